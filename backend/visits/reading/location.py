"""Where a phone was, compared with the home it visited. Pure.

A result is a fact beside a record, never a fence. Everything uncertain is said to be so: a coarse or old
reading is LOW_CONF, a home nobody has placed yet is UNKNOWN_REF, a visit made elsewhere is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel.geo import distance_m
from backend.policy.capture_codes import SamplingResult
from backend.policy.distances import NORM
from backend.policy.words import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.policy.codes import Place
    from backend.policy.distances import Distances
    from backend.roster.roles import Terrain
    from backend.visits.bodies.shapes import Sample, Sampling

DEGREE = 1e7
AHEAD_MS = 5_000  # a receiver's clock may lead the phone's by this much before we doubt the comparison


class Match(Code):
    """What comparing a position with the home said, strongest first."""

    MATCH = "MATCH", "在住处范围内", "at the home"
    NEAR = "NEAR", "在住处附近（计入误差）", "near the home, within accuracy"
    MISMATCH = "MISMATCH", "与登记住处不符", "away from the registered home"
    LOW_CONF = "LOW_CONF", "定位精度不足，无法比较", "too coarse or too old to compare"
    UNKNOWN_REF = "UNKNOWN_REF", "住处尚无参考点", "the home has no reference point yet"
    SKIPPED = "SKIPPED", "不在住处见面，不作比较", "met elsewhere, not compared"
    NO_FIX = "NO_FIX", "未能定位", "no fix"
    DENIED = "DENIED", "未授权定位", "position not allowed"


_RANK = {match: rank for rank, match in enumerate(Match)}


@dataclass(frozen=True)
class Home:
    """A home's reference point in degrees, how good it is (m), and the terrain around it."""

    lat: float
    lon: float
    accuracy_m: float
    terrain: Terrain


@dataclass(frozen=True)
class Position:
    """A comparison: whole metres and ms, None where there is nothing to say. Never coordinates."""

    result: Match
    distance_m: int | None = None
    accuracy_m: int | None = None
    age_ms: int | None = None


def compare(
    sampling: Sampling,
    home: Home | None,
    place: Place | None,
    clock_offset_ms: int,
    near: Distances = NORM,
) -> Position:
    """Compare the best sample of a burst with the home, by the distances `near` in force.

    `place` is where the record says the visit took place, None while no record says so.
    `clock_offset_ms` is how far the phone's clock is ahead of the server's.
    """
    sample = best_sample(sampling["samples"], clock_offset_ms, near)
    if sampling["result"] == SamplingResult.DENIED:
        return Position(Match.DENIED)
    if sample is None:
        return Position(Match.NO_FIX)
    accuracy = sample["accuracy"] / 1000
    age = age_ms(sample, clock_offset_ms)
    known = {"accuracy_m": round(accuracy), "age_ms": age}
    if place is not None and not place.is_home:
        return Position(Match.SKIPPED, **known)
    if home is None:
        return Position(Match.UNKNOWN_REF, **known)
    distance = distance_m(sample["lat"] / DEGREE, sample["lon"] / DEGREE, home.lat, home.lon)
    result = _compared(distance, accuracy, _is_old(age, near), home, near)
    return Position(result, distance_m=round(distance), **known)


def best_sample(samples: Iterable[Sample], clock_offset_ms: int, near: Distances = NORM) -> Sample | None:
    """The most accurate fresh sample, the most accurate of all when none is fresh, the latest of equals."""
    return min(
        samples,
        key=lambda one: (_is_old(age_ms(one, clock_offset_ms), near), one["accuracy"], -one["mono"]),
        default=None,
    )


def age_ms(sample: Sample, clock_offset_ms: int) -> int | None:
    """How old the fix was when the phone delivered it; None when the clocks cannot be compared.

    `fixed_at` is satellite time on some phones and the phone's own clock on others, and nothing says which.
    So both readings are tried, and the fresher possible one is believed: a wrong clock is not an old fix.
    """
    lag = sample["at"] - sample["fixed_at"]
    possible = [age for age in (lag, lag - clock_offset_ms) if age >= -AHEAD_MS]
    return max(0, min(possible)) if possible else None


def better(one: Position, other: Position | None) -> Position:
    """The one of two that says more; a proof of being there beats a later doubt."""
    return min(one, other or one, key=_strength)


def _strength(position: Position) -> tuple[int, int]:
    return _RANK[position.result], position.distance_m or 0


def _is_old(age: int | None, near: Distances) -> bool:
    return age is not None and age > near.low_conf_age_ms


def _compared(distance: float, accuracy: float, old: bool, home: Home, near: Distances) -> Match:
    radius = near.radius_m[home.terrain]
    if accuracy > near.low_conf_accuracy_m or old:
        return Match.LOW_CONF
    if distance <= radius:
        return Match.MATCH
    return Match.NEAR if distance - accuracy - home.accuracy_m <= radius else Match.MISMATCH
