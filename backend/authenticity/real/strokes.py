"""Signatures of a visit against earlier ones: copies anywhere, near copies and manner within one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from backend.authenticity.models import TraceStroke
from backend.authenticity.real import traits
from backend.authenticity.real.traces import HAND
from backend.authenticity.stroke_memory import LATEST, REACH, STROKES, along, copied, nearly, same_path
from backend.kernel.db import run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from backend.authenticity.around import SamePath
    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.stroke_memory import Entry
    from backend.authenticity.trace import Trace

    Seen = Row[Any]

NEAR: Final = 50
"""Signatures on one spot of the line that are compared point by point: simple ones crowd there."""


class Strokes(NamedTuple):
    """What a visit's signatures resemble."""

    hands: dict[str, tuple[Handwriting, ...]]
    """By hand: how it wrote at other visits, oldest first."""
    paths: tuple[SamePath, ...]
    """For each signature, the earlier path it is too near to."""
    later: set[UUID]
    """Later visits that repeat one of these."""


def compared(trace: Trace) -> Strokes:
    """Look for every signature of a visit among those of its hand, and among all that lie where it lies."""
    me = UUID(trace.visit.id)
    own = {one.hand: run(_OWN, hand=one.hand[:HAND], me=me).all()[::-1] for one, _ in trace.hands}
    spots = [_spot(drawn, me) for _, drawn in trace.hands]
    drawn_there = traits.hands(
        {(row.patient_id, row.sha256) for rows in (*own.values(), *spots) for row in rows}
    )
    known = {hand: _entries(rows, drawn_there) for hand, rows in own.items()}
    paths, later = [], set[UUID]()
    for (signature, drawn), spot in zip(trace.hands, spots, strict=True):
        if drawn.count < STROKES:
            continue
        near = _entries(spot, drawn_there)
        later |= {UUID(one[1]) for one in near if one[0] >= trace.began and copied(drawn, [one])}
        match = copied(drawn, (one for one in near if one[0] < trace.began)) or nearly(
            drawn, [one for one in known[signature.hand] if one[0] < trace.began]
        )
        if match:
            paths.append(same_path(signature.hand, drawn, *match))
    hands = {hand: tuple(entry[3] for entry in entries) for hand, entries in known.items()}
    return Strokes(hands, tuple(paths), later)


def _spot(drawn: Handwriting, me: UUID) -> Sequence[Seen]:
    if drawn.count < STROKES:
        return ()
    key = along(drawn)
    return run(_SPOT, low=key - REACH, high=key + REACH, me=me).all()[::-1]


def _entries(rows: Sequence[Seen], drawn: Mapping[traits.File, Handwriting]) -> list[Entry]:
    return [
        (row.began, str(row.visit_id), row.hand, hand)
        for row in rows
        if (hand := drawn.get((row.patient_id, row.sha256)))
    ]


_NEWEST: Final = (
    select(
        TraceStroke.began, TraceStroke.visit_id, TraceStroke.hand, TraceStroke.patient_id, TraceStroke.sha256
    )
    .where(TraceStroke.visit_id != bindparam("me"))
    .order_by(TraceStroke.began.desc(), TraceStroke.visit_id)
)
_OWN: Final = _NEWEST.where(TraceStroke.hand == bindparam("hand")).limit(LATEST * 2)
_SPOT: Final = _NEWEST.where(TraceStroke.along.between(bindparam("low"), bindparam("high"))).limit(NEAR)
