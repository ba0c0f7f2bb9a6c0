"""Shapes of one case on one page, and of a colleague's own view."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.review.schemas import (
    BARS,
    OUTCOMES,
    STATES,
    CheckFindingShape,
    ReviewDecisionShape,
    ReviewReplyShape,
    ReviewRowShape,
)
from backend.review.turnout.schemas import TurnoutShape
from backend.visits.pages.list_schemas import MS, BriefShape

PER_MILLE = {"description": "thousandths of the picture"}


class AssessmentVersionsShape(Schema):
    class Meta:
        name = "AssessmentVersions"

    checks = fields.String(required=True)
    policy = fields.String(required=True)
    at = fields.Integer(required=True, metadata=MS)


class OlderAssessmentShape(Schema):
    """An earlier assessment, kept as it was."""

    class Meta:
        name = "OlderAssessment"

    at = fields.Integer(required=True, metadata=MS)
    checks = fields.String(required=True)
    doubts = fields.List(fields.String(), required=True)
    shown = fields.Boolean(required=True)


class HabitShape(WordsShape):
    """Something usual around here; context, and no reason by itself."""

    class Meta:
        name = "Habit"

    rule = fields.String(required=True)
    numbers = fields.Dict(keys=fields.String(), required=True)
    told: Any = fields.List(fields.Nested(TurnoutShape), required=True)
    """What the heads of those organisations were told last whose place stays empty."""


class ProvenShape(Schema):
    class Meta:
        name = "Proven"

    not_before = fields.Integer(required=True, allow_none=True, metadata=MS)
    not_after = fields.Integer(required=True, metadata=MS)


class TimelineEventShape(Schema):
    """A statement in server time; `clock_ahead`: how far the phone's clock was ahead, ms."""

    class Meta:
        name = "TimelineEvent"

    at = fields.Integer(required=True, metadata=MS)
    kind = fields.String(required=True)
    proven: Any = fields.Nested(ProvenShape, required=True)
    clock_ahead = fields.Integer(required=True)


class TimelineLineShape(Schema):
    """One phone."""

    class Meta:
        name = "TimelineLine"

    member: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    device = fields.UUID(required=True)
    first = fields.Integer(required=True, data_key="from", attribute="from", metadata=MS)
    to = fields.Integer(required=True, metadata=MS)
    events: Any = fields.List(fields.Nested(TimelineEventShape), required=True)


class PairSideShape(Schema):
    class Meta:
        name = "PairSide"

    visit = fields.UUID(required=True)
    sha256 = fields.String(required=True)


class PictureBoxShape(Schema):
    class Meta:
        name = "PictureBox"

    left, top, width, height = (fields.Integer(required=True, metadata=PER_MILLE) for _ in range(4))


class PairRegionShape(Schema):
    """Which part of each picture is the same."""

    class Meta:
        name = "PairRegion"

    mine: Any = fields.Nested(PictureBoxShape, required=True)
    other: Any = fields.Nested(PictureBoxShape, required=True)
    mirrored = fields.Boolean(required=True)


class EvidencePairShape(Schema):
    """Two photos or two signatures, to be looked at side by side."""

    class Meta:
        name = "EvidencePair"

    kind = fields.String(required=True, validate=validate.OneOf(("photo", "strokes")))
    check = fields.String(required=True)
    mine: Any = fields.Nested(PairSideShape, required=True)
    other: Any = fields.Nested(PairSideShape, required=True)
    bits = fields.Integer(required=True, allow_none=True)
    off = fields.Float(required=True, allow_none=True)
    region: Any = fields.Nested(PairRegionShape, required=True, allow_none=True)


class ReviewNewsShape(Schema):
    """Doubts that came, and such as went, since the last decision: what each asks."""

    class Meta:
        name = "ReviewNews"

    new: Any = fields.List(fields.Nested(WordsShape), required=True)
    gone: Any = fields.List(fields.Nested(WordsShape), required=True)


class CallHeardShape(Schema):
    """What a call back told about a visit; not who said it."""

    class Meta:
        name = "CallHeard"

    at = fields.Integer(required=True, metadata=MS)
    words: Any = fields.Nested(WordsShape, required=True)


class ReviewPageShape(ReviewRowShape):
    """A case, colleagues' answers first."""

    class Meta:
        name = "ReviewCasePage"

    basis = fields.String(
        required=True, metadata={"description": "names the facts as they are now; a decision sends it back"}
    )
    replies: Any = fields.List(fields.Nested(ReviewReplyShape), required=True)
    calls: Any = fields.List(fields.Nested(CallHeardShape), required=True)
    awaited: Any = fields.List(
        fields.Nested(BriefShape),
        required=True,
        metadata={"description": "who was there and has not answered yet; they may until `answer_by`"},
    )
    findings: Any = fields.List(fields.Nested(CheckFindingShape), required=True)
    failed = fields.List(fields.String(), required=True)
    versions: Any = fields.Nested(AssessmentVersionsShape, required=True, allow_none=True)
    older: Any = fields.List(fields.Nested(OlderAssessmentShape), required=True)
    decisions: Any = fields.List(fields.Nested(ReviewDecisionShape), required=True)
    present: Any = fields.List(fields.Nested(BriefShape), required=True)
    news: Any = fields.Nested(ReviewNewsShape, required=True, allow_none=True)
    barred = fields.String(required=True, allow_none=True, validate=BARS)
    context: Any = fields.List(fields.Nested(HabitShape), required=True)
    timeline: Any = fields.List(fields.Nested(TimelineLineShape), required=True)
    pairs: Any = fields.List(fields.Nested(EvidencePairShape), required=True)


class PairQuery(Schema):
    """Which side of a pair is wanted, and whether the small picture will do."""

    of = fields.UUID(required=True)
    small = fields.Boolean(load_default=False)


class OwnFindingShape(Schema):
    """A doubt as the people concerned read it; `kind` is the question among colleagues."""

    class Meta:
        name = "OwnFinding"

    check = fields.String(required=True)
    question: Any = fields.Nested(WordsShape, required=True)
    words: Any = fields.Nested(WordsShape, required=True)
    kind: Any = fields.Nested(WordsShape, required=True)
    numbers = fields.Dict(keys=fields.String(), required=True)
    photo = fields.String(
        required=True, allow_none=True, metadata={"description": "SHA-256 of one's own photo it speaks of"}
    )
    other_day = fields.Date(
        required=True, allow_none=True, metadata={"description": "day of the other visit it speaks of"}
    )


class OwnDecisionShape(Schema):
    class Meta:
        name = "OwnDecision"

    outcome = fields.String(required=True, validate=OUTCOMES)
    rejects = fields.Boolean(required=True)
    note = fields.String(required=True, allow_none=True)
    at = fields.Integer(required=True, metadata=MS)
    concerns_me = fields.Boolean(required=True, metadata={"description": "an upheld doubt names the reader"})


class OwnCaseShape(Schema):
    """A doubt about one's own visit."""

    class Meta:
        name = "OwnCase"

    visit = fields.UUID(required=True)
    patient = fields.UUID(required=True)
    first_name = fields.String(required=True)
    on_day = fields.Date(required=True)
    opened_at = fields.Integer(required=True, metadata=MS)
    because = fields.String(required=True, validate=validate.OneOf(("CHECKS", "SAMPLE")))
    state = fields.String(required=True, validate=STATES)
    asked = fields.Boolean(required=True, metadata={"description": "one's own words are waited for"})
    answer_by = fields.Date(required=True)
    reopened_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    findings: Any = fields.List(fields.Nested(OwnFindingShape), required=True)
    replies: Any = fields.List(fields.Nested(ReviewReplyShape), required=True)
    calls: Any = fields.List(fields.Nested(CallHeardShape), required=True)
    timeline: Any = fields.List(fields.Nested(TimelineLineShape), required=True)
    decision: Any = fields.Nested(OwnDecisionShape, required=True, allow_none=True)
    may_appeal = fields.Boolean(required=True)
    colleagues: Any = fields.List(fields.Nested(BriefShape), required=True)


class ReplyToConfirmShape(Schema):
    """A colleague's answer that names one as who can bear it out."""

    class Meta:
        name = "ReplyToConfirm"

    statement = fields.String(required=True)
    visit = fields.UUID(required=True)
    patient = fields.UUID(required=True)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)
    on_day = fields.Date(required=True)
    first_name = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)


class OwnCasesShape(Schema):
    class Meta:
        name = "OwnCases"

    time = fields.Integer(required=True, metadata=MS)
    items: Any = fields.List(fields.Nested(OwnCaseShape), required=True)
    to_confirm: Any = fields.List(fields.Nested(ReplyToConfirmShape), required=True)
