"""Shapes of imports as the app sees them."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.importing.columns.forms import BY_KEY
from backend.importing.models import Choice
from backend.kernel.datum import Datum
from backend.kernel.fields import text
from backend.kernel.http import RefusalShape, WordsShape
from backend.kernel.pages import PageQuery, PageShape

WORD = validate.Length(max=200)


class ImportProgressShape(Schema):
    done = fields.Integer(required=True)
    of = fields.Integer(required=True)


class ImportSheetCountShape(Schema):
    key = fields.String(required=True)
    name = fields.Nested(WordsShape, required=True)
    new = fields.Integer(required=True)
    known = fields.Integer(required=True)
    bad = fields.Integer(required=True)


class ImportFaultCountShape(Schema):
    code = fields.String(required=True)
    count = fields.Integer(required=True)
    bad = fields.Boolean(required=True)


class ImportChoiceShape(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class ImportValueMetShape(Schema):
    """A value met in a column of codes. `sure` is false where another system may mean something else."""

    value = fields.String(required=True)
    shown = fields.String(required=True)
    count = fields.Integer(required=True)
    code = fields.String(required=True, allow_none=True)
    sure = fields.Boolean(required=True)


class ImportQuestionShape(Schema):
    sheet = fields.String(required=True)
    column = fields.String(required=True)
    heading = fields.Nested(WordsShape, required=True)
    choices = fields.List(fields.Nested(ImportChoiceShape), required=True)
    values = fields.List(fields.Nested(ImportValueMetShape), required=True)


class ImportOptionsShape(Schema):
    """`codes`: sheet → column → value in the file → our code, or "" to leave it out."""

    codes = fields.Dict(
        keys=fields.String(validate=validate.OneOf(list(BY_KEY))),
        values=fields.Dict(
            keys=fields.String(validate=WORD),
            values=fields.Dict(keys=fields.String(validate=WORD), values=fields.String(validate=WORD)),
        ),
        required=True,
    )
    datum = fields.String(required=True, validate=validate.OneOf(["", *map(str, Datum)]))
    system = fields.String(required=True, validate=validate.Regexp(r"\A[\w .-]{1,32}\Z"))


class ImportNewOptionsShape(ImportOptionsShape):
    keep_as = fields.String(load_default="", validate=validate.Length(max=64))


class ImportShape(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    size = fields.Integer(required=True)
    created_at = fields.Integer(required=True)
    changed_at = fields.Integer(required=True)
    file_kept = fields.Boolean(required=True)
    progress = fields.Nested(ImportProgressShape, required=True, allow_none=True)
    choice = fields.String(required=True, allow_none=True)
    refusal = fields.Nested(RefusalShape, required=True, allow_none=True)
    new = fields.Integer(required=True)
    known = fields.Integer(required=True)
    bad = fields.Integer(required=True)
    blocked = fields.Boolean(required=True)
    unlisted = fields.Integer(required=True)
    codes_open = fields.Boolean(required=True)
    passwords = fields.Integer(required=True, metadata={"description": "first passwords to be fetched"})


class ImportPageShape(ImportShape):
    """One import with what was found in it."""

    sheets = fields.List(fields.Nested(ImportSheetCountShape), required=True)
    faults = fields.List(fields.Nested(ImportFaultCountShape), required=True)
    questions = fields.List(fields.Nested(ImportQuestionShape), required=True)
    options = fields.Nested(ImportOptionsShape, required=True)


class ImportFaultShape(Schema):
    sheet = fields.String(required=True)
    row = fields.Integer(required=True, metadata={"description": "0: the sheet as a whole"})
    column = fields.String(required=True)
    heading = fields.String(required=True)
    code = fields.String(required=True)
    bad = fields.Boolean(required=True)
    said = fields.String(required=True)
    what = fields.Nested(WordsShape, required=True)
    right = fields.Nested(WordsShape, required=True)


class ImportFaultPageShape(PageShape):
    items = fields.List(fields.Nested(ImportFaultShape), required=True)
    sheets = fields.List(fields.String(), required=True)


class FaultQuery(PageQuery):
    sheet = fields.String(load_default="", validate=validate.Length(max=64))
    bad = fields.Boolean(load_default=False)


class UploadQuery(Schema):
    name = text(120)


class ReportQuery(Schema):
    format = fields.String(load_default="xlsx", validate=validate.OneOf(["xlsx", "csv"]))


class ImportStartShape(Schema):
    choice = fields.String(required=True, validate=validate.OneOf([str(one) for one in Choice]))


class ImportProfileShape(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    options = fields.Nested(ImportOptionsShape, required=True)
