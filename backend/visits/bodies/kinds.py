"""What each kind of statement must say, one schema a kind. What does not goes to quarantine, with the place.

Version 1 of every kind. A newer version or another kind comes from a newer app: kept unread, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from marshmallow import Schema, ValidationError, validates_schema

from backend.policy.capture_codes import BorrowReason, PhotoRefusal, RecheckResult
from backend.policy.codes import AttemptResult, Entry, Outcome, Place, Purpose, Seen
from backend.visits import refusals as say
from backend.visits.bodies import plans, records, reviews
from backend.visits.bodies.answers import Filled
from backend.visits.bodies.fields import (
    B64U_32,
    DATUM,
    RANGE,
    UNKNOWN,
    About,
    Code,
    Flag,
    Handshake,
    Matching,
    Photo,
    Sampling,
    Signature,
    SignedOff,
    Strict,
    Whole,
    digest,
    identity,
    may_hold,
    one_of,
    part,
    several,
    words,
)
from backend.visits.bodies.plans import Absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.transparency.statement import Statement


class Opened(About):
    """`visit.open`"""

    purpose = one_of(Purpose)
    secret = Matching(B64U_32)
    expected = several(identity())
    policy = words(40)
    position = part(Sampling)


class Rechecked(About):
    """`visit.recheck`"""

    code = part(Code)
    position = part(Sampling)


class Joined(Rechecked):
    """`visit.join`"""

    opener = identity(allow_none=True)


class Borrowed(About):
    """`visit.borrow`"""

    member = identity()
    reason = one_of(BorrowReason)
    note = words(200)
    strokes = digest(allow_none=True)
    position = part(Sampling)


class Left(About):
    """`visit.leave`"""

    when = one_of(("END", "EARLY"))
    reason = words(200, allow_none=True)
    record = part(SignedOff)
    signature = part(Signature)
    photos = several(Photo)
    position = part(Sampling)


class Offline(Strict):
    """The phone had no network when it signed; `since` it last heard from the server, by its own clock."""

    since = Whole(allow_none=True)


class Recorded(About):
    """What both kinds of record hold."""

    seen = several(one_of(Seen), 3)
    note = words()
    handshakes = several(Handshake, 100)
    absent = several(Absent)
    photos = several(Photo)
    photo_refused = one_of(PhotoRefusal, allow_none=True)
    signatures = several(Signature)
    position = part(Sampling)
    offline = may_hold(Offline)


class Recheck(Strict):
    """What became of the second, random handshake."""

    due_at = Whole(allow_none=True)
    asked_at = Whole(allow_none=True)
    result = one_of(RecheckResult)


class Closed(Recorded):
    """`visit.close`"""

    entry = one_of(Entry)
    place = Whole()
    outcome = one_of(Outcome)
    danger = part(records.Danger)
    recheck = part(Recheck)
    form = may_hold(Filled)

    @validates_schema
    def _known_place(self, data: dict[str, Any], **_: Any) -> None:
        if data["place"] not in set(Place):
            raise ValidationError("place", "place")

    @validates_schema
    def _assessed_or_why_not(self, data: dict[str, Any], **_: Any) -> None:
        level, why_not = data["danger"]["level"], data["danger"]["not_assessed"]
        if "form" in data:  # who may not assess leaves it open, and a clinician says it in a `record.assess`
            return
        if data["outcome"] == Outcome.SEEN and level is None:
            raise ValidationError("level", "danger")
        if data["outcome"] == Outcome.SEEN_PARTIAL and level is None and not why_not:
            raise ValidationError("not_assessed", "danger")


class Attempted(Recorded):
    """`visit.attempt`"""

    result = one_of(AttemptResult)
    form = may_hold(Filled)


class Aborted(About):
    """`visit.abort`: one tap"""

    position = part(Sampling, allow_none=True)


class Detailed(About):
    """`visit.details`: told in peace about a visit that was broken off"""

    note = words()


class Discarded(About):
    """`visit.discard`: a draft given up"""

    reason = words(200, allow_none=True)


class Confirmed(About):
    """`presence.confirm`"""

    present = Flag(required=True)
    note = words(200)


KINDS: Final[dict[str, Schema]] = {
    "visit.open": Opened(),
    "visit.join": Joined(),
    "visit.recheck": Rechecked(),
    "visit.borrow": Borrowed(),
    "visit.leave": Left(),
    "visit.close": Closed(),
    "visit.attempt": Attempted(),
    "visit.abort": Aborted(),
    "visit.details": Detailed(),
    "visit.discard": Discarded(),
    "presence.confirm": Confirmed(),
    **plans.KINDS,
    **records.KINDS,
    **reviews.KINDS,
}
_REFUSED_BY = {DATUM: say.DatumUnsupported, RANGE: say.OutOfRange}


def check(statement: Statement) -> None:
    """Check a statement's body against its kind.

    Raises:
        KindUnknown, DatumUnsupported, OutOfRange, BodyWrong: naming the place, never the content.
    """
    schema = KINDS.get(statement.kind)
    if schema is None:
        raise say.KindUnknown(kind=statement.kind[:40])
    try:
        schema.load(statement.body)
    except ValidationError as wrong:
        where, what = next(_complaints(wrong.messages, "body"))
        raise _REFUSED_BY.get(what, say.BodyWrong)(where=where) from wrong


def _complaints(messages: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every complaint as (place, code). A name nobody knows is not repeated: it may hold anything."""
    if not isinstance(messages, dict):
        yield path, str(messages[0])
        return
    for name, inner in messages.items():
        unknown = inner == [UNKNOWN]
        yield from _complaints(inner, f"{path}.{'?' if unknown else name}")
