"""Reads visits anew out of their statements, and writes what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, insert, select, update

from backend.kernel.clock import now_ms
from backend.kernel.db import Base, db, one_at_a_time
from backend.visits import frames, gathering
from backend.visits.models import Participation, Visit, VisitMember
from backend.visits.projection import project
from backend.visits.rows import member_rows, participation_rows, visit_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Table

    from backend.visits.frames import Frame
    from backend.visits.projection import VisitState
    from backend.visits.rows import Row
    from backend.visits.timeline import Heard

NOTHING: Mapping[UUID, Sequence[Heard]] = {}


def hold(visit_ids: Iterable[UUID]) -> None:
    """Let nobody else read these visits anew until the commit: two phones may send their halves at once."""
    one_at_a_time(*(f"visit {visit}" for visit in visit_ids))


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
    gathering.freeze(told)
    said = [one for heard in fresh.values() for one in heard]
    facts = gathering.facts(told, now_ms(), elsewhere=said)
    _write([(frame, project(heard, fact)) for (frame, heard), fact in zip(told, facts, strict=True)])


def lapse() -> None:
    """Read those visits anew that time alone has changed: a borrowed presence nobody confirmed."""
    late = set(db.session.scalars(select(Visit.id).where(Visit.lapses_at <= now_ms()).limit(200)))
    if late:
        hold(late)
        refresh(frames.standing(late))


def lent_to(authors: Collection[UUID]) -> set[UUID]:
    """Visits where one of these people borrowed a phone: what they say elsewhere may contradict that."""
    query = select(Participation.visit_id).where(
        Participation.staff_id.in_(authors), Participation.borrowed_reason.is_not(None)
    )
    return set(db.session.scalars(query))


def _write(projected: Sequence[tuple[Frame, VisitState]]) -> None:
    """Write the rows; plain tables instead of objects, because most of what the server does is this."""
    rows = [(frame, {**frame.columns(), **visit_row(frame, state)}) for frame, state in projected]
    changed = [row for frame, row in rows if not frame.is_new]
    if changed:
        db.session.execute(update(Visit), changed)
        for table in (VisitMember, Participation):
            mine = table.visit_id.in_([row["id"] for row in changed])
            db.session.execute(delete(table).where(mine).execution_options(synchronize_session=False))
    _insert(Visit, [row for frame, row in rows if frame.is_new])
    _insert(VisitMember, [row for frame, state in projected for row in member_rows(frame, state)])
    _insert(Participation, [row for frame, state in projected for row in participation_rows(frame, state)])


def _insert(kind: type[Base], rows: Sequence[Row]) -> None:
    if rows:
        db.session.execute(insert(cast("Table", kind.__table__)), rows)
