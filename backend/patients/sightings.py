"""When a home's reference point may be believed: two joint visits that found it in the same place. Pure.

A point is never written over. Whatever changes it is a new row of the home, so that a visit stays compared
with what was known when it was made, and somebody who moved never looks like a visit that was not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel.geo import distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.patients.position import Point

NONE, PROVISIONAL, CONFIRMED = "NONE", "PROVISIONAL", "CONFIRMED"
TIMES = 2
"""Two sightings agree within so many times the worse of their accuracies."""
FARTHEST_M = 2_000
"""Registers err by hundreds of metres, seldom by a village: a person says whether a home is farther off."""


@dataclass(frozen=True)
class Found:
    """What a sighting means. `status` and `point` are None where the home stays as it is recorded.

    `agrees`: with an earlier sighting or the recorded point; None where there was nothing to compare with.
    """

    agrees: bool | None
    status: str | None = None
    point: Point | None = None


def near(one: Point, other: Point) -> bool:
    """Whether two points may be the same door."""
    reach = TIMES * max(one.accuracy_m, other.accuracy_m)
    return distance_m(one.lat, one.lon, other.lat, other.lon) <= reach


def judge(status: str, recorded: Point | None, earlier: Sequence[Point], seen: Point) -> Found:
    """What a joint visit's sighting says of a home with this status and point, after `earlier` sightings.

    A point picked on a map counts for comparing, but only two visits confirm a home; none moves it by miles.
    """
    agreeing = [point for point in earlier if near(point, seen)]
    if status == CONFIRMED:
        return Found(recorded is not None and near(recorded, seen))
    if recorded and distance_m(recorded.lat, recorded.lon, seen.lat, seen.lon) > FARTHEST_M:
        return Found(False)
    if agreeing:
        best = min([*agreeing, seen], key=lambda point: point.accuracy_m)
        return Found(True, CONFIRMED, best)
    if recorded is None:
        return Found(None, PROVISIONAL, seen)
    return Found(near(recorded, seen))
