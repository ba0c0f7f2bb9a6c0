"""Shapes of what comes in and of lists; the page of one visit is in `page_schemas`."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import RefusalShape
from backend.transparency.encoding import SAFE_INTEGER
from backend.transparency.schemas import BeaconShape
from backend.visits.moving import ANSWERS

BATCH_MOST = 50
STATUSES = ("received", "refused", "quarantined")


class ReceiptEvidenceShape(Schema):
    """Which of the files it names had arrived then."""

    class Meta:
        name = "ReceiptEvidence"

    present = fields.List(fields.String(), required=True)
    awaited = fields.List(fields.String(), required=True)


class ReceiptShape(Schema):
    """Proof that the log holds a statement; the phone checks it before it lets go of anything."""

    class Meta:
        name = "Receipt"

    statement = fields.String(required=True, metadata={"description": "hex SHA-256 of the payload"})
    device = fields.String(required=True)
    signature_sha256 = fields.String(required=True)
    received_at = fields.Integer(required=True, metadata={"description": "ms"})
    index = fields.Integer(required=True)
    size = fields.Integer(required=True)
    checkpoint = fields.String(required=True, metadata={"description": "C2SP signed note"})
    inclusion = fields.List(fields.String(), required=True, metadata={"description": "base64"})
    evidence: Any = fields.Nested(ReceiptEvidenceShape, required=True)
    chain = fields.String(required=True, validate=validate.OneOf(("ok", "gap", "fork")))


class SignatureShape(Schema):
    """One DSSE signature; `keyid` is the device."""

    class Meta:
        name = "EnvelopeSignature"

    keyid = fields.String(required=True)
    sig = fields.String(required=True, metadata={"description": "base64 of raw r || s"})


class EnvelopeShape(Schema):
    """A signed statement, DSSE."""

    class Meta:
        name = "Envelope"

    payload = fields.String(required=True, metadata={"description": "base64 of the exact bytes signed"})
    payloadType = fields.String(required=True)  # noqa: N815  DSSE's own name
    signatures: Any = fields.List(fields.Nested(SignatureShape), required=True)


class BatchShape(Schema):
    """Statements as the phone kept them. Each is looked at alone, so their shape is not checked here."""

    class Meta:
        name = "Batch"

    sent_at = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, SAFE_INTEGER),
        metadata={"description": "the phone's clock, ms"},
    )
    statements = fields.List(
        fields.Raw(allow_none=True, metadata={"description": "an Envelope"}),
        required=True,
        validate=validate.Length(max=BATCH_MOST),
    )


class ResultShape(Schema):
    """What became of one statement. `refused` stays on the phone; `quarantined` is kept by the server too."""

    class Meta:
        name = "StatementResult"

    hash = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    receipt: Any = fields.Nested(ReceiptShape, required=True, allow_none=True)
    error: Any = fields.Nested(RefusalShape, required=True, allow_none=True)


class LogSizeShape(Schema):
    class Meta:
        name = "LogSize"

    size = fields.Integer(required=True)


class TakenShape(Schema):
    """One result for each statement, in the order they were sent."""

    class Meta:
        name = "Taken"

    results: Any = fields.List(fields.Nested(ResultShape), required=True)
    beacon: Any = fields.Nested(BeaconShape, required=True)
    time = fields.Integer(required=True)
    log: Any = fields.Nested(LogSizeShape, required=True)


class HomeAnswerShape(Schema):
    """What visits elsewhere mean. `text` and `since` for a move; left out, the address or its day stays."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    text = fields.String(load_default="", validate=validate.Length(max=200))
    since = fields.Date(load_default=None, allow_none=True)
