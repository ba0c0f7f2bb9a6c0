"""Between which moments a visit certainly took place. Pure.

Every phone of the team proves something: what it carried existed before, what the server has was made before
that. A colleague who joins was at the door after every beacon any of the phones held by then, and before any
of those statements was received; so one phone with signal at noon bounds everybody, and supervisors see the
intersection instead of a phone's time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.visits.reading.timeline import Moment


@dataclass(frozen=True)
class Bracket:
    """Server ms; `not_before` is None when no phone carried a beacon of ours."""

    not_before: int | None
    not_after: int

    @property
    def width_ms(self) -> int | None:
        """How well the time is known; None when it is open on one side."""
        return None if self.not_before is None else self.not_after - self.not_before

    @property
    def is_possible(self) -> bool:
        """False when the proofs contradict each other, which no honest phone can cause."""
        return self.not_before is None or self.not_before <= self.not_after


def bracket(opened: Moment, met: Iterable[Moment], recorded: Iterable[Moment]) -> Bracket:
    """The bracket of the moment the team met.

    `opened`: the opening. `met`: joins whose code was verified, so they happened after the opening and beside
    it. `recorded`: the records made afterwards. Alone, the opening itself is the moment.
    """
    meetings = list(met)
    together = [opened, *meetings]
    lower = [moment.not_before for moment in together if moment.not_before is not None]
    upper = [moment.not_after for moment in (meetings or [opened])]
    later = [moment.not_after for moment in recorded]
    return Bracket(max(lower, default=None), min(upper + later))
