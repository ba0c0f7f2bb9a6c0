"""What surrounds a real visit: the county asked through its keys, a few rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import bindparam, func, select

from backend.authenticity import placing, sample_memory, usual
from backend.authenticity.around import Around, Home
from backend.authenticity.checks import content_same
from backend.authenticity.memory import sent_with
from backend.authenticity.models import TraceMember, TraceSample, VisitTrace
from backend.authenticity.real import batch, months, photos, register, strokes, traces
from backend.kernel.db import run

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
    earlier = traces.found(_OTHERS, patient=patient, me=me)
    others = [one.trace for one in earlier]
    doubted = frozenset(one.trace.visit.id for one in earlier if one.doubted)
    near, sent = _beside(trace, me), _sent(trace, me)
    odds = _phones([trace, *others, *near])
    members = frozenset(UUID(one) for one in visit.members)
    bases = register.bases(members)
    looks, shots = photos.compared(trace)
    drawn = strokes.compared(trace)
    past = tuple(one for one in others if one.visit.order < visit.order)
    samples, sampled_after = _same_samples(trace, me)
    around = Around(
        county=rates.county,
        homes=_with_odds(homes, [trace, *others], odds),
        bases=bases,
        colleagues=register.colleagues(members, frozenset(UUID(one.by) for one in homes if one.by)),
        usual=usual.place(others, bases, odds, doubted),
        phones=odds,
        past=past,
        beside=tuple(near),
        hands=drawn.hands,
        received=tuple(sent),
        repeats=rates.repeats,
        same_photos=looks.same,
        reworked=looks.reworked,
        same_paths=drawn.paths,
        same_samples=samples,
        same_measures=_same_measures(trace, me),
        crowded=content_same.written_again(trace, past) and months.crowded(me),
        owners=register.owners(frozenset(UUID(one.device) for one in visit.presences if one.device)),
        photos_compared=all(one.fingerprint for one in visit.photos),
    )
    after = {UUID(one.visit.id) for one in (*near, *sent)}
    after |= {UUID(one.visit.id) for one in others if one.visit.order > visit.order}
    return Surroundings(around, frozenset(after | shots | drawn.later | sampled_after))


def _beside(trace: Trace, me: UUID) -> list[Trace]:
    """Other visits of any member within a day."""
    members = list(set(trace.visit.members))
    found = traces.found(_BESIDE, members=members, since=trace.began - DAY, until=trace.began + DAY, me=me)
    return [one for one, _ in found if abs(one.began - trace.began) < DAY]


def _sent(trace: Trace, me: UUID) -> list[Trace]:
    """What the same phone sent within minutes."""
    found = traces.found(
        _SENT,
        device=UUID(trace.visit.device),
        me=me,
        since=trace.began - BACKLOG,
        until=trace.began + BACKLOG,
        first=trace.visit.order - SENT,
        last=trace.visit.order + SENT,
    )
    return list(sent_with(trace, [one for one, _ in found]))


def _phones(known: Iterable[Trace]) -> dict[str, Odds]:
    """Running probability of each of these phones' datum, over the newest visits that it told."""
    devices = {UUID(one.visit.device) for one in known}
    devices |= {UUID(who.device) for one in known for who in one.visit.presences if who.device}
    odds = {one: batch.once(traces.phone(one), partial(_phone, one)) for one in devices}
    return {str(device): known for device, known in odds.items() if known is not None}


def _phone(device: UUID) -> Odds | None:
    logs = [row.datum for row in run(_TOLD_BY, device=device) if row.datum]
    return placing.posterior(placing.PHONE_PRIOR, logs) if logs else None


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


def _same_samples(trace: Trace, me: UUID) -> tuple[tuple[SameSamples, ...], set[UUID]]:
    """Samples shared with earlier visits, and the later visits that share some of ours."""
    keys = sample_memory.asked(trace)
    ids = [row.visit_id for row in run(_SHARED, keys=list(keys), me=me)] if keys else []
    others = [one for one, _ in traces.found(_THESE, visits=ids)] if ids else []
    later = {UUID(one.visit.id) for one in others if one.began >= trace.began}
    return sample_memory.shared(trace, others), later


def _same_measures(trace: Trace, me: UUID) -> tuple[str, ...]:
    """Earlier visits to other people with all the same measurements."""
    digest = traces.measured(trace)
    if digest is None:
        return ()
    rows = run(_MEASURED, digest=digest, me=me, patient=UUID(trace.visit.patient), before=trace.began)
    return tuple(str(row.visit_id) for row in rows)


_ME: Final = VisitTrace.visit_id != bindparam("me")
_OTHERS: Final = traces.newest((VisitTrace.patient_id == bindparam("patient")) & _ME, PAST)
_BESIDE: Final = traces.newest(
    VisitTrace.visit_id.in_(
        select(TraceMember.visit_id).where(
            TraceMember.staff.in_(bindparam("members", expanding=True)),
            TraceMember.began.between(bindparam("since"), bindparam("until")),
            TraceMember.visit_id != bindparam("me"),
        )
    ),
    PAST,
)
_SENT: Final = traces.newest(
    (VisitTrace.device_id == bindparam("device"))
    & _ME
    & VisitTrace.began.between(bindparam("since"), bindparam("until"))
    & VisitTrace.place.between(bindparam("first"), bindparam("last")),
    ALIKE,
)
_THESE: Final = traces.newest(VisitTrace.visit_id.in_(bindparam("visits", expanding=True)), ALIKE)
_TOLD_BY: Final = (
    select(VisitTrace.datum)
    .where(VisitTrace.device_id == bindparam("device"), VisitTrace.datum.is_not(None))
    .order_by(VisitTrace.began.desc())
    .limit(PHONE)
)
_SHARED: Final = (
    select(TraceSample.visit_id)
    .where(TraceSample.key.in_(bindparam("keys", expanding=True)), TraceSample.visit_id != bindparam("me"))
    .group_by(TraceSample.visit_id)
    .order_by(func.count().desc())
    .limit(ALIKE)
)
_MEASURED: Final = (
    select(VisitTrace.visit_id)
    .where(
        VisitTrace.measured == bindparam("digest"),
        _ME,
        VisitTrace.patient_id != bindparam("patient"),
        VisitTrace.began < bindparam("before"),
    )
    .limit(ALIKE)
)
