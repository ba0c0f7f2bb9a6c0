"""When to remind whom of what is due: the team before and after, then the supervisor, weekly. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from backend.policy.intervals import Reminders

MOST: Final = 104
"""Nobody is reminded for longer than two years of weeks."""


def due_days(today: date, when: Reminders, *, supervises: bool) -> list[date]:
    """The due dates of which somebody is reminded today."""
    if not supervises:
        return [today - timedelta(days=days) for days in when.days]
    last = max(when.days, default=0)
    return [today - timedelta(days=last + when.then_every * time) for time in range(1, MOST + 1)]
