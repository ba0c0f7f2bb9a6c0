"""Were two phones together? Recomputes every code from the opener's secret. Pure.

Each meeting has two halves: the code the colleague read from the opener's screen, signed on the colleague's
phone, and the reply the opener read back, signed on the opener's. Either may arrive first, or never.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from backend.transparency.codes import STEP_MS, reply_digits, step_at, turning_code
from backend.transparency.encoding import b64u, unb64u
from backend.visits.bodies import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backend.transparency.statement import Statement
    from backend.visits.bodies.shapes import Code, Handshake

Phase = Literal["JOIN", "RECHECK"]
MARGIN_STEPS = 4  # a code may be typed a minute after it turned
LONGEST_STEPS = 12 * 60 * 60 * 1000 // STEP_MS  # nobody types a code of a visit opened half a day ago
SLOW_MS = 60_000  # an honest scan takes 8-40 s; a picture sent by chat takes over a minute


@dataclass(frozen=True)
class Meeting:
    """One colleague's handshake with one opener; None is unknown, not wrong.

    `code`: the code was right. `reply`: the opener read the right reply. Times are by the opener's clock;
    `at` is the step of the code, which its MAC proves; `shown_at` and `replied_at` are the opener's notes.
    """

    member: str
    opener: str | None
    phase: Phase
    via: str
    statement: str
    code: bool | None
    reply: bool | None
    at: int | None
    shown_at: int | None
    replied_at: int | None
    elapsed_ms: int | None

    @property
    def is_slow(self) -> bool:
        """Longer than a scan takes. Typing takes long honestly, so only scanned ones are timed."""
        return self.via == "scan" and self.elapsed_ms is not None and self.elapsed_ms > SLOW_MS


def meetings(
    opens: Sequence[Statement], reads: Iterable[Statement], records: Sequence[Statement]
) -> list[Meeting]:
    """Every join and recheck (`reads`) against the openings and the openers' records."""
    return [_meeting(opens, read, records) for read in reads]


def replies_awaiting(records: Iterable[Statement], known: Iterable[Statement]) -> dict[str, str]:
    """Hash → member of the statements an opener saw on a colleague's phone that have not arrived."""
    arrived = {statement.hash for statement in known}
    return {
        shake["statement"]: shake["member"]
        for record in records
        for shake in shapes.recorded(record)["handshakes"]
        if shake["statement"] and shake["statement"] not in arrived
    }


def _meeting(opens: Sequence[Statement], read: Statement, records: Sequence[Statement]) -> Meeting:
    body = shapes.joined(read)
    phase: Phase = "JOIN" if read.kind == "visit.join" else "RECHECK"
    asked = body.get("opener")
    candidates = [one for one in opens if one.author != read.author and asked in (None, one.author)]
    code, opener, step = _code_of(body["code"], body["visit"], candidates, records)
    shake = _shake(read, phase, opener, records)
    return Meeting(
        member=read.author,
        opener=opener.author if opener else None,
        phase=phase,
        via=body["code"]["via"],
        statement=read.hash,
        code=code,
        reply=_reply_is_right(shake, read) if shake else None,
        at=None if step is None else step * STEP_MS,
        shown_at=shake["shown_at"] if shake else None,
        replied_at=shake["replied_at"] if shake else None,
        elapsed_ms=shake["elapsed"] if shake else None,
    )


def _code_of(
    code: Code, visit: str, opens: Sequence[Statement], records: Sequence[Statement]
) -> tuple[bool | None, Statement | None, int | None]:
    """Whether the code is right, whose it is, and of which step. Unknown while no opening is here."""
    for one in opens:
        secret = unb64u(shapes.opened(one)["secret"], "visit.secret")
        step = _step_of(code, visit, secret, _steps(one, records))
        if step is not None:
            return True, one, step
    return (False if opens else None), None, None


def _step_of(code: Code, visit: str, secret: bytes, window: range) -> int | None:
    if code["step"] is not None and code["mac"] is not None:
        right = turning_code(secret, visit, code["step"])
        same = (b64u(right.mac), right.digits) == (code["mac"], code["digits"])
        return code["step"] if same else None
    return next((step for step in window if turning_code(secret, visit, step).digits == code["digits"]), None)


def _steps(opening: Statement, records: Sequence[Statement]) -> range:
    """The steps whose six digits a typed code may be: from the opening to the opener's record."""
    first = step_at(opening.clock.wall) - MARGIN_STEPS
    ends = [
        step_at(record.clock.wall) + MARGIN_STEPS for record in records if record.author == opening.author
    ]
    last = max(ends, default=first + LONGEST_STEPS)
    if not first < last <= first + LONGEST_STEPS:  # the opener's clock was set in between
        last = first + LONGEST_STEPS
    return range(max(first, 0), last + 1)


def _shake(
    read: Statement, phase: Phase, opener: Statement | None, records: Sequence[Statement]
) -> Handshake | None:
    """The opener's half: by the statement's hash where it was scanned, else by member and phase."""
    heard = [
        shake
        for record in records
        if opener is None or record.author == opener.author
        for shake in shapes.recorded(record)["handshakes"]
        if shake["member"] == read.author and shake["phase"] == phase
    ]
    named = [shake for shake in heard if shake["statement"] == read.hash]
    typed = [shake for shake in heard if shake["statement"] is None]
    return next(iter(named or typed), None)


def _reply_is_right(shake: Handshake, read: Statement) -> bool:
    body = shapes.joined(read)
    return shake["digits"] == reply_digits(body["visit"], body["code"]["digits"], read.author)
