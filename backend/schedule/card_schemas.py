"""Shape of a person's card. What the reader may not know is null or empty."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from backend.kernel.http import WordsShape
from backend.schedule.grading_schemas import PointsShape
from backend.schedule.schemas import COLOURS, LIGHTS, CoarseShape, DueShape, TeamNeededShape
from backend.visits.pages.list_schemas import BriefShape


class ColourAssessmentShape(Schema):
    """A colour a doctor settled on. `agreed` is null while a second person's word is awaited."""

    assessment = fields.String(required=True, metadata={"description": "hash of the statement"})
    visit = fields.UUID(required=True)
    on = fields.Date(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    proposed = fields.String(required=True, allow_none=True, validate=COLOURS)
    confirmed = fields.String(required=True, validate=COLOURS)
    points = fields.Integer(required=True)
    items: Any = fields.List(fields.Nested(PointsShape), required=True)
    second_needed = fields.Boolean(required=True)
    agreed = fields.Boolean(required=True, allow_none=True)
    second_by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    valid_until = fields.Date(required=True)
    policy = fields.String(required=True)


class CardColourShape(Schema):
    """The colour in force (null: to be confirmed anew) and how it came about."""

    class Meta:
        name = "CardColour"

    now = fields.String(required=True, allow_none=True, validate=COLOURS)
    assessments: Any = fields.List(fields.Nested(ColourAssessmentShape), required=True)


class CardLightShape(WordsShape):
    class Meta:
        name = "CardLight"

    code = fields.String(required=True, validate=LIGHTS)


class ContactShape(Schema):
    """A visit, an attempt or a call."""

    class Meta:
        name = "Contact"

    visit = fields.UUID(required=True)
    on = fields.Date(required=True)
    purpose = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)
    form = fields.Integer(
        required=True, allow_none=True, metadata={"description": "1 clinic, 2 home, 3 phone"}
    )
    outcome = fields.String(required=True, allow_none=True)
    effect = fields.String(required=True, allow_none=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class CardShape(Schema):
    """When somebody is seen next and why, and who was there."""

    class Meta:
        name = "PatientCard"

    patient = fields.UUID(required=True)
    code = fields.String(required=True)
    first_name = fields.String(required=True, allow_none=True)
    address = fields.String(required=True)
    village = fields.String(required=True)
    coarse: Any = fields.Nested(CoarseShape, required=True, allow_none=True)
    whereabouts = fields.String(required=True)
    tasks: Any = fields.List(fields.Nested(DueShape), required=True)
    last_on = fields.Date(required=True, allow_none=True, metadata={"description": "the last that counts"})
    met_on = fields.Date(required=True, allow_none=True)
    light: Any = fields.Nested(CardLightShape, required=True, allow_none=True)
    shortage = fields.Integer(
        required=True, allow_none=True, metadata={"description": "follow-ups still missing this year"}
    )
    disease_class = fields.Integer(required=True, allow_none=True)
    danger = fields.Integer(required=True, allow_none=True)
    safety: Any = fields.Nested(WordsShape, required=True, allow_none=True)
    colour: Any = fields.Nested(CardColourShape, required=True, allow_none=True)
    team: Any = fields.Nested(TeamNeededShape, required=True)
    contacts: Any = fields.List(fields.Nested(ContactShape), required=True)
