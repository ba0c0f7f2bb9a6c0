"""Shapes of the calendar: tasks for a phone, the team leader's board, a person's card."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.policy.codes import Colour, Purpose
from backend.roster.schemas import DutyPhoneShape
from backend.schedule.codes import Light, TaskKind
from backend.schedule.grading_schemas import CYCLE, ColourTableShape, GradingShape
from backend.transparency.schemas import BeaconShape
from backend.visits.pages.list_schemas import CANCELLED, MS, BriefShape

KINDS = validate.OneOf([str(kind) for kind in TaskKind])
LIGHTS = validate.OneOf([str(light) for light in Light])
COLOURS = validate.OneOf([str(colour) for colour in Colour])


class TaskQuery(Schema):
    device = fields.UUID(required=True)


class LightShape(WordsShape):
    """Calls in the place of visits."""

    class Meta:
        name = "CardLight"

    code = fields.String(required=True, validate=LIGHTS)


class CoarseShape(Schema):
    """Degrees, blurred to about 150 m."""

    class Meta:
        name = "CoarsePoint"

    lat = fields.Float(required=True)
    lon = fields.Float(required=True)


class DueShape(Schema):
    """When and why somebody is due. `rule` is null for readers who may not know how the person is."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=KINDS)
    due_on = fields.Date(required=True)
    window_start = fields.Date(required=True)
    days_over = fields.Integer(required=True, metadata={"description": "days overdue, else 0"})
    rule = fields.String(required=True, allow_none=True)
    rules = fields.List(fields.String(), required=True, metadata={"description": "every rule that holds"})
    sentence: Any = fields.Nested(WordsShape, required=True)
    policy = fields.String(required=True, metadata={"description": "the versions that decided"})
    held = fields.Boolean(
        required=True, metadata={"description": "a visit was not accepted, and its old date is back"}
    )
    escalate = fields.Boolean(required=True)
    untried: Any = fields.Nested(
        WordsShape,
        required=True,
        allow_none=True,
        metadata={"description": "said where a cycle went by with no visit, no attempt and no call"},
    )


class MissingShape(WordsShape):
    """What a team lacks on paper."""

    class Meta:
        name = "TeamMissing"

    code = fields.String(required=True)


class TeamNeededShape(Schema):
    """Whom a visit takes. `need` lists places that different people fill; any group of a place will do."""

    min_staff = fields.Integer(required=True)
    min_orgs = fields.Integer(required=True)
    need = fields.List(fields.List(fields.String()), required=True)
    not_invited = fields.List(fields.String(), required=True)
    missing: Any = fields.List(fields.Nested(MissingShape), required=True)
    reduced = fields.Boolean(
        required=True, metadata={"description": "incomplete only because colleagues declined with a reason"}
    )
    policy = fields.String(required=True)


class AnswerShape(Schema):
    """A colleague's answer to the invitation; `own` is false where the planner said it for them."""

    class Meta:
        name = "InvitationAnswer"

    member = fields.UUID(required=True)
    answer = fields.String(required=True, validate=validate.OneOf(["YES", "NO"]))
    reason = fields.String(required=True, allow_none=True)
    own = fields.Boolean(required=True)


class PlaceShape(Schema):
    """Who and where, as a visit card says it; where is empty until three days before.

    `colleagues`: whom one may ask along, the members of the person's team.
    """

    class Meta:
        name = "VisitPlace"

    patient = fields.UUID(required=True)
    first_name = fields.String(required=True)
    address = fields.String(required=True)
    village = fields.String(required=True)
    coarse: Any = fields.Nested(CoarseShape, required=True, allow_none=True)
    last_on = fields.Date(required=True, allow_none=True)
    team: Any = fields.Nested(TeamNeededShape, required=True)
    colleagues = fields.List(fields.UUID(), required=True)
    light: Any = fields.Nested(LightShape, required=True, allow_none=True)
    safety: Any = fields.Nested(WordsShape, required=True, allow_none=True)


class CarryShape(Schema):
    """From the last record, for clinicians: medicines to be confirmed one by one."""

    class Meta:
        name = "Carry"

    on = fields.Date(required=True)
    medicines: Any = fields.List(fields.Dict(keys=fields.String(), values=fields.Raw()), required=True)


class TaskShape(PlaceShape):
    """A visit that is planned or under way."""

    class Meta:
        name = "Task"

    visit = fields.UUID(required=True)
    planned_on = fields.Date(required=True)
    next_on = fields.Date(required=True, allow_none=True)
    purpose = fields.String(required=True, allow_none=True)
    leader = fields.UUID(required=True, allow_none=True)
    expected: Any = fields.List(fields.Nested(BriefShape), required=True)
    answers: Any = fields.List(fields.Nested(AnswerShape), required=True)
    state = fields.String(required=True)
    cancelled = fields.String(required=True, allow_none=True, validate=CANCELLED)
    due: Any = fields.Nested(DueShape, required=True, allow_none=True)
    carry: Any = fields.Nested(CarryShape, required=True, allow_none=True)
    cycle_days = fields.Integer(required=True, metadata=CYCLE)
    grading: Any = fields.Nested(GradingShape, required=True, allow_none=True)


class DuePersonShape(PlaceShape):
    """Somebody due whom no visit is planned for; without an address unless due within three days."""

    class Meta:
        name = "DuePerson"

    purpose = fields.String(required=True, validate=validate.OneOf([str(one) for one in Purpose]))
    due: Any = fields.Nested(DueShape, required=True)
    cycle_days = fields.Integer(required=True, metadata=CYCLE)
    grading: Any = fields.Nested(GradingShape, required=True, allow_none=True)


class ConfirmationShape(Schema):
    """A presence on a colleague's phone that waits for one's own word."""

    class Meta:
        name = "Confirmation"

    visit = fields.UUID(required=True)
    patient = fields.UUID(required=True)
    member = fields.UUID(required=True)
    opened_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    confirm_by = fields.Integer(required=True, metadata=MS)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class PolicyRefShape(Schema):
    class Meta:
        name = "PolicyRef"

    version = fields.String(required=True)


class TasksShape(Schema):
    """Everything a phone needs for the next three days, what is planned after, and who is due in a week."""

    class Meta:
        name = "Tasks"

    time = fields.Integer(required=True, metadata=MS)
    beacon: Any = fields.Nested(BeaconShape, required=True)
    tasks: Any = fields.List(fields.Nested(TaskShape), required=True)
    due: Any = fields.List(fields.Nested(DuePersonShape), required=True)
    confirm: Any = fields.List(fields.Nested(ConfirmationShape), required=True)
    people: Any = fields.List(fields.Nested(BriefShape), required=True)
    organisations: Any = fields.List(fields.Nested(DutyPhoneShape), required=True)
    policy: Any = fields.Nested(PolicyRefShape, required=True)
    colours: Any = fields.Nested(ColourTableShape, required=True, allow_none=True)
