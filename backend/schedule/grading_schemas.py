"""Shapes of what a doctor's phone needs to propose a colour."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.policy.codes import Colour
from backend.policy.colours import Guardianship, Situation
from backend.visits.pages.list_schemas import BriefShape

CYCLE = {"description": "the longest that a reason may let a call stand in for a visit, in days"}
COLOURS = validate.OneOf([str(colour) for colour in Colour])


class GradingShape(Schema):
    """What weighs on a colour beside what is assessed now; for those who assess."""

    class Meta:
        name = "Grading"

    guardianship = fields.String(
        required=True, allow_none=True, validate=validate.OneOf([str(one) for one in Guardianship])
    )
    situation = fields.List(
        fields.String(validate=validate.OneOf([str(one) for one in Situation])), required=True
    )
    colour = fields.String(required=True, allow_none=True, validate=COLOURS)
    until = fields.Date(required=True, allow_none=True)
    # Marshmallow wants the answer's names; `class` is no name in Python.
    class_ = fields.Integer(required=True, allow_none=True, data_key="class", attribute="class")
    danger = fields.Integer(required=True, allow_none=True)
    adherence = fields.Integer(required=True, allow_none=True)
    last_visit = fields.UUID(required=True, allow_none=True)


class ColourTableShape(Schema):
    """The points sheet in force, as its COLOURS document says it."""

    class Meta:
        name = "ColourTable"

    version = fields.String(required=True)
    body: Any = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)


class PointsShape(Schema):
    """One line of the points sheet; `value` is null where it was unknown."""

    class Meta:
        name = "ColourPoints"

    factor = fields.String(required=True)
    value = fields.String(required=True, allow_none=True)
    points = fields.Integer(required=True)


class WaitingColourShape(Schema):
    """A colour that waits for a second person. Supervisors see a code instead of a name."""

    class Meta:
        name = "WaitingColour"

    assessment = fields.String(required=True, metadata={"description": "hash of the statement"})
    visit = fields.UUID(required=True)
    patient = fields.UUID(required=True)
    patient_code = fields.String(required=True)
    first_name = fields.String(required=True, allow_none=True)
    area = fields.String(required=True)
    on = fields.Date(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    proposed = fields.String(required=True, allow_none=True, validate=COLOURS)
    confirmed = fields.String(required=True, validate=COLOURS)
    reason = fields.String(required=True, allow_none=True)
    points = fields.Integer(required=True)
    items: Any = fields.List(fields.Nested(PointsShape), required=True)
    policy = fields.String(required=True)


class WaitingColoursShape(Schema):
    class Meta:
        name = "WaitingColours"

    waiting: Any = fields.List(fields.Nested(WaitingColourShape), required=True)
