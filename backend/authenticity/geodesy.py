"""Plane metres around a point of one county. Pure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.authenticity.facts import Point

EARTH = 6371008.8  # m, mean radius


def metres(one: Point, other: Point) -> float:
    """Distance between two points of one county; a thousandth off at most, which no receiver notices."""
    north = math.radians(one[0] - other[0]) * EARTH
    east = math.radians(one[1] - other[1]) * EARTH * math.cos(math.radians(other[0]))
    return math.hypot(north, east)
