"""Shapes of what is told about the checks."""

from __future__ import annotations

from marshmallow import Schema, fields

from backend.kernel.http import WordsShape


class CheckShape(Schema):
    """One check: what it asks, of which forgery an answer would speak, and what it cannot tell."""

    class Meta:
        name = "Check"

    name = fields.String(required=True)
    rule = fields.String(required=True, allow_none=True)
    question = fields.Nested(WordsShape, required=True)
    limits = fields.Nested(WordsShape, required=True)
    channel = fields.String(required=True)
    channel_words = fields.Nested(WordsShape, required=True)
    pattern = fields.String(required=True)
    pattern_words = fields.Nested(WordsShape, required=True)


class ChecksShape(Schema):
    """Every check, in the order in which a person would ask."""

    class Meta:
        name = "Checks"

    version = fields.String(required=True)
    checks = fields.List(fields.Nested(CheckShape), required=True)
