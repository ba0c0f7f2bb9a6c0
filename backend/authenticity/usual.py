"""Where a person is usually found, learned from visits that can be believed. Pure.

A place learned from cheated visits would learn the office. So only visits teach for which two independent
things speak, against which nothing does, and never within 150 m of the team's own office.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from backend.authenticity import placing
from backend.authenticity.around import Place
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.authenticity.facts import Point
    from backend.authenticity.placing import Odds
    from backend.authenticity.trace import Trace

SUPPORTS = 2
OFFICE = 150.0
TOGETHER = 150.0  # m: visits this near to each other were to one place
FEWEST = 2
SHARP = 60.0  # m: a wider series teaches no place


def place(
    others: Sequence[Trace], bases: Sequence[Point], phones: Mapping[str, Odds], doubted: frozenset[str]
) -> Place | None:
    """The place most believable visits share; None while fewer than two do."""
    seen = [
        (_true(one, phones), one)
        for one in others
        if one.visit.id not in doubted
        and one.reading is not None
        and one.reading.spread <= SHARP
        and one.supports >= SUPPORTS
    ]
    seen = [(at, one) for at, one in seen if all(metres(at, base) > OFFICE for base in bases)]
    groups = [[(a, t) for a, t in seen if metres(at, a) <= TOGETHER] for at, _ in seen]
    best = max(groups, key=len, default=[])
    if len(best) < FEWEST:
        return None
    at = (median(a[0] for a, _ in best), median(a[1] for a, _ in best))
    apart = sorted(metres(at, a) for a, _ in best)
    heights = [one.reading.altitude for _, one in best if one.reading and one.reading.altitude is not None]
    return Place(at, max(20.0, apart[len(apart) // 2]), median(heights) if heights else None, len(best))


def _true(trace: Trace, phones: Mapping[str, Odds]) -> Point:
    odds = phones.get(trace.visit.device, placing.PHONE_PRIOR)
    likeliest = max(zip(odds, placing.DATA, strict=True))[1]
    assert trace.reading is not None  # noqa: S101
    return placing.true(trace.reading.at, likeliest)
