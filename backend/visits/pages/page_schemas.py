"""The shape of one visit on one page."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.http import WordsShape
from backend.visits.pages.list_schemas import MS, BriefShape, MemberBriefShape, ReasonShape, VisitRowShape
from backend.visits.pages.sheet_schemas import FilledShape
from backend.visits.reading.location import Match
from backend.visits.schemas import EnvelopeShape, ReceiptShape

OPENERS = {"description": "by the opener's clock, ms"}
PRESENT = validate.OneOf(("present", "awaited", "withdrawn"))


def _signal() -> fields.Boolean:
    return fields.Boolean(required=True, allow_none=True)


class SignalsShape(Schema):
    """s1 own phone, s2 position, s3 turning code, s4 overlap, s5 photo, s6 signature; null is unknown."""

    class Meta:
        name = "Signals"

    s1, s2, s3, s4, s5, s6 = (_signal() for _ in range(6))


class SignalReasonShape(ReasonShape):
    class Meta:
        name = "SignalReason"

    signal = fields.String(required=True)


class PositionShape(Schema):
    """How a phone's position compares with the home."""

    class Meta:
        name = "MemberPosition"

    result = fields.String(required=True, validate=validate.OneOf([str(match) for match in Match]))
    distance_m = fields.Integer(required=True, allow_none=True)
    accuracy_m = fields.Integer(required=True, allow_none=True)
    age_ms = fields.Integer(required=True, allow_none=True)


class BorrowedShape(Schema):
    """A presence on a colleague's phone."""

    class Meta:
        name = "Borrowed"

    reason = fields.String(required=True)
    state = fields.String(required=True)
    confirmed_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    confirm_by = fields.Integer(required=True, metadata=MS)
    by: Any = fields.Nested(BriefShape, required=True, allow_none=True)


class MeetingShape(Schema):
    """A handshake: whether the code was right, and the reply; null is unknown."""

    class Meta:
        name = "Meeting"

    member = fields.UUID(required=True)
    opener = fields.UUID(required=True, allow_none=True)
    phase = fields.String(required=True)
    via = fields.String(required=True)
    code = fields.Boolean(required=True, allow_none=True)
    reply = fields.Boolean(required=True, allow_none=True)
    shown_at = fields.Integer(required=True, allow_none=True, metadata=OPENERS)
    replied_at = fields.Integer(required=True, allow_none=True, metadata=OPENERS)
    elapsed = fields.Integer(required=True, allow_none=True, metadata=MS)
    statement = fields.String(required=True)


class MemberShape(MemberBriefShape):
    """A colleague at the visit, or one who could not come."""

    class Meta:
        name = "VisitPageMember"

    expected = fields.Boolean(required=True)
    absent_reason = fields.String(required=True, allow_none=True)
    signals: Any = fields.Nested(SignalsShape, required=True, allow_none=True)
    reasons: Any = fields.List(fields.Nested(SignalReasonShape), required=True)
    joined_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    left_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    position_in: Any = fields.Nested(PositionShape, required=True, allow_none=True)
    position_out: Any = fields.Nested(PositionShape, required=True, allow_none=True)
    clock_offset_ms = fields.Integer(required=True, allow_none=True)
    clock: Any = fields.Nested(WordsShape, required=True, allow_none=True)
    borrowed: Any = fields.Nested(BorrowedShape, required=True, allow_none=True)
    handshakes: Any = fields.List(fields.Nested(MeetingShape), required=True)


class DangerShape(Schema):
    class Meta:
        name = "Danger"

    level = fields.Integer(required=True, allow_none=True)
    target = fields.String(required=True, allow_none=True)
    not_assessed = fields.String(required=True, allow_none=True)


class RecheckShape(Schema):
    class Meta:
        name = "Recheck"

    due_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    asked_at = fields.Integer(required=True, allow_none=True, metadata=MS)
    result = fields.String(required=True)


class RecordShape(Schema):
    """What came of the visit; danger and note are null for those who may not read them."""

    class Meta:
        name = "VisitRecord"

    entry = fields.String(required=True, allow_none=True)
    place = fields.Integer(required=True, allow_none=True)
    form = fields.Integer(required=True, allow_none=True)
    outcome = fields.String(required=True)
    seen = fields.List(fields.String(), required=True)
    danger: Any = fields.Nested(DangerShape, required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    recheck: Any = fields.Nested(RecheckShape, required=True, allow_none=True)
    photo_refused = fields.String(required=True, allow_none=True)


class DetailsShape(Schema):
    """Told later of a visit broken off; the note is null for those who may not read it."""

    class Meta:
        name = "VisitDetails"

    by = fields.UUID(required=True)
    at = fields.Integer(required=True, metadata=MS)
    note = fields.String(required=True, allow_none=True)


class PhotoShape(Schema):
    class Meta:
        name = "VisitPhoto"

    sha256 = fields.String(required=True)
    subject = fields.String(required=True)
    source = fields.String(required=True)
    taken_at = fields.Integer(required=True, metadata={"description": "corrected to server time, ms"})
    by = fields.UUID(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    state = fields.String(required=True, validate=PRESENT)


class SignatureRowShape(Schema):
    class Meta:
        name = "VisitSignature"

    signer = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    relation = fields.String(required=True, allow_none=True)
    method = fields.String(required=True)
    strokes = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    witnesses = fields.List(fields.String(), required=True)
    state = fields.String(required=True, allow_none=True, validate=PRESENT)


class HomePointShape(Schema):
    class Meta:
        name = "HomePoint"

    lat = fields.Float(required=True)
    lon = fields.Float(required=True)
    accuracy_m = fields.Integer(required=True)


class PhonePointShape(Schema):
    class Meta:
        name = "PhonePoint"

    member = fields.UUID(required=True)
    phase = fields.String(required=True, validate=validate.OneOf(("IN", "OUT", "RECHECK")))
    lat = fields.Float(required=True)
    lon = fields.Float(required=True)
    accuracy_m = fields.Integer(required=True)
    at = fields.Integer(required=True, metadata=MS)


class MapShape(Schema):
    """Degrees, WGS 84."""

    class Meta:
        name = "VisitMap"

    home: Any = fields.Nested(HomePointShape, required=True, allow_none=True)
    points: Any = fields.List(fields.Nested(PhonePointShape), required=True)


class FindingShape(Schema):
    """How one of the nine steps of verification stands."""

    class Meta:
        name = "VerificationStep"

    step = fields.Integer(required=True)
    name = fields.String(required=True)
    ok = fields.Boolean(required=True, allow_none=True)
    detail = fields.String(required=True, allow_none=True)


class StatementRowShape(Schema):
    """A statement with its proof; `envelope` is null for those who may not read all of it."""

    class Meta:
        name = "VisitStatement"

    hash = fields.String(required=True)
    kind = fields.String(required=True)
    author = fields.UUID(required=True)
    device = fields.UUID(required=True)
    seq = fields.Integer(required=True)
    received_at = fields.Integer(required=True, metadata=MS)
    index = fields.Integer(required=True)
    verification: Any = fields.List(fields.Nested(FindingShape), required=True)
    public_key = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "the phone's, SPKI, base64: readers check the signature"},
    )
    envelope: Any = fields.Nested(EnvelopeShape, required=True, allow_none=True)
    receipt: Any = fields.Nested(ReceiptShape, required=True)


class VisitPageShape(VisitRowShape):
    """A whole visit."""

    class Meta:
        name = "VisitPage"

    members: Any = fields.List(fields.Nested(MemberShape), required=True)
    record: Any = fields.Nested(RecordShape, required=True, allow_none=True)
    filled: Any = fields.Nested(FilledShape, required=True, allow_none=True)
    details: Any = fields.List(fields.Nested(DetailsShape), required=True)
    photos: Any = fields.List(fields.Nested(PhotoShape), required=True)
    signatures: Any = fields.List(fields.Nested(SignatureRowShape), required=True)
    map: Any = fields.Nested(MapShape, required=True, allow_none=True)
    statements: Any = fields.List(fields.Nested(StatementRowShape), required=True)
    policy_version = fields.String(required=True)
    authenticity_reasons: Any = fields.List(fields.Nested(ReasonShape), required=True)
    clinical_reasons: Any = fields.List(fields.Nested(ReasonShape), required=True)
    note_reasons: Any = fields.List(fields.Nested(ReasonShape), required=True)
