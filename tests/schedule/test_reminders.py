"""Whom a due date reminds, and when (T−7, T−3, T, T+1, then weekly to the supervisor)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backend.policy.intervals import Reminders
from backend.schedule.reminders import due_days

TODAY = date(2026, 11, 23)
NORM = Reminders((-7, -3, 0, 1), 7)


def days_from(today: date, *, supervises: bool) -> set[int]:
    """How many days from the due date it is today: negative before, positive after."""
    return {(today - due).days for due in due_days(today, NORM, supervises=supervises)}


def test_the_team_hears_of_it_four_times() -> None:
    assert days_from(TODAY, supervises=False) == {-7, -3, 0, 1}


@pytest.mark.parametrize("days", [8, 15, 22])
def test_then_the_supervisor_weekly(days: int) -> None:
    assert TODAY - timedelta(days=days) in due_days(TODAY, NORM, supervises=True)


def test_nobody_is_reminded_of_the_same_thing_twice_on_one_day() -> None:
    both = due_days(TODAY, NORM, supervises=False) + due_days(TODAY, NORM, supervises=True)
    assert len(both) == len(set(both))
