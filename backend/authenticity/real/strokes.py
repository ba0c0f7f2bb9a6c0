"""Signatures of a visit against earlier ones: copies anywhere, near copies and manner within one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from backend.authenticity.models import TraceStroke
from backend.authenticity.real import traits
from backend.authenticity.real.traces import HAND
from backend.authenticity.stroke_memory import LATEST, REACH, STROKES, along, copied, nearly, same_path
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select

    from backend.authenticity.around import SamePath
    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.stroke_memory import Entry
    from backend.authenticity.trace import Trace

NEAR: Final = 50
"""Signatures on one spot of the line that are compared point by point: simple ones crowd there."""


def hands(trace: Trace) -> dict[str, tuple[Handwriting, ...]]:
    """By hand: how it wrote at other visits, oldest first."""
    me, found = UUID(trace.visit.id), {}
    for signature, _ in trace.hands:
        rows = _newest(TraceStroke.hand == signature.hand[:HAND], me, LATEST * 2)
        found[signature.hand] = tuple(entry[3] for entry in _entries(rows))
    return found


def repeated(trace: Trace) -> tuple[tuple[SamePath, ...], set[UUID]]:
    """For each signature, the earlier path it is too near to; and later visits that repeat one of these."""
    me, found, later = UUID(trace.visit.id), [], set[UUID]()
    for signature, drawn in trace.hands:
        if drawn.count < STROKES:
            continue
        key = along(drawn)
        near = list(_entries(_newest(TraceStroke.along.between(key - REACH, key + REACH), me, NEAR)))
        later |= {UUID(one[1]) for one in near if one[0] >= trace.began and copied(drawn, [one])}
        own = _entries(_newest(TraceStroke.hand == signature.hand[:HAND], me, LATEST * 2))
        match = copied(drawn, (one for one in near if one[0] < trace.began)) or nearly(
            drawn, [one for one in own if one[0] < trace.began]
        )
        if match:
            found.append(same_path(signature.hand, drawn, *match))
    return tuple(found), later


def _newest(which: object, me: UUID, most: int) -> Sequence[TraceStroke]:
    query: Select[TraceStroke] = select(TraceStroke).where(which, TraceStroke.visit_id != me)  # type: ignore[arg-type]
    rows = db.session.scalars(
        query.order_by(TraceStroke.began.desc(), TraceStroke.visit_id).limit(most)
    ).all()
    return rows[::-1]


def _entries(rows: Sequence[TraceStroke]) -> Iterator[Entry]:
    drawn = traits.hands({(row.patient_id, row.sha256) for row in rows})
    for row in rows:
        if hand := drawn.get((row.patient_id, row.sha256)):
            yield row.began, str(row.visit_id), row.hand, hand
