"""Phone instead of door: how many cycles in a row were closed by calls alone. Pure.

A call never is a visit. With an exception that is still valid when the cycle ends, the cycle is excused; it
neither counts nor hides the ones before it. A cycle without any contact is somebody's omission, not a call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.schedule.codes import Light, PhoneException

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from backend.policy.calls import Calls
    from backend.policy.spans import Span


@dataclass(frozen=True, slots=True)
class Call:
    """A contact by phone; its exception holds until a day, at most one cycle long."""

    on: date
    exception: PhoneException | None = None
    until: date | None = None

    def excuses(self, due: date, cycle: Span) -> bool:
        """Whether a cycle that ends on `due` is excused."""
        if self.exception is None or self.until is None:
            return False
        return self.on <= due <= min(self.until, cycle.after(self.on))


def by_phone_only(
    since: date, dues: Sequence[date], faces: Iterable[date], calls: Iterable[Call], cycle: Span, today: date
) -> int:
    """Cycles in a row that are over and had calls, no visit and no exception.

    The first cycle begins after `since`, the last follow-up; `dues` are the days on which they end, in order.
    """
    met, spoken = set(faces), list(calls)
    row, before = 0, since
    for due in dues:
        if due >= today:
            break
        if any(_within(day, before, due) for day in met):
            row = 0
        elif any(call.excuses(due, cycle) for call in spoken):
            pass
        elif any(_within(call.on, before, due) for call in spoken):
            row += 1
        before = due
    return 0 if any(day > before for day in met) else row


def light(cycles: int, calls: Calls) -> Light:
    """Amber is for the doctor, red for the supervisor."""
    if cycles >= calls.red_from:
        return Light.RED
    return Light.AMBER if cycles >= calls.amber_from else Light.NONE


def _within(day: date, after: date, last: date) -> bool:
    return after < day <= last
