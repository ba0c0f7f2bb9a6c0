"""The shape of a definition as it is served: exactly its file. See `definition` for what each name means."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.forms.definition import Kind, Part
from backend.kernel.http import WordsShape

_CONDITION = {"description": "true, the name of a condition, or one in the language of `conditions`"}


class OptionShape(WordsShape):
    value = fields.String(required=True)
    national = fields.String(metadata={"description": "code on the national form"})
    exclusive = fields.Boolean()


class ColumnShape(WordsShape):
    id = fields.String(required=True)
    type = fields.String(required=True, validate=validate.OneOf([*Kind]))
    addition = fields.Boolean()
    options = fields.List(fields.Nested(OptionShape))
    min = fields.Integer()
    max = fields.Integer()
    thousandths = fields.String()
    required = fields.Raw(metadata=_CONDITION)


class QuestionShape(ColumnShape):
    number = fields.String(metadata={"description": "place on the national form"})
    part = fields.String(required=True, validate=validate.OneOf([*Part]))
    when = fields.Raw(metadata=_CONDITION)
    observe = fields.Boolean()
    carry = fields.Boolean()
    beside = fields.Boolean()
    none = fields.Nested(WordsShape)
    columns = fields.List(fields.Nested(ColumnShape))
    most = fields.Integer()
    earliest = fields.String()
    latest = fields.String()
    within = fields.String()


class SectionShape(WordsShape):
    id = fields.String(required=True)
    questions = fields.List(fields.Nested(QuestionShape), required=True)


class RemarkShape(WordsShape):
    id = fields.String(required=True)
    about = fields.List(fields.String(), required=True)
    when = fields.Raw(required=True, metadata=_CONDITION)


class FormDefinitionShape(WordsShape):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    serves = fields.List(fields.String(), required=True, metadata={"description": "purposes of visits"})
    facts = fields.List(fields.String(), required=True)
    conditions = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    sections = fields.List(fields.Nested(SectionShape), required=True)
    contradictions = fields.List(fields.Nested(RemarkShape), required=True)
    advice = fields.List(fields.Nested(RemarkShape), required=True)


class FormsShape(Schema):
    forms = fields.List(fields.Nested(FormDefinitionShape), required=True)
