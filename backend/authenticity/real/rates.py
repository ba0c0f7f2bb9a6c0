"""What the county teaches: learned anew each day from visits nothing speaks against, and kept as it was."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from flask import current_app
from sqlalchemy import func, select

from backend.authenticity import manner
from backend.authenticity.county import County, Observation, learn
from backend.authenticity.findings import VERSION
from backend.authenticity.models import Assessment, CountyRates, TraceStroke, VisitTrace
from backend.authenticity.real import traits
from backend.kernel.clock import now_ms
from backend.kernel.days import day_of, start_of, today
from backend.kernel.db import db
from backend.policy import service as policies
from backend.policy.documents import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from backend.authenticity.handwriting import Handwriting
    from backend.policy.reviewing import Review

DAY: Final = 86_400_000
YEAR: Final = 365 * DAY
HANDS: Final = 400
"""Hands from which the spread of hands is learned, those with the most signatures."""
_HELD: Final = "lianfang.rates"


@dataclass(frozen=True)
class Rates:
    """What was learned; `id` names it, None while nothing was."""

    id: UUID | None = None
    county: County = field(default_factory=County)
    repeats: NDArray[np.float64] = field(default_factory=manner.REPEATS.copy)


def current() -> Rates:
    """The newest rates; read once a process."""
    newest = db.session.scalar(select(CountyRates.id).order_by(CountyRates.at.desc()).limit(1))
    held: Rates = current_app.extensions.get(_HELD, Rates())
    if newest != held.id:
        row = None if newest is None else db.session.get_one(CountyRates, newest)
        held = current_app.extensions[_HELD] = Rates() if row is None else _read(row)
    return held


def renew(*, anew: bool = False) -> bool:
    """Learn, once a day unless `anew`; whether anything was learned."""
    last = db.session.scalar(select(func.max(CountyRates.at)))
    if not anew and last is not None and day_of(last) == today():
        return False
    lessons = list(_lessons())
    if not lessons:
        return False
    county = learn(lessons)
    body = {
        "visits": county.visits,
        "signs": county.signs,
        "values": county.values,
        "repeats": manner.learned(_hands()).tolist(),
    }
    packed = zlib.compress(json.dumps(body).encode(), 6)
    db.session.add(CountyRates(at=now_ms(), visits=len(lessons), version=VERSION, body=packed))
    return True


def silent_until() -> int | None:
    """Until when (ms) findings are only collected; None once that time is over.

    It begins with the first visit that is assessed. Before that there is nothing to show.
    """
    first = db.session.scalar(select(Assessment.at).order_by(Assessment.id).limit(1))
    rules: Review = policies.in_force(Kind.REVIEW, today()).body
    if rules.silent_days == 0:
        return None
    began = day_of(now_ms() if first is None else first)
    end = start_of(began) + rules.silent_days * DAY
    return end if now_ms() < end else None


def _read(row: CountyRates) -> Rates:
    body: dict[str, Any] = json.loads(zlib.decompress(row.body))
    county = County(body["visits"], body["signs"], body["values"])
    return Rates(row.id, county, np.array(body["repeats"]))


def _lessons() -> Iterator[Observation]:
    """A year's visits that nothing but accidents speaks against."""
    query = select(VisitTrace.team, VisitTrace.signs, VisitTrace.measures).where(
        VisitTrace.doubted.is_(False), VisitTrace.began > now_ms() - YEAR
    )
    for row in db.session.execute(query.execution_options(yield_per=1000)):
        yield Observation(row.team, frozenset(row.signs), row.measures)


def _hands() -> Iterator[Sequence[Handwriting]]:
    """Everything known of the hands that signed most."""
    often = (
        select(TraceStroke.hand)
        .group_by(TraceStroke.hand)
        .having(func.count() >= manner.SETTLED)
        .order_by(func.count().desc(), TraceStroke.hand)
        .limit(HANDS)
    )
    for hand in db.session.scalars(often).all():
        rows = db.session.scalars(
            select(TraceStroke)
            .where(TraceStroke.hand == hand)
            .order_by(TraceStroke.began.desc())
            .limit(manner.LATEST)
        ).all()
        files = [(row.patient_id, row.sha256) for row in reversed(rows)]
        drawn = traits.hands(files)
        yield [drawn[one] for one in files if one in drawn]
