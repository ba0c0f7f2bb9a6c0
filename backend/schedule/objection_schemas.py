"""Shapes of questions about a colour, and objections to it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.schedule.codes import SaidBy, Wish
from backend.visits.pages.list_schemas import BriefShape

MOST = 500


class ColourObjectionShape(Schema):
    """Who asked or objected, when, and in what words."""

    said_by = fields.String(required=True, validate=validate.OneOf([str(one) for one in SaidBy]))
    wish = fields.String(required=True, validate=validate.OneOf([str(one) for one in Wish]))
    on = fields.Date(required=True)
    words = fields.String(load_default="", validate=validate.Length(max=MOST))


class ColourToldShape(Schema):
    """The day on which the person was told."""

    on = fields.Date(required=True)


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
    told_by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
