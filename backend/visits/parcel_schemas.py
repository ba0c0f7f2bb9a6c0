"""Shapes of a parcel: its header, and its answer."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.evidence.schemas import EvidenceReceiptShape
from backend.kernel.http import RefusalShape
from backend.visits.schemas import BatchShape, TakenShape

FILES_MOST = 24
EVIDENCE_STATUSES = ("received", "refused")
_HASH = validate.Regexp(r"[0-9a-f]{64}\Z")


class ParcelFileShape(Schema):
    """One file of a parcel; its bytes follow the header, in the order of this list."""

    class Meta:
        name = "ParcelFile"

    sha256 = fields.String(required=True, validate=_HASH)
    patient = fields.UUID(required=True)
    media_type = fields.String(required=True)
    bytes = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))


class ParcelHeaderShape(BatchShape):
    """Statements, and the files that travel with them."""

    class Meta:
        name = "ParcelHeader"

    evidence: Any = fields.List(
        fields.Nested(ParcelFileShape), required=True, validate=validate.Length(max=FILES_MOST)
    )


class EvidenceResultShape(Schema):
    """What became of one file. `refused` stays on the phone."""

    class Meta:
        name = "EvidenceResult"

    sha256 = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(EVIDENCE_STATUSES))
    receipt: Any = fields.Nested(EvidenceReceiptShape, required=True, allow_none=True)
    error: Any = fields.Nested(RefusalShape, required=True, allow_none=True)


class ParcelTakenShape(TakenShape):
    """One result for each file and for each statement, in the order they were sent."""

    class Meta:
        name = "ParcelTaken"

    evidence: Any = fields.List(fields.Nested(EvidenceResultShape), required=True)
