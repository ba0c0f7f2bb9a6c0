"""Points of domestic maps become WGS 84 and back, to the millimetre."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.kernel.datum import Datum, Pair, from_wgs84, to_wgs84
from backend.kernel.geo import distance_m

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "datum.json").read_text(encoding="utf-8"))
GCJ = [one for one in VECTORS["places"] if "wgs84" in one]
BD = [one for one in VECTORS["places"] if "bd09" in one]
MILLIMETRE = 0.001

shifted = st.sampled_from([Datum.GCJ02, Datum.BD09])
inside = st.tuples(st.floats(4, 53), st.floats(74, 134))


@pytest.mark.parametrize("place", GCJ)
def test_gcj_02_is_what_public_implementations_say(place):
    assert from_wgs84(*place["wgs84"], Datum.GCJ02) == pytest.approx(place["gcj02"], abs=1e-12)


@pytest.mark.parametrize("place", GCJ)
def test_the_way_back_from_gcj_02_is_exact(place):
    assert to_wgs84(*place["gcj02"], Datum.GCJ02) == pytest.approx(place["wgs84"], abs=1e-8)


@pytest.mark.parametrize("place", BD)
def test_bd_09_is_what_public_implementations_say(place):
    wgs = to_wgs84(*place["gcj02"], Datum.GCJ02)
    assert from_wgs84(*wgs, Datum.BD09) == pytest.approx(place["bd09"], abs=1e-8)
    assert to_wgs84(*place["bd09"], Datum.BD09) == pytest.approx(wgs, abs=1e-8)


@pytest.mark.parametrize("place", VECTORS["outside"])
def test_outside_the_box_gcj_02_shifts_nothing(place):
    assert to_wgs84(*place, Datum.GCJ02) == Pair(*place)


@pytest.mark.parametrize("datum", [Datum.WGS84, Datum.CGCS2000])
def test_what_is_wgs_84_stays_untouched(datum):
    assert to_wgs84(29.1, 107.2, datum) == from_wgs84(29.1, 107.2, datum) == Pair(29.1, 107.2)


@settings(deadline=None)
@given(inside, shifted)
def test_there_and_back_is_the_same_place(place, datum):
    again = to_wgs84(*from_wgs84(*place, datum), datum)
    assert distance_m(*place, *again) < MILLIMETRE


@settings(deadline=None)
@given(inside, shifted)
def test_a_shifted_point_is_far_enough_off_to_matter(place, datum):
    shown = from_wgs84(*place, datum)
    assert 5 < distance_m(*place, *shown) < 2500
