"""Where a phone was, as a probability and not a ring. Pure.

Registered homes err more than receivers do, and either may speak in a shifted datum. So the likelihood of
having stood at a home is a mixture with heavy tails whose width is the receiver's and the home's
together; it is taken over every version of the home and every datum of phone and home, each with its
running probability.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.facts import HomeVersion, Point, Source
from backend.authenticity.geodesy import metres
from backend.kernel.datum import Datum, to_wgs84

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backend.authenticity.facts import Sample

SPREAD = {Source.FIELD: 20.0, Source.PICKED: 35.0, Source.GEOCODED: 150.0, Source.CENTROID: 340.0}
MIXTURE = ((0.90, 1.0), (0.08, 3.0), (0.02, 10.0))  # most readings, poor ones, and a valley's reflections
ELSEWHERE = math.log(1 / (math.pi * 9000.0**2))  # anywhere within a team's day
DATA = (Datum.WGS84, Datum.GCJ02, Datum.BD09)
PHONE_PRIOR = (0.90, 0.08, 0.02)
HOME_PRIOR = {
    Source.FIELD: (0.92, 0.06, 0.02),
    Source.PICKED: (0.30, 0.60, 0.10),  # domestic maps are GCJ-02
    Source.GEOCODED: (0.60, 0.33, 0.07),
    Source.CENTROID: (0.80, 0.17, 0.03),
}
BROWSER_CHANGES = (
    0.05  # of visits are made in another browser, whose datum may differ from the phone's usual one
)
ASTRAY = 0.05  # of visits tell nothing of a datum: made elsewhere, or not made

Odds = tuple[float, float, float]  # probability of each datum, in the order of `DATA`


@dataclass(frozen=True)
class Reading:
    """Robust middle of a series: where, how wide (m, 68 %), how high, from how many samples."""

    at: Point
    spread: float
    altitude: float | None
    count: int


@dataclass(frozen=True)
class Support:
    """How well one place explains a reading: L in nats against anywhere else, and the distance that gave
    it.
    """

    level: float
    distance: float
    phone: Datum
    home: Datum


def reading(samples: Sequence[Sample]) -> Reading | None:
    """Accuracy-weighted median of a series; None without samples."""
    if not samples:
        return None
    weights = [1 / max(one.accuracy, 5.0) ** 2 for one in samples]
    at = (_middle([s.lat for s in samples], weights), _middle([s.lon for s in samples], weights))
    accuracies = sorted(one.accuracy for one in samples)
    heights = sorted(one.altitude for one in samples if one.altitude is not None)
    return Reading(
        at=at,
        spread=max(10.0, 1.3 * accuracies[len(accuracies) // 2]),
        altitude=heights[len(heights) // 2] if heights else None,
        count=len(samples),
    )


def _middle(values: Sequence[float], weights: Sequence[float]) -> float:
    half = sum(weights) / 2
    for value, weight in sorted(zip(values, weights, strict=True)):
        half -= weight
        if half <= 0:
            return value
    return values[-1]


def likelihood(distance: float, spread: float) -> float:
    """Log density of standing `distance` metres off, for a two-dimensional spread with heavy tails."""
    total = 0.0
    for share, wider in MIXTURE:
        variance = (spread * wider) ** 2
        total += share * math.exp(-(distance**2) / (2 * variance)) / (2 * math.pi * variance)
    return math.log(total + 1e-300)


def spread_of(home: HomeVersion) -> float:
    """How far a registered home may be from the door, by how it was found."""
    return max(SPREAD[home.source] if home.accuracy is None else home.accuracy, 10.0)


@lru_cache(maxsize=200_000)
def true(point: Point, datum: Datum) -> Point:
    """The WGS-84 point that reads so in `datum`."""
    lat, lon = to_wgs84(*point, datum)
    return lat, lon


def at_home(seen: Reading, home: HomeVersion, phone: Odds, datum: Odds) -> Support:
    """Best explanation of a reading by one version of a home, each datum costing what it is improbable."""
    spread = math.hypot(seen.spread, spread_of(home))
    best: Support | None = None
    for i, p in enumerate(mixed(phone)):
        for j, q in enumerate(datum):
            distance = metres(true(seen.at, DATA[i]), true((home.lat, home.lon), DATA[j]))
            level = likelihood(distance, spread) - ELSEWHERE + math.log(p) + math.log(max(q, 1e-6))
            if best is None or level > best.level:
                best = Support(level, distance, DATA[i], DATA[j])
    assert best is not None  # noqa: S101
    return best


def near(seen: Reading, place: Point, spread: float, phone: Odds) -> Support:
    """The same for a place known in WGS-84, such as a team's office or the usual place."""
    wide = math.hypot(seen.spread, spread)
    options = []
    for i, p in enumerate(mixed(phone)):
        distance = metres(true(seen.at, DATA[i]), place)
        level = likelihood(distance, wide) - ELSEWHERE + math.log(p)
        options.append(Support(level, distance, DATA[i], Datum.WGS84))
    return max(options, key=lambda one: one.level)


def mixed(odds: Odds) -> Odds:
    a, b, c = (
        (1 - BROWSER_CHANGES) * one + BROWSER_CHANGES * prior
        for one, prior in zip(odds, PHONE_PRIOR, strict=True)
    )
    return a, b, c


def phone_odds(pairs: Iterable[tuple[Reading, HomeVersion, Odds]]) -> Odds:
    """Running probability of a phone's datum from where it read at homes it visited."""
    return posterior(PHONE_PRIOR, (phone_evidence(*pair) for pair in pairs))


def phone_evidence(seen: Reading, home: HomeVersion, datum: Odds) -> Odds:
    """What one visit says of its phone's datum: a log likelihood for each, which may be added up."""
    return _dulled(_each_phone(seen, home, datum))


def home_odds(home: HomeVersion, readings: Iterable[tuple[Reading, Odds]]) -> Odds:
    """Running probability of a home's datum from the phones that came."""
    if home.datum is not None:
        a, b, c = (float(one is home.datum) for one in DATA)
        return a, b, c
    evidence = (_dulled(_each_home(seen, home, odds)) for seen, odds in readings)
    return posterior(HOME_PRIOR[home.source], evidence)


def posterior(prior: Odds, evidence: Iterable[Sequence[float]]) -> Odds:
    """Odds of each datum after what was seen."""
    logs = np.log(np.array(prior))
    for one in evidence:
        logs = logs + np.array(one)
    odds = np.exp(logs - logs.max())
    a, b, c = (float(value) for value in odds / odds.sum())
    return a, b, c


def _dulled(logs: Sequence[float]) -> Odds:
    """Log likelihoods that no single visit made elsewhere can spoil."""
    dulled = np.log(np.exp(np.array(logs)) * (1 - ASTRAY) + ASTRAY * math.exp(ELSEWHERE))
    a, b, c = (float(value) for value in dulled)
    return a, b, c


def _each_phone(seen: Reading, home: HomeVersion, datum: Odds) -> list[float]:
    spread = math.hypot(seen.spread, spread_of(home))
    homes = [true((home.lat, home.lon), one) for one in DATA]
    return [
        math.log(
            sum(
                q * math.exp(likelihood(metres(true(seen.at, one), place), spread))
                for q, place in zip(datum, homes, strict=True)
            )
        )
        for one in DATA
    ]


def _each_home(seen: Reading, home: HomeVersion, phone: Odds) -> list[float]:
    spread = math.hypot(seen.spread, spread_of(home))
    seens = [true(seen.at, one) for one in DATA]
    return [
        math.log(
            sum(
                p * math.exp(likelihood(metres(where, true((home.lat, home.lon), one)), spread))
                for p, where in zip(mixed(phone), seens, strict=True)
            )
        )
        for one in DATA
    ]
