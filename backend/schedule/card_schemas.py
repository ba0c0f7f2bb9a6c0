"""Shape of a person's card. What the reader may not know is null or empty."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.patients.cases.facts import Capacity
from backend.patients.register.codes import Decision, GivenBy
from backend.policy.aliases import Slot
from backend.roster.schemas import PersonRef
from backend.schedule.grading_schemas import PointsShape
from backend.schedule.objection_schemas import CardObjectionShape
from backend.schedule.schemas import COLOURS, CoarseShape, DueShape, LightShape, TeamNeededShape
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


class InsteadShape(Schema):
    """Until when a call stands in for a visit. `shortened`: it was to hold longer than the rules allow."""

    class Meta:
        name = "InsteadOfVisit"

    until = fields.Date(required=True)
    over = fields.Boolean(required=True)
    shortened = fields.Boolean(required=True)


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
    instead: Any = fields.Nested(InsteadShape, required=True, allow_none=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class CardGuardianShape(Schema):
    """Whom to call at home."""

    class Meta:
        name = "CardGuardian"

    capacity = fields.String(required=True, validate=validate.OneOf([str(one) for one in Capacity]))
    name = fields.String(required=True)
    relation = fields.String(required=True)
    phone = fields.String(required=True)


class CardSlotShape(Schema):
    """Who answers for the person in one respect; null: nobody yet."""

    class Meta:
        name = "CardSlot"

    slot = fields.String(required=True, validate=validate.OneOf([str(one) for one in Slot]))
    staff: Any = fields.Nested(PersonRef, required=True, allow_none=True)


class CardGroupShape(Schema):
    """The team that looks after the person."""

    class Meta:
        name = "CardGroup"

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    leader: Any = fields.Nested(PersonRef, required=True)


class CardConsentShape(Schema):
    """The newest decision on being looked after."""

    class Meta:
        name = "CardConsent"

    decision = fields.String(required=True, validate=validate.OneOf([str(one) for one in Decision]))
    given_by = fields.String(required=True, validate=validate.OneOf([str(one) for one in GivenBy]))
    on = fields.Date(required=True)


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
    management = fields.String(required=True, allow_none=True)
    whereabouts = fields.String(required=True)
    whereabouts_verified = fields.Boolean(required=True)
    whereabouts_since = fields.Date(required=True)
    phone = fields.String(
        required=True, allow_none=True, metadata={"description": "the person's own, for clinicians"}
    )
    guardian: Any = fields.Nested(CardGuardianShape, required=True, allow_none=True)
    responsible: Any = fields.List(fields.Nested(CardSlotShape), required=True)
    group: Any = fields.Nested(CardGroupShape, required=True, allow_none=True)
    consent: Any = fields.Nested(CardConsentShape, required=True, allow_none=True)
    tasks: Any = fields.List(fields.Nested(DueShape), required=True)
    last_on = fields.Date(required=True, allow_none=True, metadata={"description": "the last that counts"})
    met_on = fields.Date(required=True, allow_none=True)
    light: Any = fields.Nested(LightShape, required=True, allow_none=True)
    shortage = fields.Integer(
        required=True, allow_none=True, metadata={"description": "follow-ups still missing this year"}
    )
    disease_class = fields.Integer(required=True, allow_none=True)
    danger = fields.Integer(required=True, allow_none=True)
    safety: Any = fields.Nested(WordsShape, required=True, allow_none=True)
    colour: Any = fields.Nested(CardColourShape, required=True, allow_none=True)
    team: Any = fields.Nested(TeamNeededShape, required=True)
    contacts: Any = fields.List(fields.Nested(ContactShape), required=True)
    objections: Any = fields.List(fields.Nested(CardObjectionShape), required=True)
