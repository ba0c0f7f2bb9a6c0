"""Visits whose day is over and of which nothing is heard: told as such, and nobody is blamed.

A phone may have been without a network for days; what it then brings makes the visit what it was. So nothing
of this is kept: it is read from the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.days import today
from backend.visits.models import Visit
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_PLANNED = Visit.state == State.PLANNED


def told_state(visit: Visit) -> str:
    """How far a visit has come, as it is told today."""
    if visit.state == State.PLANNED and visit.on_day < today():
        return State.EXPIRED
    return visit.state


def is_told(state: State) -> ColumnElement[bool]:
    """SQL: the visits that `told_state` would call that."""
    if state is State.EXPIRED:
        return _PLANNED & (Visit.on_day < today())
    return _PLANNED & still_ahead() if state is State.PLANNED else Visit.state == state


def still_ahead() -> ColumnElement[bool]:
    """SQL: planned for today or later; what was planned and not begun lies on the day it was planned for."""
    return Visit.on_day >= today()
