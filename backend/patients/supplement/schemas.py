"""Shapes of the supplementary sheet."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.roster.schemas import PersonRef

_ANSWERS = {"description": "by question: a text, a whole number, or a list of texts"}
MOST = 100


class SupplementFormShape(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)


class SupplementSignedShape(Schema):
    """`stale`: something was changed since."""

    at = fields.Integer(required=True)
    by = fields.UUID(required=True, allow_none=True)
    stale = fields.Boolean(required=True)


class SupplementStateShape(Schema):
    """`open`: how many questions of the reader's parts lack an answer."""

    begun = fields.Boolean(required=True)
    open = fields.Integer(required=True)
    complete = fields.Boolean(required=True)
    signed = fields.Nested(SupplementSignedShape, required=True, allow_none=True)


class SupplementEntryShape(Schema):
    id = fields.UUID(required=True)
    at = fields.Integer(required=True)
    by = fields.UUID(required=True, allow_none=True)
    signed = fields.Boolean(required=True)
    version = fields.Integer(required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True, metadata=_ANSWERS)
    taken_back = fields.List(fields.String(), required=True)


class SupplementShape(Schema):
    """Only the reader's parts. `registered`: what the register says; `open`: questions without an answer."""

    form = fields.Nested(SupplementFormShape, required=True)
    parts = fields.List(fields.String(), required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True, metadata=_ANSWERS)
    registered = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True, metadata=_ANSWERS)
    open = fields.List(fields.String(), required=True)
    complete = fields.Boolean(required=True)
    signed = fields.Nested(SupplementSignedShape, required=True, allow_none=True)
    entries = fields.List(fields.Nested(SupplementEntryShape), required=True)
    people = fields.List(fields.Nested(PersonRef), required=True)


class SupplementAnswersShape(Schema):
    """Answers to keep; null takes one back."""

    version = fields.Integer(required=True, validate=validate.Range(1, 9_999))
    answers = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.Raw(allow_none=True),
        required=True,
        validate=validate.Length(1, MOST),
        metadata=_ANSWERS,
    )
