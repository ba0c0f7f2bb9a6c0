"""Shapes of access records and of feedback."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.kernel.fields import text
from backend.kernel.pages import PageQuery, PageShape
from backend.roster.schemas import PersonRef

KINDS = validate.OneOf(["complaint", "suggestion"])


class AccessShape(Schema):
    id = fields.Integer(attribute="seq", required=True)
    at = fields.Integer(required=True)
    by = fields.Nested(PersonRef, attribute="staff", required=True, allow_none=True)
    action = fields.String(required=True)
    object_kind = fields.String(required=True)
    object_id = fields.String(required=True)
    purpose = fields.String(required=True)
    fields_ = fields.List(fields.String(), attribute="fields", data_key="fields", required=True)
    hash = fields.String(required=True)


class AccessQuery(PageQuery):
    object = fields.String(validate=validate.Length(max=64))
    staff = fields.UUID()


class AccessPageShape(PageShape):
    items = fields.List(fields.Nested(AccessShape), required=True)


class FeedbackShape(Schema):
    id = fields.UUID(required=True)
    at = fields.Integer(required=True)
    kind = fields.String(required=True, validate=KINDS)
    text = fields.String(required=True)
    by = fields.Nested(PersonRef, attribute="staff", required=True)


class NewFeedbackShape(Schema):
    kind = fields.String(required=True, validate=KINDS)
    text = text(2000)


class FeedbackPageShape(PageShape):
    items = fields.List(fields.Nested(FeedbackShape), required=True)
