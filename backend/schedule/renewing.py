"""Brings open tasks in line with what is due now: which to open, move, close, and which come back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.schedule.codes import TaskKind, TaskState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.schedule.due import Due
    from backend.schedule.gathering import Person
    from backend.schedule.judging import Judged
    from backend.schedule.table import Match

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """An open task as it is kept; `columns` as `columns_of` writes them."""

    id: UUID
    kind: TaskKind
    base_on: date
    held_on: date | None
    columns: Row


@dataclass(slots=True)
class Changes:
    """Rows to write, for many people."""

    opened: list[Row] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)
    closed: list[Row] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.opened) + len(self.moved) + len(self.closed)


def compare(
    person: Person, judged: Judged, open_tasks: Mapping[TaskKind, Kept], now: int, out: Changes
) -> None:
    """Add to `out` what has to change for one person."""
    for kind in {*judged.dues, *open_tasks}:
        due, task = judged.dues.get(kind), open_tasks.get(kind)
        if task is not None and (due is None or due.base != task.base_on):
            out.closed.append(_closing(task, person, judged, now))
            task = None
        if due is None:
            continue
        columns = columns_of(due, person, judged)
        if task is None:
            out.opened.append({"patient_id": person.id, "kind": kind.value, "opened_at": now, **columns})
            continue
        if task.held_on and task.held_on < columns["due_on"]:
            columns["due_on"] = task.held_on
            columns["window_start"] = min(columns["window_start"], task.held_on)
        if columns != task.columns:
            out.moved.append({"task": task.id, **columns})


def columns_of(due: Due, person: Person, judged: Judged) -> Row:
    """What a task's row says of its due date."""
    first = due.winner
    others = [match for match in due.matches if match is not first]
    return {
        "area_id": person.area_id,
        "team_id": person.team_id,
        "base_on": due.base,
        "due_on": due.due_on,
        "window_start": due.window_start,
        "rule": due.rule,
        "matches": [_written(match) for match in (first, *others)],
        "escalate": due.escalate,
        "untried": judged.untried if due.kind is TaskKind.FOLLOW_UP else 0,
        "policy": due.policy,
    }


def _closing(task: Kept, person: Person, judged: Judged, now: int) -> Row:
    """DONE when what it asks for came after the cycle began, else it is no longer needed."""
    last = judged.past.last
    by_visit = task.kind not in (TaskKind.REASSESS, TaskKind.TELL)
    seen = last is not None and last.on > task.base_on and by_visit
    tried = task.kind is TaskKind.RETRY and any(day > task.base_on for day in judged.past.failed)
    graded = task.kind is TaskKind.REASSESS and (person.colour_on or date.min) >= task.base_on
    told = task.kind is TaskKind.TELL and judged.standing.is_registered and not judged.standing.untold
    return {
        "task": task.id,
        "state": (TaskState.DONE if seen or tried or graded or told else TaskState.CANCELLED).value,
        "closed_at": now,
        "closed_visit_id": UUID(judged.past.last_id) if seen and judged.past.last_id else None,
    }


def _written(match: Match) -> list[Any]:
    span = match.span
    return [
        match.rule,
        match.due_on.isoformat(),
        match.base.isoformat(),
        span.months if span else 0,
        span.days if span else 0,
        *match.note,
    ]
