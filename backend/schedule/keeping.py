"""Reads and writes the tables of the calendar, for many people at once and past the ORM."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from backend.kernel.db import Base, run
from backend.schedule.codes import TaskKind, TaskState
from backend.schedule.models import Course, FollowupTask
from backend.schedule.renewing import Changes, Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy import BindParameter, Table

    from backend.schedule.gathering import Person
    from backend.schedule.judging import Judged

Row = dict[str, Any]
OpenTasks = dict[UUID, dict[TaskKind, Kept]]
COLUMNS = (
    "area_id", "team_id", "base_on", "due_on", "window_start", "rule", "matches", "escalate", "untried",
    "policy",
)  # fmt: skip


def open_tasks(people: Collection[UUID]) -> OpenTasks:
    """Person → kind → the open task."""
    found: defaultdict[UUID, dict[TaskKind, Kept]] = defaultdict(dict)
    for row in run(_OPEN, ids=list(people)).mappings():
        kind = TaskKind(row["kind"])
        columns = {name: row[name] for name in COLUMNS}
        found[row["patient_id"]][kind] = Kept(row["id"], kind, row["base_on"], row["held_on"], columns)
    return found


def course(person: Person, judged: Judged, day: date) -> Row:
    """A person's row of `course`."""
    past, last = judged.past, judged.past.last
    return {
        "patient_id": person.id,
        "area_id": person.area_id,
        "team_id": person.team_id,
        "last_on": last.on if last else None,
        "last_visit_id": UUID(past.last_id) if past.last_id else None,
        "met_on": past.faces[-1] if past.faces else None,
        "disease_class": last.disease_class if last else None,
        "danger": last.danger if last else None,
        "colour": person.colour.value if person.colour else None,
        "phone_cycles": judged.phone_cycles,
        "light": judged.light.value,
        "shortage": judged.shortage,
        "dues": [one.isoformat() for one in judged.cycle_ends],
        "computed_on": day,
    }


def write(changes: Changes, courses: Sequence[Row]) -> None:
    """Write tasks and courses. A cycle that was closed before and comes back keeps its old due date."""
    if changes.closed:
        run(_CLOSE, changes.closed)
    if changes.moved:
        run(_MOVE, [{**row, "task": row["task"]} for row in changes.moved])
    if changes.opened:
        new, back = _apart(changes.opened)
        if back:
            run(_REOPEN, back)
        if new:
            run(insert(_table(FollowupTask)), [{**row, "state": TaskState.OPEN.value} for row in new])
    _write_courses(courses)


def _apart(opened: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """New tasks, and rows that open an earlier one again."""
    people = {row["patient_id"] for row in opened}
    before = {
        (row["patient_id"], row["kind"], row["base_on"]): row
        for row in run(_CLOSED, ids=list(people)).mappings()
    }
    new, back = [], []
    for row in opened:
        old = before.get((row["patient_id"], row["kind"], row["base_on"]))
        if old is None:
            new.append(row)
            continue
        held = min(old["due_on"], row["due_on"])
        columns = {name: row[name] for name in COLUMNS}
        columns |= {"due_on": held, "window_start": min(held, row["window_start"])}
        back.append({**columns, "task": old["id"], "held_on": old["due_on"]})
    return new, back


def _write_courses(courses: Sequence[Row]) -> None:
    ids = [row["patient_id"] for row in courses]
    known = {row["patient_id"]: dict(row) for row in run(_COURSES, ids=ids).mappings()} if ids else {}
    fresh = [row for row in courses if row["patient_id"] not in known]
    other = [row for row in courses if row["patient_id"] in known and row != known[row["patient_id"]]]
    if fresh:
        run(insert(_table(Course)), fresh)
    if other:
        run(_COURSE, [{**row, "person": row["patient_id"]} for row in other])


def _table(kind: type[Base]) -> Table:
    return cast("Table", kind.__table__)


def _bound(names: Iterable[str]) -> dict[str, Any]:
    return {name: bindparam(name) for name in names}


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_OPEN = select(*_table(FollowupTask).columns).where(
    FollowupTask.patient_id.in_(_IDS), FollowupTask.state == TaskState.OPEN.value
)
_CLOSED = (
    select(*_table(FollowupTask).columns)
    .where(
        FollowupTask.patient_id.in_(_IDS),
        FollowupTask.state != TaskState.OPEN.value,
        FollowupTask.done_on.is_(None),
    )
    .order_by(FollowupTask.opened_at)
)
_COURSES = select(*_table(Course).columns).where(Course.patient_id.in_(_IDS))
_THIS = FollowupTask.id == bindparam("task")
_CLOSE = update(_table(FollowupTask)).where(_THIS).values(_bound(("state", "closed_at", "closed_visit_id")))
_MOVE = update(_table(FollowupTask)).where(_THIS).values(_bound(COLUMNS))
_REOPEN = (
    update(_table(FollowupTask))
    .where(_THIS)
    .values(
        {
            **_bound((*COLUMNS, "held_on")),
            "state": TaskState.OPEN.value,
            "closed_at": None,
            "closed_visit_id": None,
        }
    )
)
_COURSE = (
    update(_table(Course))
    .where(Course.patient_id == bindparam("person"))
    .values(_bound(column.name for column in _table(Course).columns if column.name != "patient_id"))
)
