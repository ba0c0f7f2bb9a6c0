"""Shapes of what the evidence takes and gives."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate


def _hash() -> fields.String:
    return fields.String(required=True, validate=validate.Regexp(r"[0-9a-f]{64}\Z"))


class EvidenceReceiptShape(Schema):
    """The server's signed word that it holds a file; `transparency/evidence_receipt.py` has the text."""

    class Meta:
        name = "EvidenceReceipt"

    sha256 = _hash()
    bytes = fields.Integer(required=True)
    at = fields.Integer(required=True, metadata={"description": "ms"})
    key = fields.String(required=True, metadata={"description": "first 8 hex of SHA-256 of the key's SPKI"})
    sig = fields.String(required=True, metadata={"description": "base64url of raw r ‖ s"})


class ReceivedShape(Schema):
    """How much of a file that comes in pieces is here."""

    class Meta:
        name = "Received"

    received = fields.Integer(required=True, metadata={"description": "bytes from the start"})


class StatusShape(Schema):
    class Meta:
        name = "EvidenceStatus"

    received = fields.Integer(required=True, metadata={"description": "bytes from the start"})
    complete = fields.Boolean(required=True)
    receipt: Any = fields.Nested(EvidenceReceiptShape, required=True, allow_none=True)


class ForPatient(Schema):
    patient = fields.UUID(required=True)


class InVisit(Schema):
    visit = fields.UUID(required=True)
