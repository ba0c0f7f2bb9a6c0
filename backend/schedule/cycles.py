"""The days on which visits would have been due, one after another, while nobody met the person. Pure.

The due date itself stays: it is the first of these. The later ones only count how often a cycle went by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.patients.status.codes import Management
from backend.policy.spans import Span
from backend.schedule.codes import TaskKind
from backend.schedule.due import plan

if TYPE_CHECKING:
    from datetime import date

    from backend.schedule.due import Due
    from backend.schedule.standing import Rules, Standing

MOST = 120
"""Nobody needs to count further than this many cycles."""
FIRST = Span(months=1)
"""Someone never followed up is counted by the month."""


def dues(standing: Standing, rules: Rules, today: date) -> tuple[date, ...]:
    """The nominal due dates up to and including the next one that is not over, in order."""
    planned = plan(standing, rules, today)
    return ends(next((due for due in planned if due.kind is TaskKind.FOLLOW_UP), None), standing, today)


def ends(follow_up: Due | None, standing: Standing, today: date) -> tuple[date, ...]:
    """The same, of a follow-up whose due date is known."""
    if follow_up is None or standing.status.management is Management.NON_MANAGED:
        return ()
    nominal = min(
        (m for m in follow_up.matches if m.rule not in {"D10", "D11", "D16"}), key=lambda m: m.due_on
    )
    found = []
    for number in range(MOST):
        if nominal.span:
            due = nominal.span.after(nominal.base, number + 1)
        else:
            due = FIRST.after(nominal.due_on, number)
        found.append(due)
        if due >= today:
            break
    return tuple(found)
