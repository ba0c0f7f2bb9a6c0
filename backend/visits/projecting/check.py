"""Part of `lianfang verify`: every visit is read anew out of its statements and compared with the rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.db import Base, db
from backend.transparency.problem import Problem
from backend.visits.models import AmendmentRow, FollowupRecord, Participation, Visit, VisitMember
from backend.visits.projecting import frames, gathering
from backend.visits.projecting.records import amendment_rows, hidden, record_rows
from backend.visits.projecting.rows import member_rows, participation_rows, visit_row
from backend.visits.reading.projection import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement

    from backend.transparency.fsck import Tally
    from backend.visits.projecting.rows import Row

CHUNK = 200


def check_projections(tally: Tally) -> Iterator[Problem]:
    """A problem for every stored column that the statements do not say."""
    ids = db.session.scalars(select(Visit.id).order_by(Visit.id)).all()
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        yield from _check(chunk)
        tally.add("visits", len(chunk))


def _check(ids: Sequence[UUID]) -> Iterator[Problem]:
    heard = gathering.heard_at(ids)
    # What was withdrawn cannot be read again; the log still shows that it was there.
    known = frames.standing(ids)
    read = [(known[visit], one) for visit, one in heard.items() if one is not None]
    visits = {row["id"]: row for row in _stored(Visit, Visit.id.in_(ids))}
    members = _by_visit(_stored(VisitMember, VisitMember.visit_id.in_(ids)))
    there = _by_visit(_stored(Participation, Participation.visit_id.in_(ids)))
    records = _by_visit(_stored(FollowupRecord, FollowupRecord.visit_id.in_(ids)))
    amendments = _by_visit(_stored(AmendmentRow, AmendmentRow.visit_id.in_(ids)))
    for (frame, one), facts in zip(read, gathering.facts(read, now_ms()), strict=True):
        visit, where = visits[frame.id], f"visit {frame.id}"
        # Time alone may have changed a visit that nobody has looked at since.
        now = min(facts.now, (visit["lapses_at"] or facts.now + 1) - 1)
        state = project(one, replace(facts, now=now))
        yield from _differences(where, visit_row(frame, state), visit)
        yield from _compared(f"{where}, member", member_rows(frame, state), members[frame.id])
        yield from _compared(f"{where}, participation", participation_rows(frame, state), there[frame.id])
        told = [hidden(row) for row in record_rows(frame, state)]
        kept = [hidden(row) for row in records[frame.id]]
        yield from _compared(f"{where}, record of", told, kept, "visit_id")
        yield from _compared(
            f"{where}, amendment", amendment_rows(frame, state), amendments[frame.id], "statement"
        )


def _compared(
    where: str, read: Iterable[Row], stored: Iterable[Row], name: str = "staff_id"
) -> Iterator[Problem]:
    """Rows of one visit, matched by the column `name`."""
    told, kept = ({row[name]: row for row in rows} for rows in (read, stored))
    for one in sorted(told.keys() | kept.keys()):
        if one not in kept:
            yield Problem(f"{where} {one}", "is missing")
        elif one not in told:
            yield Problem(f"{where} {one}", "is not what the statements say")
        else:
            yield from _differences(f"{where} {one}", told[one], kept[one])


def _differences(where: str, told: Row, stored: Row) -> Iterator[Problem]:
    for column, value in told.items():
        if stored[column] != value:
            yield Problem(where, f"{column} is {stored[column]!r}, the statements say {value!r}")


def _stored(kind: type[Base], which: ColumnElement[bool]) -> list[Row]:
    return [dict(row) for row in db.session.execute(select(*kind.__table__.columns).where(which)).mappings()]


def _by_visit(rows: Iterable[Row]) -> defaultdict[UUID, list[Row]]:
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["visit_id"]].append(row)
    return found
