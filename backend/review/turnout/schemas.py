"""Shapes of an organisation's turnout, and of what its head answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.kernel.pages import PageShape
from backend.review.turnout.counting import FEWEST
from backend.review.turnout.reasons import Reason
from backend.roster.schemas import OrganisationRef
from backend.visits.pages.list_schemas import MS, BriefShape

REASONS = validate.OneOf([str(one) for one in Reason])


class AnswerTurnoutShape(Schema):
    """Why nobody came, in the head's own words; words are needed with OTHER."""

    reason = fields.String(required=True, validate=REASONS)
    words = fields.String(load_default="", validate=validate.Length(max=500))


class TurnoutAnswerShape(Schema):
    class Meta:
        name = "TurnoutAnswer"

    reason = fields.String(required=True, validate=REASONS)
    reason_words = fields.Nested(WordsShape, required=True)
    words = fields.String(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    at = fields.Integer(required=True, metadata=MS)


class TurnoutShape(Schema):
    """Of one organisation and quarter: how often it was expected where it mostly did not come."""

    class Meta:
        name = "Turnout"

    id = fields.UUID(required=True)
    organisation = fields.Nested(OrganisationRef, required=True)
    quarter = fields.String(required=True, metadata={"description": "such as 2026-Q3"})
    told_at = fields.Integer(required=True, metadata=MS)
    expected = fields.Integer(required=True)
    came = fields.Integer(
        required=True, allow_none=True, metadata={"description": f"null: fewer than {FEWEST}"}
    )
    has_head = fields.Boolean(required=True, metadata={"description": "somebody is there to read it"})
    may_answer = fields.Boolean(required=True)
    answer: Any = fields.Nested(TurnoutAnswerShape, required=True, allow_none=True)


class TurnoutPageShape(PageShape):
    items: Any = fields.List(fields.Nested(TurnoutShape), required=True)
