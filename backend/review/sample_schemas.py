"""Shapes of the month's sample."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.review.calling import Called, Came, How, When
from backend.review.course import Bar
from backend.visits.pages.list_schemas import MS, AreaBriefShape, BriefShape

MONTH = validate.Regexp(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z")
CAME = validate.OneOf([one.value for one in Came])
WHEN = validate.OneOf([one.value for one in When])
HOW = validate.OneOf([one.value for one in How])


class MonthQuery(Schema):
    month = fields.String(required=True, validate=MONTH, metadata={"description": "YYYY-MM"})


class SampleSeedShape(Schema):
    """The head of the log that chose; whoever holds it can draw again by `rule`."""

    class Meta:
        name = "SampleSeed"

    checkpoint = fields.String(required=True)
    size = fields.Integer(required=True)
    root = fields.String(required=True)
    at = fields.Integer(
        required=True, allow_none=True, metadata={"description": "ms; when that head was signed"}
    )
    rule = fields.String(required=True)


class SampleCallShape(Schema):
    """One call back and what it told; `noted`: there are words, which are opened by themselves."""

    class Meta:
        name = "SampleCall"

    at = fields.Integer(required=True, metadata=MS)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    reached = fields.Boolean(required=True)
    how = fields.String(required=True, validate=HOW)
    came = fields.String(required=True, allow_none=True, validate=CAME)
    people = fields.Integer(required=True, allow_none=True)
    when = fields.String(required=True, allow_none=True, validate=WHEN)
    noted = fields.Boolean(required=True)


class SampleNoteShape(Schema):
    class Meta:
        name = "SampleNote"

    at = fields.Integer(required=True, metadata=MS)
    note = fields.String(required=True, allow_none=True)
    again = fields.String(required=True, allow_none=True, metadata={"description": "why once more"})


class SampleNotesShape(Schema):
    """Words of a visit's call-backs, oldest first; null where there are none, or they were withdrawn."""

    class Meta:
        name = "SampleNotes"

    notes: Any = fields.List(fields.Nested(SampleNoteShape), required=True)


class SampleItemShape(Schema):
    class Meta:
        name = "SampleVisit"

    visit = fields.UUID(required=True)
    patient_code = fields.String(required=True)
    area: Any = fields.Nested(AreaBriefShape, required=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    on_day = fields.Date(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(Called)))
    barred = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf((Bar.PARTICIPANT.value, Bar.TEAM.value)),
        metadata={"description": "why this reader neither calls nor reads what was told"},
    )
    calls: Any = fields.List(fields.Nested(SampleCallShape), required=True)


class ScriptOptionShape(WordsShape):
    class Meta:
        name = "ScriptOption"

    value = fields.String(required=True)


class ScriptQuestionShape(WordsShape):
    class Meta:
        name = "ScriptQuestion"

    name = fields.String(required=True)
    options: Any = fields.List(fields.Nested(ScriptOptionShape), required=True)


class CallScriptShape(Schema):
    """What to say, sentence by sentence, and what to ask."""

    class Meta:
        name = "CallScript"

    zh = fields.List(fields.String(), required=True)
    en = fields.List(fields.String(), required=True)
    questions: Any = fields.List(fields.Nested(ScriptQuestionShape), required=True)


class MonthlySampleShape(Schema):
    class Meta:
        name = "MonthlySample"

    month = fields.String(required=True)
    drawn_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    seed: Any = fields.Nested(SampleSeedShape, required=True, allow_none=True)
    of = fields.Integer(required=True)
    drawn = fields.Integer(required=True, metadata={"description": "at random"})
    doubted = fields.Integer(
        required=True,
        metadata={"description": "called besides, because something speaks against them; not told which"},
    )
    items: Any = fields.List(fields.Nested(SampleItemShape), required=True)
    script: Any = fields.Nested(CallScriptShape, required=True)


class SampleContactShape(Schema):
    class Meta:
        name = "SampleContact"

    name = fields.String(required=True)
    relation = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True)


class TellSampleResultShape(Schema):
    """A call back, as it went. The answers belong to it if somebody was reached, and only then."""

    class Meta:
        name = "TellSampleResult"

    reached = fields.Boolean(required=True)
    how = fields.String(required=True, validate=HOW)
    came = fields.String(required=True, allow_none=True, validate=CAME)
    people = fields.Integer(required=True, allow_none=True, validate=validate.Range(0, 50))
    when = fields.String(required=True, allow_none=True, validate=WHEN)
    note = fields.String(required=True, validate=validate.Length(max=500))
    again = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={"description": "why somebody is asked once more who answered before"},
    )
