"""Shapes of the team leader's board."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.fields import text
from backend.kernel.pages import PageQuery, PageShape
from backend.roster.schemas import PersonRef
from backend.schedule.schemas import KINDS, LIGHTS, DueShape
from backend.visits.pages.list_schemas import MS, AreaBriefShape, BriefShape


class BoardScopeQuery(Schema):
    """Where to look, within one's reach."""

    area = fields.UUID(metadata={"description": "and every area in it"})
    team = fields.UUID()


class BoardQuery(BoardScopeQuery, PageQuery):
    when = fields.String(
        validate=validate.OneOf(["overdue", "week", "later", "remind"]),
        metadata={"description": "remind: what one should be reminded of today"},
    )
    kind = fields.String(validate=KINDS)
    light = fields.String(validate=validate.OneOf(["AMBER", "RED"]))
    unassigned = fields.Boolean()
    untried = fields.Boolean(metadata={"description": "a cycle went by with no visit, attempt or call"})


class BoardTeamShape(Schema):
    class Meta:
        name = "BoardTeam"

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class BoardVisitShape(Schema):
    """The next visit that is planned or under way."""

    class Meta:
        name = "BoardVisit"

    id = fields.UUID(required=True)
    state = fields.String(required=True)
    planned_on = fields.Date(required=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class OnPhoneShape(Schema):
    """Whose phone holds the person's card, and since when it was last handed out."""

    class Meta:
        name = "OnPhone"

    staff: Any = fields.Nested(PersonRef, required=True)
    last_at = fields.Integer(required=True, metadata=MS)


class BoardRowShape(DueShape):
    """An open task. Supervisors see a code instead of a name."""

    class Meta:
        name = "BoardRow"

    patient = fields.UUID(required=True)
    patient_code = fields.String(required=True)
    first_name = fields.String(required=True, allow_none=True)
    area: Any = fields.Nested(AreaBriefShape, required=True)
    team: Any = fields.Nested(BoardTeamShape, required=True, allow_none=True)
    assignee: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    light = fields.String(required=True, validate=LIGHTS)
    visit: Any = fields.Nested(BoardVisitShape, required=True, allow_none=True)
    phones: Any = fields.List(fields.Nested(OnPhoneShape), required=True)


class BoardShape(PageShape):
    class Meta:
        name = "Board"

    items: Any = fields.List(fields.Nested(BoardRowShape), required=True)


class LightsShape(Schema):
    """People whose cycles went by with calls alone."""

    class Meta:
        name = "BoardLights"

    amber = fields.Integer(required=True)
    red = fields.Integer(required=True)


class BoardTotalsShape(Schema):
    class Meta:
        name = "BoardTotals"

    overdue = fields.Integer(required=True)
    week = fields.Integer(required=True)
    later = fields.Integer(required=True)
    unassigned = fields.Integer(required=True)
    remind = fields.Integer(required=True)
    untried = fields.Integer(required=True)
    lights: Any = fields.Nested(LightsShape, required=True)


class AssignShape(Schema):
    """Open tasks for a team, a person in it, or (both null) back to the team they are with."""

    tasks = fields.List(fields.UUID(), required=True, validate=validate.Length(1, 200))
    team = fields.UUID(load_default=None, allow_none=True)
    assignee = fields.UUID(load_default=None, allow_none=True)


class AssignedShape(Schema):
    changed = fields.Integer(required=True)


class DoneShape(Schema):
    on = fields.Date(required=True)
    note = text(200, least=0)


class DoneTaskShape(Schema):
    """A task that somebody says is done."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=KINDS)
    state = fields.String(required=True)
    done_on = fields.Date(required=True)
