"""Shapes of questions about a colour, and objections to it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.policy.capture_codes import SaidBy, Told, Wish
from backend.visits.bodies.records import WORDS_MOST
from backend.visits.pages.list_schemas import BriefShape


class ColourObjectionShape(Schema):
    """Who asked or objected, when, and in what words."""

    said_by = fields.String(required=True, validate=validate.OneOf([str(one) for one in SaidBy]))
    wish = fields.String(required=True, validate=validate.OneOf([str(one) for one in Wish]))
    on = fields.Date(required=True)
    words = fields.String(load_default="", validate=validate.Length(max=WORDS_MOST))


class ColourToldShape(Schema):
    """The day on which the person was told, and how."""

    on = fields.Date(required=True)
    how = fields.String(required=True, validate=validate.OneOf([str(one) for one in Told]))


class CardObjectionShape(ColourObjectionShape):
    """As it stands. `settled_on`: assessed anew; `changed`: another colour came of it, for who may know."""

    class Meta:
        name = "CardObjection"

    id = fields.UUID(required=True)
    words = fields.String(required=True, allow_none=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    settled_on = fields.Date(required=True, allow_none=True)
    changed = fields.Boolean(required=True, allow_none=True)
    told_on = fields.Date(required=True, allow_none=True)
    told_how = fields.String(required=True, allow_none=True)
    told_by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
