"""What is recorded as a place, and how much of it leaves the server."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.datum import Datum, to_wgs84
from backend.kernel.errors import Refusal
from backend.kernel.geo import distance_m
from backend.patients.position import CELL_M, SOURCE_ACCURACY_M, Point
from backend.patients.refusals import BadAccuracy, OutOfRange, WrongDatum

latitudes = st.floats(-80, 80, allow_nan=False)
longitudes = st.floats(-179, 179, allow_nan=False)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490"])
def test_wgs_84_and_cgcs2000_are_accepted_and_kept_as_they_were_called(crs):
    assert Point(29.1, 107.2, 20, crs).crs == crs


@pytest.mark.parametrize("crs", ["GCJ-02", "BD-09", "EPSG:3857", "", "epsg:4326", "x" * 200])
def test_a_point_that_calls_itself_something_else_is_refused(crs):
    with pytest.raises(WrongDatum) as refused:
        Point(29.1, 107.2, 20, crs)
    assert "EPSG:4326" in refused.value.as_json()["help"]["en"]


@pytest.mark.parametrize("crs", ["GCJ-02", "BD-09"])
def test_a_point_of_a_domestic_map_is_converted_and_the_original_kept(crs):
    point = Point.from_source("map_pick", 29.1, 107.2, crs)
    assert (point.crs, point.original) == (crs, (29.1, 107.2))
    assert 100 < distance_m(29.1, 107.2, point.lat, point.lon) < 2000
    assert (point.lat, point.lon) == to_wgs84(29.1, 107.2, Datum(crs))


@pytest.mark.parametrize("crs", ["EPSG:3857", "wgs84", ""])
def test_a_datum_nobody_knows_is_refused(crs):
    with pytest.raises(WrongDatum):
        Point.from_source("map_pick", 29.1, 107.2, crs)


def test_coordinates_of_a_domestic_map_must_make_sense_too():
    with pytest.raises(OutOfRange):
        Point.from_source("map_pick", 107.2, 29.1, "GCJ-02")


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(107.2, 29.1), (-91, 0), (0, 181), (0, 0), (math.nan, 1), (1, math.nan), (math.inf, 1), (29.1, -180.1)],
)
def test_coordinates_out_of_range_are_refused(lat, lon):
    with pytest.raises(OutOfRange) as refused:
        Point(lat, lon, 20)
    assert refused.value.code == "home.out_of_range"


@pytest.mark.parametrize("accuracy_m", [0, -5, 100_001, math.nan])
def test_an_accuracy_that_makes_no_sense_is_refused(accuracy_m):
    with pytest.raises(BadAccuracy):
        Point(29.1, 107.2, accuracy_m)


def test_every_refusal_of_a_place_can_be_shown():
    for refusal in (WrongDatum(given="GCJ-02"), OutOfRange(lat=1, lon=2), BadAccuracy(accuracy_m=0)):
        assert isinstance(refusal, Refusal)
        assert refusal.as_json()["help"]["zh"]


@given(latitudes, longitudes)
def test_the_coarse_point_is_near_and_within_the_cell(lat, lon):
    coarse = Point(lat, lon or 1, 20).coarse()
    assert distance_m(lat, lon or 1, coarse.lat, coarse.lon) < CELL_M


def test_neighbours_share_a_coarse_point():
    here, next_door = Point(29.12340, 107.23450, 20), Point(29.12348, 107.23458, 20)
    assert here.coarse() == next_door.coarse()


@given(latitudes, longitudes)
def test_a_coarse_point_says_nothing_more_when_coarsened_again(lat, lon):
    coarse = Point(lat, lon or 1, 20).coarse()
    again = Point(*coarse, 20).coarse()
    assert distance_m(*coarse, *again) < 1


def test_a_source_that_looked_is_better_than_one_that_guessed():
    assert list(SOURCE_ACCURACY_M.values()) == sorted(SOURCE_ACCURACY_M.values())
