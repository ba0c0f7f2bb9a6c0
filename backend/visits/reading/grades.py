"""How strongly one person's presence is supported: signals s1-s6 and the grade they make. Pure.

A signal is true, false, or unknown (None): a phone without a camera is not a lie. Every one has a reason.

    A   s1 s3 s4 s6, and the position is at, near, or too coarse to say
    B   s1 s4 s6, and s3 or a position at the home
    C   on a colleague's phone with a reason, confirmed by the person within 48 h; or on the own phone with
        something from the spot, but less than B asks
    D   only named by others, or without anything from the spot
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.codes import Grade
from backend.policy.words import Code
from backend.visits.reading.location import Match

if TYPE_CHECKING:
    from backend.visits.reading.reasons import Reason

_SUPPORTS_A = {Match.MATCH, Match.NEAR, Match.LOW_CONF}
_CONTRADICTS_OR_EMPTY = {Match.MISMATCH, Match.NO_FIX, Match.DENIED}


class Borrowing(Code):
    """What became of a presence confirmed on a colleague's phone."""

    PENDING = "PENDING", "待本人确认", "waiting for their own confirmation"
    CONFIRMED = "CONFIRMED", "本人已确认", "confirmed by themself"
    DENIED = "DENIED", "本人表示未到场", "says they were not there"
    LAPSED = "LAPSED", "48 小时内未确认", "not confirmed within 48 hours"
    CONTRADICTED = "CONTRADICTED", "与本人手机的使用不符", "contradicted by the use of their own phone"

    @property
    def stands(self) -> bool:
        """Whether the presence still counts."""
        return self in (Borrowing.PENDING, Borrowing.CONFIRMED)


@dataclass(frozen=True)
class Signal:
    """True, false or unknown, and why."""

    value: bool | None
    reason: Reason


@dataclass(frozen=True)
class Signals:
    """The six signals of one person at one visit; `match` is the comparison behind `place`."""

    own_device: Signal
    place: Signal
    code: Signal
    overlap: Signal
    photo: Signal
    signature: Signal
    match: Match | None

    def numbered(self) -> dict[str, Signal]:
        """`s1` … `s6`, as the rules name them."""
        order = (self.own_device, self.place, self.code, self.overlap, self.photo, self.signature)
        return {f"s{number}": signal for number, signal in enumerate(order, 1)}


def grade(signals: Signals, borrowing: Borrowing | None = None) -> Grade:
    """The grade of these signals; `borrowing` when the presence was confirmed on a colleague's phone."""
    if borrowing is not None:
        return Grade.C if borrowing.stands else Grade.D
    if not signals.own_device.value:
        return Grade.D
    if signals.overlap.value and signals.signature.value:
        if signals.code.value and signals.match in _SUPPORTS_A:
            return Grade.A
        if signals.code.value or signals.match is Match.MATCH:
            return Grade.B
    return Grade.C if _from_the_spot(signals) else Grade.D


def _from_the_spot(signals: Signals) -> bool:
    """A position that was taken and does not contradict says something even where it cannot be compared."""
    placed = signals.match is not None and signals.match not in _CONTRADICTS_OR_EMPTY
    return bool(signals.code.value or signals.photo.value or placed)
