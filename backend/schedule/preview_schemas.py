"""Shapes of what a policy would change."""

from __future__ import annotations

from marshmallow import Schema, fields


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
