"""The shape of a filled-in form on a visit's page."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from backend.kernel.http import WordsShape
from backend.visits.pages.list_schemas import MS, BriefShape


class AmendmentShape(Schema):
    """A change to a closed record. Its words are null for those who may not read the field."""

    statement = fields.String(required=True)
    field = fields.String(required=True)
    old = fields.Raw(required=True, allow_none=True)
    new = fields.Raw(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)
    by = fields.UUID(required=True)
    at = fields.Integer(required=True, metadata=MS)
    decided_by = fields.UUID(required=True, allow_none=True)
    decided_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    may_second = fields.Boolean(
        required=True, metadata={"description": "it waits, and the reader is one whose word counts"}
    )


class WaitingAmendmentShape(Schema):
    """A correction that waits for a second person. What it says stands on the visit's page."""

    class Meta:
        name = "WaitingAmendment"

    amendment = fields.String(required=True)
    visit = fields.UUID(required=True)
    patient_code = fields.String(required=True)
    area = fields.String(required=True)
    on = fields.Date(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    field: Any = fields.Nested(WordsShape, required=True)


class WaitingAmendmentsShape(Schema):
    class Meta:
        name = "WaitingAmendments"

    waiting: Any = fields.List(fields.Nested(WaitingAmendmentShape), required=True)


class FilledShape(Schema):
    """A form and the answers its reader may see, to be shown with the form's own definition."""

    class Meta:
        name = "FilledForm"

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    patient = fields.UUID(required=True, metadata={"description": "whom an amendment must name"})
    answers: Any = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    withheld = fields.Boolean(required=True, metadata={"description": "some answers are for clinicians only"})
    complete = fields.Boolean(required=True, allow_none=True)
    by = fields.UUID(required=True)
    assessed_by = fields.UUID(required=True, allow_none=True)
    final_since = fields.Integer(
        required=True, allow_none=True, metadata={"description": "ms; from then on it can only be corrected"}
    )
    amendments: Any = fields.List(fields.Nested(AmendmentShape), required=True)
