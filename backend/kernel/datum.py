"""Datums of points from domestic maps, converted to WGS 84 and back; pure. Degrees throughout.

GCJ-02 shifts a point inside China by some hundred metres along a fixed pattern; BD-09 shifts that again.
Both are published only as code, in one direction; the way back is found by trying until it fits to a
millimetre. Outside the box in which the pattern is applied, nothing is shifted.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Datum(StrEnum):
    """What a pair of coordinates may mean. CGCS2000 differs from WGS 84 by centimetres: it is left alone."""

    WGS84 = "EPSG:4326"
    CGCS2000 = "EPSG:4490"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"


class Pair(NamedTuple):
    """Latitude and longitude, degrees."""

    lat: float
    lon: float


_A: Final = 6378245.0
_EE: Final = 0.00669342162296594323
_X_PI: Final = math.pi * 3000.0 / 180.0
_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347
_CLOSE: Final = 1e-9  # degrees: a tenth of a millimetre
_TRIES: Final = 30


def to_wgs84(lat: float, lon: float, datum: Datum) -> Pair:
    """The same place in WGS 84."""
    match datum:
        case Datum.GCJ02:
            return _back(_gcj_from_wgs, Pair(lat, lon))
        case Datum.BD09:
            return _back(_gcj_from_wgs, _back(_bd_from_gcj, Pair(lat, lon)))
    return Pair(lat, lon)


def from_wgs84(lat: float, lon: float, datum: Datum) -> Pair:
    """The same place as a map in this datum shows it."""
    match datum:
        case Datum.GCJ02:
            return _gcj_from_wgs(Pair(lat, lon))
        case Datum.BD09:
            return _bd_from_gcj(_gcj_from_wgs(Pair(lat, lon)))
    return Pair(lat, lon)


def _gcj_from_wgs(place: Pair) -> Pair:
    if not (_SOUTH <= place.lat <= _NORTH and _WEST <= place.lon <= _EAST):
        return place
    x, y = place.lon - 105.0, place.lat - 35.0
    bend = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + bend
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + bend
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    latitude = math.radians(place.lat)
    flat = 1.0 - _EE * math.sin(latitude) ** 2
    lat_metres = math.pi / 180.0 * _A * (1.0 - _EE) / (flat * math.sqrt(flat))
    lon_metres = math.pi / 180.0 * _A * math.cos(latitude) / math.sqrt(flat)
    return Pair(place.lat + north / lat_metres, place.lon + east / lon_metres)


def _bd_from_gcj(place: Pair) -> Pair:
    x, y = place.lon, place.lat
    radius = math.hypot(x, y) + 0.00002 * math.sin(y * _X_PI)
    angle = math.atan2(y, x) + 0.000003 * math.cos(x * _X_PI)
    return Pair(radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065)


def _back(forward: Callable[[Pair], Pair], shown: Pair) -> Pair:
    """The place that `forward` shows there. Both shifts change slowly, so that each try is much nearer."""
    found = shown
    for _ in range(_TRIES):
        there = forward(found)
        off_lat, off_lon = shown.lat - there.lat, shown.lon - there.lon
        found = Pair(found.lat + off_lat, found.lon + off_lon)
        if abs(off_lat) < _CLOSE and abs(off_lon) < _CLOSE:
            break
    return found
