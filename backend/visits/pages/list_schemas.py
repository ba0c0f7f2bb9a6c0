"""Shapes of lists: visits, quarantine."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import RefusalShape, WordsShape
from backend.kernel.pages import PageQuery, PageShape
from backend.policy.capture_codes import CancelReason
from backend.policy.codes import Authenticity
from backend.roster.schemas import PersonRef
from backend.visits.reading.projection import State

MS = {"description": "ms"}
CANCELLED = validate.OneOf([*(str(reason) for reason in CancelReason), None])


class VisitQuery(PageQuery):
    """Filters of a list of visits; days are local and included."""

    first = fields.Date(data_key="from")
    last = fields.Date(data_key="to")
    area = fields.UUID(metadata={"description": "and every area in it"})
    state = fields.String(validate=validate.OneOf([str(state) for state in State]))
    authenticity = fields.String(validate=validate.OneOf([str(value) for value in Authenticity]))
    q = fields.String(
        validate=validate.Length(1, 40), metadata={"description": "a person's code, or a colleague's name"}
    )


class BriefShape(Schema):
    """A colleague."""

    class Meta:
        name = "Colleague"

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    org = fields.String(required=True)
    role = fields.String(required=True, allow_none=True)


class MemberBriefShape(BriefShape):
    class Meta:
        name = "VisitMember"

    grade = fields.String(required=True, allow_none=True)


class AreaBriefShape(Schema):
    class Meta:
        name = "VisitArea"

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class BracketShape(Schema):
    """The moments a visit was certainly made between; no lower bound when no phone carried a beacon."""

    class Meta:
        name = "Bracket"

    not_before = fields.Integer(required=True, allow_none=True, metadata=MS)
    not_after = fields.Integer(required=True, metadata=MS)


class AwaitingShape(Schema):
    """What other phones still hold."""

    class Meta:
        name = "Awaiting"

    statements = fields.Integer(required=True)
    evidence = fields.Integer(required=True)


class VisitRowShape(Schema):
    """A visit in a list. `outcome` is an outcome or, for an attempt, its result."""

    class Meta:
        name = "VisitRow"

    id = fields.UUID(required=True)
    planned_on = fields.Date(required=True, allow_none=True)
    opened_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    closed_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    bracket: Any = fields.Nested(BracketShape, required=True, allow_none=True)
    patient_code = fields.String(required=True)
    area: Any = fields.Nested(AreaBriefShape, required=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    state = fields.String(required=True)
    cancelled = fields.String(required=True, allow_none=True, validate=CANCELLED)
    purpose = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True)
    clinical_effect = fields.String(required=True, allow_none=True)
    authenticity = fields.String(required=True, allow_none=True)
    members: Any = fields.List(fields.Nested(MemberBriefShape), required=True)
    awaiting: Any = fields.Nested(AwaitingShape, required=True)
    notes = fields.List(fields.String(), required=True)


class VisitListShape(PageShape):
    class Meta:
        name = "VisitList"

    items: Any = fields.List(fields.Nested(VisitRowShape), required=True)


class QuarantineShape(Schema):
    """Something that could not be accepted, without what it says."""

    class Meta:
        name = "Quarantined"

    id = fields.UUID(required=True)
    at = fields.Integer(required=True, metadata=MS)
    staff: Any = fields.Nested(PersonRef, required=True)
    device = fields.UUID(required=True, allow_none=True)
    statement = fields.String(required=True, allow_none=True)
    step = fields.Integer(required=True, metadata={"description": "the step of verification it failed at"})
    size = fields.Integer(required=True, metadata={"description": "bytes"})
    error: Any = fields.Nested(RefusalShape, required=True)


class OwnQuarantineShape(QuarantineShape):
    """The same with what was sent; null once the person it is about was withdrawn."""

    class Meta:
        name = "OwnQuarantined"

    content = fields.Raw(required=True, allow_none=True)


class QuarantineListShape(PageShape):
    class Meta:
        name = "QuarantineList"

    items: Any = fields.List(fields.Nested(QuarantineShape), required=True)


class OwnQuarantineListShape(PageShape):
    class Meta:
        name = "OwnQuarantineList"

    items: Any = fields.List(fields.Nested(OwnQuarantineShape), required=True)


class ReasonShape(WordsShape):
    """Why, as a stable code and a sentence."""

    class Meta:
        name = "Reason"

    code = fields.String(required=True)
