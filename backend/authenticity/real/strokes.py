"""Signatures of a visit against earlier ones: copies anywhere, near copies and manner within one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from backend.authenticity.models import TraceStroke
from backend.authenticity.real import traits
from backend.authenticity.real.traces import HAND
from backend.authenticity.stroke_memory import (
    LATEST,
    REACH,
    REACH_ACROSS,
    STROKES,
    across,
    along,
    copied,
    nearly,
    same_path,
)
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
"""Signatures around one spot that are compared point by point, the nearest: simple ones crowd there."""


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
    spots = [_spot(signature.sha256, drawn, me) for signature, drawn in trace.hands]
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


def _spot(sha256: str | None, drawn: Handwriting, me: UUID) -> Sequence[Seen]:
    """The very same files, and what lies where this one lies."""
    if drawn.count < STROKES:
        return ()
    key, other = along(drawn), across(drawn)
    around: dict[str, Any] = {"low": key - REACH, "high": key + REACH, "left": other - REACH_ACROSS}
    near = run(_SPOT, key=key, other=other, right=other + REACH_ACROSS, me=me, **around).all()
    return [*run(_EQUAL, sha256=sha256, me=me), *near]


def _entries(rows: Sequence[Seen], drawn: Mapping[traits.File, Handwriting]) -> list[Entry]:
    return [
        (row.began, str(row.visit_id), row.hand, hand)
        for row in rows
        if (hand := drawn.get((row.patient_id, row.sha256)))
    ]


_OTHERS: Final = select(
    TraceStroke.began, TraceStroke.visit_id, TraceStroke.hand, TraceStroke.patient_id, TraceStroke.sha256
).where(TraceStroke.visit_id != bindparam("me"))
_OWN: Final = (
    _OTHERS.where(TraceStroke.hand == bindparam("hand"))
    .order_by(TraceStroke.began.desc(), TraceStroke.visit_id)
    .limit(LATEST * 2)
)
_EQUAL: Final = (
    _OTHERS.where(TraceStroke.sha256 == bindparam("sha256"))
    .order_by(TraceStroke.began, TraceStroke.visit_id)
    .limit(NEAR)
)
_OFF: Final = func.abs(TraceStroke.along - bindparam("key")) + func.abs(
    func.coalesce(TraceStroke.across - bindparam("other"), 0.0)
)
_SPOT: Final = (
    _OTHERS.where(
        TraceStroke.along.between(bindparam("low"), bindparam("high")),
        or_(
            TraceStroke.across.is_(None),
            TraceStroke.across.between(bindparam("left"), bindparam("right")),
        ),
    )
    .order_by(_OFF, TraceStroke.visit_id)
    .limit(NEAR)
)
