"""Points on the ground: what may be recorded, and how much of it a phone may know. Pure.

A phone gets the middle of a cell of about 150 m: enough to find the way, nothing exact to aim a false
position at, and less to lose with the phone. The server compares with the precise point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from backend.kernel.datum import Datum, to_wgs84
from backend.patients.refusals import BadAccuracy, OutOfRange, WrongDatum

# CGCS2000 and WGS 84 differ by centimetres: both are stored unchanged as EPSG:4326.
ACCEPTED_CRS: Final = frozenset({"EPSG:4326", "EPSG:4490"})
CELL_M: Final = 150
_METRES_PER_DEGREE: Final = 111_320
_FARTHEST_M: Final = 100_000

# Metres within which the home lies with 68 % probability, by where the point came from.
SOURCE_ACCURACY_M: Final = {"field": 20, "map_pick": 35, "geocoded": 150, "village_centroid": 340}


class Coarse(NamedTuple):
    """The middle of a cell, degrees in WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Point:
    """A precise point, degrees in WGS 84 with a 68 % radius in metres.

    `crs` is the datum in which the source gave it; another than WGS 84 is kept as `original`.
    """

    lat: float
    lon: float
    accuracy_m: int
    crs: str = "EPSG:4326"
    original: tuple[float, float] | None = None
    """Latitude and longitude as they were given, where they had to be converted."""

    def __post_init__(self) -> None:
        """Raises WrongDatum, OutOfRange, BadAccuracy."""
        if self.crs not in ACCEPTED_CRS and (self.original is None or self.crs not in set(Datum)):
            raise WrongDatum(given=self.crs[:32])
        inside = -90 <= self.lat <= 90 and -180 <= self.lon <= 180  # false for NaN too
        if not inside or (self.lat == 0 and self.lon == 0):
            raise OutOfRange(lat=self.lat, lon=self.lon)
        if not 0 < self.accuracy_m <= _FARTHEST_M:
            raise BadAccuracy(accuracy_m=self.accuracy_m)

    @classmethod
    def from_source(cls, source: str, lat: float, lon: float, crs: str = "EPSG:4326") -> Point:
        """A point with the accuracy that its source usually has, converted to WGS 84 where it must be.

        Raises:
            WrongDatum, OutOfRange: see there.
        """
        if crs not in set(Datum):
            raise WrongDatum(given=crs[:32])
        accuracy_m = SOURCE_ACCURACY_M[source]
        if crs in ACCEPTED_CRS:
            return cls(lat, lon, accuracy_m, crs)
        cls(lat, lon, accuracy_m)  # what was given must make sense before it is converted
        return cls(*to_wgs84(lat, lon, Datum(crs)), accuracy_m, crs, (lat, lon))

    def coarse(self) -> Coarse:
        """The middle of this point's cell. Cells are as wide as they are high at every latitude."""
        lat_step = CELL_M / _METRES_PER_DEGREE
        lat = _middle(self.lat, lat_step)
        lon = _middle(self.lon, lat_step / max(math.cos(math.radians(lat)), 0.01))
        return Coarse(round(lat, 6), round(lon, 6))


def _middle(value: float, step: float) -> float:
    return (math.floor(value / step) + 0.5) * step
