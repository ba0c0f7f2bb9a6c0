"""Shapes of the review desk: the queue, a case, a decision, the checks."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.authenticity.findings import Channel, Pattern
from backend.authenticity.findings import Outcome as Answer
from backend.kernel.fields import text
from backend.kernel.http import WordsShape
from backend.kernel.pages import PageQuery, PageShape
from backend.review.course import Bar, Outcome, State
from backend.visits.pages.list_schemas import MS, AreaBriefShape, BriefShape

STATES = validate.OneOf([one.value for one in State])
OUTCOMES = validate.OneOf([one.value for one in Outcome])
PATTERNS = validate.OneOf([one.value for one in Pattern])
CHANNELS = validate.OneOf([one.value for one in Channel])
ANSWERS = validate.OneOf([one.value for one in Answer])
BARS = validate.OneOf([one.value for one in Bar])


class ReviewQuery(PageQuery):
    """Filters of the queue. Without a state: everything somebody still has to decide."""

    state = fields.String(validate=STATES)
    pattern = fields.String(validate=PATTERNS)
    area = fields.UUID(metadata={"description": "and every area in it"})
    team = fields.UUID()
    ready = fields.Boolean(metadata={"description": "only those that may be decided now"})


class ReviewTeamShape(Schema):
    class Meta:
        name = "ReviewTeam"

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class ReviewRowShape(Schema):
    """A visit that is put before a person. Its order in the queue is all that a score is used for."""

    class Meta:
        name = "ReviewCase"

    visit = fields.UUID(required=True)
    patient_code = fields.String(required=True)
    area: Any = fields.Nested(AreaBriefShape, required=True)
    team: Any = fields.Nested(ReviewTeamShape, required=True, allow_none=True)
    leader: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    on_day = fields.Date(required=True)
    opened_at = fields.Integer(required=True, metadata=MS)
    because = fields.String(required=True, validate=validate.OneOf(("CHECKS", "SAMPLE")))
    state = fields.String(required=True, validate=STATES)
    may_decide = fields.Boolean(required=True)
    nobody_may = fields.Boolean(
        required=True, metadata={"description": "it waits for a person, and nobody here may ever decide"}
    )
    answer_by = fields.Date(required=True)
    pattern = fields.String(required=True, allow_none=True, validate=PATTERNS)
    pattern_words: Any = fields.Nested(WordsShape, required=True, allow_none=True)
    doubtful = fields.Boolean(required=True)
    doubts = fields.Integer(required=True)
    channels = fields.List(fields.String(validate=CHANNELS), required=True)
    heard = fields.Integer(required=True)
    authenticity = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True, validate=OUTCOMES)
    reopened_at = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "ms; facts came that the decision could not know"},
    )


class ReviewQueueShape(PageShape):
    class Meta:
        name = "ReviewQueue"

    items: Any = fields.List(fields.Nested(ReviewRowShape), required=True)
    silent_until = fields.Integer(required=True, allow_none=True, metadata=MS)


class FalseAlarmsShape(Schema):
    """Of how many visits that a call-back confirmed, how many a check doubted."""

    class Meta:
        name = "FalseAlarms"

    of = fields.Integer(required=True)
    alarms = fields.Integer(required=True)


class ExplanationShape(Schema):
    """A reason given afterwards by whoever the finding is about, with their own words."""

    class Meta:
        name = "Explanation"

    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    at = fields.Integer(required=True, metadata=MS)
    reason: Any = fields.Nested(WordsShape, required=True)
    note = fields.String(required=True)


class CheckFindingShape(Schema):
    """What one check said, with the numbers behind it."""

    class Meta:
        name = "Finding"

    check = fields.String(required=True)
    rule = fields.String(required=True, allow_none=True)
    question: Any = fields.Nested(WordsShape, required=True)
    words: Any = fields.Nested(WordsShape, required=True)
    limits: Any = fields.Nested(WordsShape, required=True, metadata={"description": "what it cannot tell"})
    outcome = fields.String(required=True, validate=ANSWERS)
    channel = fields.String(required=True, validate=CHANNELS)
    channel_words: Any = fields.Nested(WordsShape, required=True)
    pattern = fields.String(required=True, validate=PATTERNS)
    pattern_words: Any = fields.Nested(WordsShape, required=True)
    strength = fields.Integer(required=True, metadata={"description": "0 hint, 1 question, 2 near-proof"})
    numbers = fields.Dict(keys=fields.String(), required=True)
    explained: Any = fields.Nested(ExplanationShape, required=True, allow_none=True)
    false_alarms: Any = fields.Nested(FalseAlarmsShape, required=True, allow_none=True)


class ReviewReplyPhotoShape(Schema):
    class Meta:
        name = "ReplyPhoto"

    sha256 = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("present", "awaited")))
    source = fields.String(required=True, validate=validate.OneOf(("CAMERA", "FILE")))


class ReviewReplyShape(Schema):
    """A participant's answer; its words are null once they were withdrawn."""

    class Meta:
        name = "ReviewReply"

    statement = fields.String(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    at = fields.Integer(required=True, metadata=MS)
    appeal = fields.Boolean(required=True)
    missed = fields.Boolean(required=True, metadata={"description": "written before a decision, came after"})
    text = fields.String(required=True, allow_none=True)
    photos: Any = fields.List(fields.Nested(ReviewReplyPhotoShape), required=True)
    colleague: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    confirmed = fields.Boolean(required=True, allow_none=True)
    confirmed_text = fields.String(required=True, allow_none=True)
    confirmed_at = fields.Integer(required=True, allow_none=True, metadata=MS)


class ReviewDecisionShape(Schema):
    class Meta:
        name = "ReviewDecision"

    outcome = fields.String(required=True, validate=OUTCOMES)
    rejects = fields.Boolean(required=True)
    note = fields.String(required=True, allow_none=True)
    about: Any = fields.List(
        fields.Nested(BriefShape), required=True, metadata={"description": "whom an upheld doubt concerns"}
    )
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    at = fields.Integer(required=True, metadata=MS)
    on_appeal = fields.Boolean(required=True)


class DecideShape(Schema):
    """A decision. `rejects`: the visit is not accepted, and its task comes back with the old date.

    `about`: whom of those present an upheld doubt concerns; nobody otherwise.
    """

    class Meta:
        name = "Decide"

    basis = fields.String(
        required=True, metadata={"description": "of the page on which the reviewer read the facts"}
    )
    outcome = fields.String(required=True, validate=OUTCOMES)
    rejects = fields.Boolean(required=True)
    about = fields.List(fields.UUID(), load_default=list)
    note = text(1000)


class CheckRatesShape(Schema):
    """One check: what it asks, how often it doubts, how often wrongly."""

    class Meta:
        name = "Check"

    name = fields.String(required=True)
    rule = fields.String(required=True, allow_none=True)
    question: Any = fields.Nested(WordsShape, required=True)
    channel = fields.String(required=True, validate=CHANNELS)
    channel_words: Any = fields.Nested(WordsShape, required=True)
    pattern = fields.String(required=True, validate=PATTERNS)
    pattern_words: Any = fields.Nested(WordsShape, required=True)
    doubts = fields.Integer(required=True)
    visits = fields.Integer(required=True)
    failed = fields.Integer(
        required=True,
        metadata={"description": "visits on which it could not run"},
    )
    false_alarms: Any = fields.Nested(FalseAlarmsShape, required=True, allow_none=True)


class CheckRatesListShape(Schema):
    class Meta:
        name = "Checks"

    silent_until = fields.Integer(required=True, allow_none=True, metadata=MS)
    checks: Any = fields.List(fields.Nested(CheckRatesShape), required=True)
