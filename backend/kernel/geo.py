"""Distances on the WGS 84 ellipsoid; pure."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Length in metres of the shortest way on the ellipsoid between two points in degrees."""
    line = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)
    return float(line["s12"])
