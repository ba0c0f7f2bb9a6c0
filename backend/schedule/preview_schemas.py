"""Shapes of what a policy would change."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from backend.schedule.preview import State


class RuleChangeShape(Schema):
    """Tasks that another rule would decide."""

    before = fields.String(required=True)
    after = fields.String(required=True)
    tasks = fields.Integer(required=True)


class PolicyPreviewShape(Schema):
    """What would change in the calendar. `whole`: everybody within reach was looked at."""

    people = fields.Integer(required=True)
    whole = fields.Boolean(required=True)
    opened = fields.Integer(required=True)
    closed = fields.Integer(required=True)
    earlier = fields.Integer(required=True)
    later = fields.Integer(required=True)
    rules = fields.List(fields.Nested(RuleChangeShape), required=True)


class CountyPreviewShape(Schema):
    """How far the computation for everybody within reach is; `found` once it is done."""

    state = fields.Enum(State, by_value=True, required=True)
    at = fields.Integer(required=True, allow_none=True, metadata={"description": "ms, when last heard of"})
    done = fields.Integer(required=True, metadata={"description": "people"})
    of = fields.Integer(required=True)
    found: Any = fields.Nested(PolicyPreviewShape, required=True, allow_none=True)
