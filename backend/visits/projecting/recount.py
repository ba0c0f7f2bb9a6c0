"""Reads visits anew out of their statements, and writes what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, delete, insert, select, update

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import Base, db, one_at_a_time, run
from backend.kernel.jobs import every, job, later
from backend.visits.models import AmendmentRow, FollowupRecord, Participation, Visit, VisitMember
from backend.visits.projecting import frames, gathering
from backend.visits.projecting.records import amendment_rows, record_rows, sealed
from backend.visits.projecting.rows import member_rows, participation_rows, visit_row
from backend.visits.reading.projection import project

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Table

    from backend.visits.projecting.frames import Frame
    from backend.visits.projecting.rows import Row
    from backend.visits.reading.projection import VisitState
    from backend.visits.reading.timeline import Heard

DOUBT_MS = 31 * 24 * 3_600_000
NOTHING: Mapping[UUID, Sequence[Heard]] = {}


def names(visit_ids: Iterable[UUID]) -> Iterator[str]:
    """What to hold while these visits are read anew: two phones may send their halves at once."""
    return (f"visit {visit}" for visit in visit_ids)


def refresh(known: Mapping[UUID, Frame], fresh: Mapping[UUID, Sequence[Heard]] = NOTHING) -> None:
    """Project these visits from their kept statements and the `fresh` ones about to be kept.

    A visit of which statements were withdrawn cannot be read any more and stays as it was.
    """
    kept = gathering.heard_at([visit for visit, frame in known.items() if not frame.is_new])
    told = [
        (frame, [*before, *fresh.get(visit, ())])
        for visit, frame in known.items()
        if (before := kept.get(visit, [])) is not None
    ]
    points = gathering.freeze(told)
    said = [one for heard in fresh.values() for one in heard]
    facts = gathering.facts(told, now_ms(), points, said)
    projected = [(frame, project(heard, fact)) for (frame, heard), fact in zip(told, facts, strict=True)]
    _write(projected)
    for patient in {frame.patient_id for frame, state in projected if state.verdicts.clinical_effect}:
        later(follow, patient)


@job
def follow(patient_id: UUID) -> None:
    """Let others act on what visits to this person now tell.

    After the answer: it takes longer than receiving does, and until its commit nobody else could append.
    """
    changed(patient_id)


@every(minutes=10)
def lapse() -> None:
    """Read those visits anew that time alone has changed: a borrowed presence nobody confirmed."""
    late = set(db.session.scalars(select(Visit.id).where(Visit.lapses_at <= now_ms()).limit(200)))
    if late:
        one_at_a_time(*names(late))
        refresh(frames.standing(late))


def lent_to(authors: Collection[UUID], said_at: int) -> set[UUID]:
    """Visits where one of these people borrowed a phone: what they say elsewhere may contradict that.

    `said_at` (ms) is when the earliest of it seems to have been said; phones' clocks are wrong by a day or a
    month, and visits before that are told nothing new.
    """
    return set(run(_LENT_TO, staff=list(authors), since=said_at - DOUBT_MS).scalars())


def _write(projected: Sequence[tuple[Frame, VisitState]]) -> None:
    rows = [(frame, {**frame.columns(), **visit_row(frame, state)}) for frame, state in projected]
    changed = [{"visit": frame.id, **row} for frame, row in rows if not frame.is_new]
    members = [(frame, member_rows(frame, state)) for frame, state in projected]
    moved = [frame.id for frame, told in members if frame.members and told != frame.members]
    if changed:
        run(_UPDATE, changed)
        for forget in _FORGET:
            run(forget, visits=[row["visit"] for row in changed])
    if moved:
        run(_NO_MEMBER, visits=moved)
    _insert(Visit, [row for frame, row in rows if frame.is_new])
    _insert(VisitMember, [row for frame, told in members if told != frame.members for row in told])
    _insert(Participation, [row for frame, state in projected for row in participation_rows(frame, state)])
    records = [row for frame, state in projected for row in record_rows(frame, state)]
    _insert(FollowupRecord, [sealed(row) for row in records])
    _insert(AmendmentRow, [row for frame, state in projected for row in amendment_rows(frame, state)])


def _insert(kind: type[Base], rows: Sequence[Row]) -> None:
    if rows:
        run(insert(_table(kind)), rows)


def _table(kind: type[Base]) -> Table:
    return cast("Table", kind.__table__)


# Written once: what every statement passes through is compiled once.
_UPDATE = (
    update(_table(Visit))
    .where(Visit.id == bindparam("visit"))
    .values({column.name: bindparam(column.name) for column in _table(Visit).columns})
)
_FORGET = [
    delete(_table(kind)).where(kind.visit_id.in_(bindparam("visits", expanding=True)))
    for kind in (Participation, FollowupRecord, AmendmentRow)
]
_NO_MEMBER = delete(_table(VisitMember)).where(VisitMember.visit_id.in_(bindparam("visits", expanding=True)))
_LENT_TO = select(Participation.visit_id).where(
    Participation.staff_id.in_(bindparam("staff", expanding=True)),
    Participation.joined_at >= bindparam("since"),
    Participation.borrowed_reason.is_not(None),
)
