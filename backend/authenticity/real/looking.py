"""What surrounds a real visit: the county asked through its keys, a few rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import func, select

from backend.authenticity import placing, sample_memory, usual
from backend.authenticity.around import Around, Home
from backend.authenticity.memory import sent_with
from backend.authenticity.models import TraceMember, TraceSample, VisitTrace
from backend.authenticity.real import photos, register, strokes, traces
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backend.authenticity.around import SameSamples
    from backend.authenticity.facts import HomeVersion
    from backend.authenticity.placing import Odds
    from backend.authenticity.real.rates import Rates
    from backend.authenticity.trace import Trace

DAY: Final = 86_400_000
PAST: Final = 60
"""Visits of one person that are compared, and of a member within a day."""
PHONE: Final = 200
"""Newest visits of one phone that tell its datum: enough to be sure, and an update is noticed."""
SENT: Final = 1000
"""Log entries before and after a visit's among which its phone's others are looked for, and days."""
BACKLOG: Final = 60 * DAY
ALIKE: Final = 20
"""Visits that share samples, at most: more share a network's grid."""


@dataclass(frozen=True)
class Surroundings:
    """What surrounds a visit, and other visits that this one may make look different."""

    around: Around
    touched: frozenset[UUID]


def surroundings(trace: Trace, homes: Sequence[HomeVersion], rates: Rates) -> Surroundings:
    """Everything a check may compare a visit with."""
    visit = trace.visit
    me, patient = UUID(visit.id), UUID(visit.patient)
    others = traces.found((VisitTrace.patient_id == patient) & (VisitTrace.visit_id != me), PAST)
    near, sent = _beside(trace, me), _sent(trace, me)
    odds = _phones([trace, *others, *near])
    bases = register.bases({UUID(one) for one in visit.members}, None)
    looks, shots = photos.compared(trace)
    drawn = strokes.compared(trace)
    samples, sampled_after = _same_samples(trace, me)
    around = Around(
        county=rates.county,
        homes=_with_odds(homes, [trace, *others], odds),
        bases=bases,
        usual=usual.place(others, bases, odds, _doubted(others)),
        phones=odds,
        past=tuple(one for one in others if one.visit.order < visit.order),
        beside=tuple(near),
        hands=drawn.hands,
        received=tuple(sent),
        repeats=rates.repeats,
        same_photos=looks.same,
        reworked=looks.reworked,
        same_paths=drawn.paths,
        same_samples=samples,
        same_measures=_same_measures(trace, me),
        owners=register.owners({UUID(one.device) for one in visit.presences if one.device}),
        photos_compared=all(one.fingerprint for one in visit.photos),
    )
    after = {UUID(one.visit.id) for one in (*near, *sent)}
    after |= {UUID(one.visit.id) for one in others if one.visit.order > visit.order}
    return Surroundings(around, frozenset(after | shots | drawn.later | sampled_after))


def _beside(trace: Trace, me: UUID) -> list[Trace]:
    """Other visits of any member within a day."""
    met = select(TraceMember.visit_id).where(
        TraceMember.staff.in_(trace.visit.members),
        TraceMember.began.between(trace.began - DAY, trace.began + DAY),
        TraceMember.visit_id != me,
    )
    found = traces.found(VisitTrace.visit_id.in_(met), PAST)
    return [one for one in found if abs(one.began - trace.began) < DAY]


def _sent(trace: Trace, me: UUID) -> list[Trace]:
    """What the same phone sent within minutes."""
    place, device = trace.visit.order, UUID(trace.visit.device)
    lately = VisitTrace.began.between(trace.began - BACKLOG, trace.began + BACKLOG)
    near = VisitTrace.place.between(place - SENT, place + SENT)
    other = (VisitTrace.device_id == device) & (VisitTrace.visit_id != me)
    found = traces.found(other & lately & near, ALIKE)
    return list(sent_with(trace, found))


def _phones(known: Iterable[Trace]) -> dict[str, Odds]:
    """Running probability of each of these phones' datum, over the newest visits that it told."""
    devices = {UUID(one.visit.device) for one in known}
    devices |= {UUID(who.device) for one in known for who in one.visit.presences if who.device}
    told = {str(one): _told_by(one) for one in devices}
    return {device: placing.posterior(placing.PHONE_PRIOR, logs) for device, logs in told.items() if logs}


def _told_by(device: UUID) -> list[list[float]]:
    query = select(VisitTrace.datum).where(VisitTrace.device_id == device, VisitTrace.datum.is_not(None))
    newest = db.session.scalars(query.order_by(VisitTrace.began.desc()).limit(PHONE))
    return [logs for logs in newest if logs]


def _with_odds(
    homes: Sequence[HomeVersion], visits: Iterable[Trace], phones: Mapping[str, Odds]
) -> tuple[Home, ...]:
    readings = [
        (one.reading, phones.get(one.visit.device, placing.PHONE_PRIOR))
        for one in visits
        if one.reading is not None
    ]
    ends = [*(later.since for _, later in pairwise(homes)), None] if homes else []
    return tuple(
        Home(version, placing.home_odds(version, readings), until)
        for version, until in zip(homes, ends, strict=True)
    )


def _doubted(others: Sequence[Trace]) -> frozenset[str]:
    ids = [UUID(one.visit.id) for one in others]
    query = select(VisitTrace.visit_id).where(VisitTrace.visit_id.in_(ids), VisitTrace.doubted.is_(True))
    return frozenset(str(one) for one in db.session.scalars(query)) if ids else frozenset()


def _same_samples(trace: Trace, me: UUID) -> tuple[tuple[SameSamples, ...], set[UUID]]:
    """Samples shared with earlier visits, and the later visits that share some of ours."""
    keys = sample_memory.keys(trace)
    shared = (
        select(TraceSample.visit_id)
        .where(TraceSample.key.in_(keys), TraceSample.visit_id != me)
        .group_by(TraceSample.visit_id)
        .order_by(func.count().desc())
        .limit(ALIKE)
    )
    ids = set(db.session.scalars(shared)) if keys else set()
    others = traces.found(VisitTrace.visit_id.in_(ids), ALIKE) if ids else []
    later = {UUID(one.visit.id) for one in others if one.began >= trace.began}
    return sample_memory.shared(trace, others), later


def _same_measures(trace: Trace, me: UUID) -> tuple[str, ...]:
    """Earlier visits to other people with all the same measurements."""
    digest = traces.measured(trace)
    if digest is None:
        return ()
    query = select(VisitTrace.visit_id).where(
        VisitTrace.measured == digest,
        VisitTrace.visit_id != me,
        VisitTrace.patient_id != UUID(trace.visit.patient),
        VisitTrace.began < trace.began,
    )
    return tuple(str(one) for one in db.session.scalars(query.limit(ALIKE)))
