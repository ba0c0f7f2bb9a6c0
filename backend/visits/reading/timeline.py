"""When a statement was made, in server time, whatever the phone's clock said. Pure.

The phone's clock is a claim. It is corrected by the two moments at which both clocks are known: when the
phone last got a beacon (`seen`), and when it sent the statement (`sent_at` beside `received_at`). The proven
bounds are the newest genuine beacon the statement carries, and its receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel.errors import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.transparency.statement import HeldBeacon, Statement
    from backend.visits.bodies.shapes import Taken

STEADY_MS = 60_000  # offsets at both ends that agree this well are one clock, wrong or not
SAME_SESSION_MS = 5_000
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@dataclass(frozen=True)
class Heard:
    """A statement as the server heard it; `beacons` are only those whose signatures are ours."""

    statement: Statement
    beacons: tuple[HeldBeacon, ...]
    received_at: int
    sent_at: int


@dataclass(frozen=True)
class Moment:
    """`at`: best estimate in server time, within the proven bounds. `offset`: how far the phone is ahead.

    `steady` is False when the phone's clock was changed between its last beacon and sending: then the
    estimate is a choice, and only the bounds are certain.
    """

    at: int
    offset: int
    steady: bool
    not_before: int | None
    not_after: int


def moment(heard: Heard) -> Moment:
    """Estimate when a statement was made."""
    wall = heard.statement.clock.wall
    not_before = max((held.beacon.time for held in heard.beacons), default=None)
    at_sending = heard.sent_at - heard.received_at
    at_beacon = _offset_at_beacon(heard)
    offset, steady = at_sending, True
    if at_beacon is not None:
        steady = abs(at_beacon - at_sending) <= STEADY_MS
        offset = at_beacon if steady else _choose(heard, at_beacon, at_sending, not_before)
    at = min(max(wall - offset, not_before or 0), heard.received_at)
    return Moment(at, wall - at, steady, not_before, heard.received_at)


def reading(heard: Heard, found: Moment, taken: Taken) -> int:
    """What the phone's clocks showed some time before it made a statement, in server time.

    A clock that was changed in between is not asked: within one page session monotonic time ran on.
    """
    clock = heard.statement.clock
    if not found.steady and taken["session"] == clock.session:
        return found.at - (clock.mono - taken["mono"])
    return taken["wall"] - found.offset


def clock_moved(statements: Iterable[Statement]) -> bool:
    """Whether a phone's clock was set back within one page session: time that just ran cannot do that."""
    latest: dict[tuple[str, str], int] = {}
    for statement in sorted(statements, key=lambda one: one.seq):
        key = (statement.device, statement.clock.session)
        lead = statement.clock.wall - statement.clock.mono
        if lead < latest.get(key, lead) - SAME_SESSION_MS:
            return True
        latest[key] = lead
    return False


def clock_words(offset_ms: int) -> Words | None:
    """A wrong clock in a sentence, None when it is right to the minute."""
    size = abs(offset_ms)
    if size < MINUTE:
        return None
    fast = offset_ms > 0
    zh_unit, en_unit, unit = _unit(size)
    count = round(size / unit)
    plural = "s" if count > 1 and en_unit != "min" else ""
    return Words(
        f"手机{'快' if fast else '慢'} {count} {zh_unit}",
        f"phone is {count} {en_unit}{plural} {'fast' if fast else 'slow'}",
    )


def _offset_at_beacon(heard: Heard) -> int | None:
    own = _own_beacon(heard)
    return own.seen.wall - own.beacon.time if own and own.seen else None


def _own_beacon(heard: Heard) -> HeldBeacon | None:
    own = (held for held in heard.beacons if held.seen)
    return max(own, key=lambda held: held.beacon.time, default=None)


def _choose(heard: Heard, at_beacon: int, at_sending: int, not_before: int | None) -> int:
    """Which of two offsets held when the statement was made: monotonic time tells within one page session."""
    clock, own = heard.statement.clock, _own_beacon(heard)
    if own and own.seen and own.seen.session == clock.session:
        ran = own.beacon.time + clock.mono - own.seen.mono
        return min(at_beacon, at_sending, key=lambda offset: abs(clock.wall - offset - ran))
    # Without a network nothing corrects a clock, so the offset of the last contact is the likelier one.
    fits = (not_before or 0) <= clock.wall - at_beacon <= heard.received_at
    return at_beacon if fits else at_sending


def _unit(size: int) -> tuple[str, str, int]:
    if size < 2 * HOUR:
        return "分钟", "min", MINUTE
    return ("小时", "hour", HOUR) if size < 2 * DAY else ("天", "day", DAY)
