"""The decision table: every rule that holds for a person, and the earliest of each kind. Pure.

A rule answers with a date or not at all. Rules of the first table set a date; those of the second, special
periods, colours and the quarter, are asked with the date found and may only shorten it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.policy.documents import Kind
from backend.policy.intervals import UNGRADED
from backend.schedule.codes import TaskKind
from backend.schedule.table import DRAWS, TABLE, Match, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from backend.schedule.standing import Rules, Standing
    from backend.schedule.table import Rule


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done: when, from when on, by which rule, and every rule that holds beside it."""

    kind: TaskKind
    due_on: date
    window_start: date
    base: date
    rule: str
    matches: tuple[Match, ...]
    policy: str

    @property
    def winner(self) -> Match:
        return next(match for match in self.matches if match.rule == self.rule)

    @property
    def escalate(self) -> bool:
        return self.winner.escalate


def plan(standing: Standing, rules: Rules, today: date) -> tuple[Due, ...]:
    """Everything due for a person, at most one of each kind. Nothing for someone who died or left."""
    found = []
    for kind, table in TABLE.items():
        matches = [match for rule in table for match in _asked(rule, standing, rules)]
        if not matches:
            continue
        if kind is TaskKind.FOLLOW_UP:
            matches += shortened(standing, rules, today, min(matches, key=_when))
        found.append(_due(kind, matches, standing, rules))
    return tuple(found)


def shortage(standing: Standing, rules: Rules, today: date) -> int:
    """D13: how many follow-ups of this year are still missing; 0 before the month in which that is shown."""
    table = rules.intervals
    if not standing.is_visited or today.month < table.shortage_from_month:
        return 0
    quarters = 4
    if standing.started_on and standing.started_on.year == today.year:
        quarters = 4 - (standing.started_on.month - 1) // 3  # nobody is owed visits from before they came
    return max(-(-table.year_least * quarters // 4) - standing.counted, 0)


def _asked(rule: Rule, standing: Standing, rules: Rules) -> Iterator[Match]:
    match = rule(standing, rules)
    if match is not None:
        yield match


def _when(match: Match) -> date:
    return match.due_on


def _due(kind: TaskKind, matches: list[Match], standing: Standing, rules: Rules) -> Due:
    first = min(matches, key=_when)
    window = 0
    if kind is TaskKind.FOLLOW_UP:
        graded = rules.class_of(standing.current) if standing.current else None
        window = rules.intervals.classes[graded or UNGRADED].window_days
    return Due(
        kind=kind,
        due_on=first.due_on,
        # A window never opens before the day the clock was last set.
        window_start=max(first.due_on - timedelta(days=window), min(first.base, first.due_on)),
        base=first.base,
        rule=first.rule,
        matches=tuple(matches),
        policy=rules.named(*DRAWS.get(first.rule, (Kind.INTERVALS,))),
    )
