"""Computes the calendar anew: of one person when something about them changed, or of a whole county.

What it writes follows from visits, register and policies alone, so it may run at any time, twice, or again
with another policy to see what that would change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from backend.kernel import changed, jobs
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db, one_at_a_time
from backend.patients.models import Patient
from backend.policy import service as policies
from backend.policy.shipped import Rulebook
from backend.roster.models import Area
from backend.schedule import colours, gathering, keeping, objections, renewing
from backend.schedule.judging import judge
from backend.schedule.models import Course
from backend.schedule.renewing import Changes
from backend.schedule.standing import Rules
from backend.transparency import statements

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Select

    from backend.policy.documents import Document

Column = TypeVar("Column")
AT_ONCE = 1000
A_ROUND = 20_000
DAY_MS = 24 * 3_600_000


@dataclass
class Report:
    """What a run changed, or would change. `rules`: (rule before, rule after) → how many tasks."""

    people: int = 0
    opened: int = 0
    closed: int = 0
    earlier: int = 0
    later: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def is_nothing(self) -> bool:
        return not (self.opened or self.closed or self.earlier or self.later)


@changed.on_change
def people(ids: Collection[UUID]) -> None:
    """Compute these people anew, in the caller's transaction."""
    colours.refresh(ids)
    objections.refresh(ids)
    for some in _batches(sorted(ids)):
        _renew(some, today(), RulesByPlace(today()), write=True, report=Report())


@jobs.every(minutes=10)
def new_day() -> None:
    """Compute those anew for whom a day has passed: special periods, colours and cycles end.

    About whom something was received lately, everybody hears once more: a server that stopped between keeping
    a visit and handing over the job that tells of it has told nobody.
    """
    stale = db.session.scalars(
        select(Course.patient_id).where(Course.computed_on < today()).limit(A_ROUND)
    ).all()
    rules = RulesByPlace(today())
    lately = statements.people_since(now_ms() - 2 * DAY_MS) if stale else set()
    for some in _batches(stale):
        _renew(some, today(), rules, write=True, report=Report())
        changed.changed(*lately.intersection(some))
        jobs.commit()


def county(
    path: str = "",
    document: Document | None = None,
    *,
    dry_run: bool = False,
    told: Callable[[Report], None] | None = None,
    most: int | None = None,
) -> Report:
    """Compute everyone below this path, at most so many. With another `document`, or dry, keep nothing."""
    report, day = Report(), today()
    rules = RulesByPlace(day, document)
    write = not dry_run and document is None
    for some in _batches(islice(_everyone(path), most)):
        _renew(some, day, rules, write=write, report=report)
        if write:
            jobs.commit()
        if told:
            told(report)
    return report


class RulesByPlace:
    """The rules of a day, by place; `instead` replaces the document of its kind everywhere."""

    def __init__(self, day: date, instead: Document | None = None) -> None:
        self._day, self._instead = day, instead
        self._known: dict[str, Rules] = {}

    def __getitem__(self, path: str) -> Rules:
        if path not in self._known:
            book = policies.rulebook(self._day, path)
            if self._instead:
                book = Rulebook({**book.documents, self._instead.kind: self._instead})
            self._known[path] = Rules(book)
        return self._known[path]


def _batches(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    rest = iter(ids)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def how_many(path: str) -> int:
    """How many people `county` would compute."""
    return db.session.scalar(_below(select(func.count(Patient.id)), path)) or 0


def _everyone(path: str) -> Iterable[UUID]:
    return db.session.scalars(_below(select(Patient.id).order_by(Patient.id), path)).all()


def _below(query: Select[Column], path: str) -> Select[Column]:
    if not path:
        return query
    near = query.join(Area, Area.id == Patient.area_id)
    return near.where(Area.path.startswith(path, autoescape=True))


def _renew(ids: Collection[UUID], day: date, rules: RulesByPlace, *, write: bool, report: Report) -> None:
    if write:
        one_at_a_time(*(f"calendar {person}" for person in changed.others_may_know(ids)))
        db.session.flush()
    found = gathering.people(ids, day)
    open_tasks = keeping.open_tasks(ids)
    changes, courses = Changes(), []
    for person in found.values():
        judged = judge(person, rules[person.path], day)
        renewing.compare(person, judged, open_tasks.get(person.id, {}), now_ms(), changes)
        courses.append(keeping.course(person, judged, day))
    _count(report, len(found), changes, open_tasks)
    if write:
        keeping.write(changes, courses)


def _count(report: Report, number: int, changes: Changes, open_tasks: keeping.OpenTasks) -> None:
    report.people += number
    report.opened += len(changes.opened)
    report.closed += len(changes.closed)
    before: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    for tasks in open_tasks.values():
        before.update({task.id: task.columns for task in tasks.values()})
    for row in changes.moved:
        was = before[row["task"]]
        report.earlier += row["due_on"] < was["due_on"]
        report.later += row["due_on"] > was["due_on"]
        report.rules[was["rule"], row["rule"]] += 1
