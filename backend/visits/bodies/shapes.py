"""What the body of each kind of statement holds, once `kinds` has checked it. Types only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, cast

if TYPE_CHECKING:
    from backend.transparency.statement import Statement


class Sample(TypedDict):
    """One reading: 1e-7 degree, mm, mm/s, millidegree, ms. `fixed_at` is the receiver's time, `at` ours."""

    lat: int
    lon: int
    accuracy: int
    altitude: int | None
    altitude_accuracy: int | None
    speed: int | None
    heading: int | None
    fixed_at: int
    at: int
    mono: int


Sampling = TypedDict(
    "Sampling",
    {"result": str, "crs": str, "from": int, "to": int, "samples": list[Sample], "hints": dict[str, object]},
)


class Code(TypedDict):
    """A turning code as a colleague read it; `step` and `mac` (base64url) only when it was scanned."""

    via: str
    digits: str
    step: int | None
    mac: str | None


class Handshake(TypedDict):
    """The opener's half: the reply digits it read from a member, and how long that took on its own clock."""

    member: str
    phase: str
    step: int | None
    shown_at: int | None
    replied_at: int
    elapsed: int | None
    via: str
    digits: str
    statement: str | None


class Taken(TypedDict):
    """The phone's clocks when the shutter fell."""

    wall: int
    mono: int
    session: str


class Photo(TypedDict):
    """A photo by the hash of its bytes; the bytes travel apart."""

    sha256: str
    bytes: int
    width: int
    height: int
    subject: str
    source: str
    taken: Taken
    file: dict[str, int | None] | None


class Signature(TypedDict):
    """Who signed, or why not; `strokes` is the hash of the strokes file."""

    signer: str
    member: str | None
    relation: str | None
    method: str
    strokes: str | None
    witnesses: list[str]
    reason: str | None


class SignedOff(TypedDict):
    """How a colleague read the opener's record before signing: its hash, or its six digits."""

    via: str
    hash: str | None
    digits: str | None


class Danger(TypedDict):
    """Danger level 0-5, its target from level 4 on, or why it was not assessed."""

    level: int | None
    target: str | None
    not_assessed: str | None


class Filled(TypedDict):
    """A filled-in form; `answers` by question, see `backend.forms`; `times` by section, ms."""

    id: str
    version: int
    answers: dict[str, Any]
    times: NotRequired[dict[str, int]]


class Offline(TypedDict):
    """No network when it was signed; when the phone last heard from the server, by its own clock."""

    since: int | None


class Absent(TypedDict):
    """A colleague who was expected and could not come."""

    member: str
    reason: str
    note: str


class OpenBody(TypedDict):
    """`visit.open`"""

    visit: str
    patient: str
    purpose: str
    secret: str
    expected: list[str]
    policy: str
    position: Sampling


class JoinBody(TypedDict):
    """`visit.join`; a `visit.recheck` has the same fields without `opener`."""

    visit: str
    patient: str
    opener: str | None
    code: Code
    position: Sampling


class BorrowBody(TypedDict):
    """`visit.borrow`"""

    visit: str
    patient: str
    member: str
    reason: str
    note: str
    strokes: str | None
    position: Sampling


class LeaveBody(TypedDict):
    """`visit.leave`"""

    visit: str
    patient: str
    when: str
    reason: str | None
    record: SignedOff
    signature: Signature
    photos: list[Photo]
    position: Sampling


class RecordBody(TypedDict):
    """What `visit.close` and `visit.attempt` share."""

    visit: str
    patient: str
    seen: list[str]
    note: str
    handshakes: list[Handshake]
    absent: list[Absent]
    photos: list[Photo]
    photo_refused: str | None
    signatures: list[Signature]
    position: Sampling
    offline: NotRequired[Offline | None]
    """absent where nobody noted it; null: there was a network"""


class CloseBody(RecordBody):
    """`visit.close`; one without any `form` was made before there were forms"""

    entry: str
    place: int
    outcome: str
    danger: Danger
    recheck: dict[str, object]
    form: NotRequired[Filled | None]


class AttemptBody(RecordBody):
    """`visit.attempt`"""

    result: str
    form: NotRequired[Filled | None]


class DetailsBody(TypedDict):
    """`visit.details`"""

    visit: str
    patient: str
    note: str


class ConfirmBody(TypedDict):
    """`presence.confirm`"""

    visit: str
    patient: str
    present: bool
    note: str


def opened(statement: Statement) -> OpenBody:
    """The body of a `visit.open`."""
    return cast("OpenBody", statement.body)


def joined(statement: Statement) -> JoinBody:
    """The body of a `visit.join` or `visit.recheck`."""
    return cast("JoinBody", statement.body)


def borrowed(statement: Statement) -> BorrowBody:
    """The body of a `visit.borrow`."""
    return cast("BorrowBody", statement.body)


def left(statement: Statement) -> LeaveBody:
    """The body of a `visit.leave`."""
    return cast("LeaveBody", statement.body)


def closed(statement: Statement) -> CloseBody:
    """The body of a `visit.close`."""
    return cast("CloseBody", statement.body)


def attempted(statement: Statement) -> AttemptBody:
    """The body of a `visit.attempt`."""
    return cast("AttemptBody", statement.body)


def recorded(statement: Statement) -> RecordBody:
    """The body of a `visit.close` or `visit.attempt`, as far as they agree."""
    return cast("RecordBody", statement.body)


def detailed(statement: Statement) -> DetailsBody:
    """The body of a `visit.details`."""
    return cast("DetailsBody", statement.body)


def confirmed(statement: Statement) -> ConfirmBody:
    """The body of a `presence.confirm`."""
    return cast("ConfirmBody", statement.body)
