"""Two joint visits place a home; one does not, and what is known is never written over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.patients.position import Point
from backend.patients.sightings import CONFIRMED, NONE, PROVISIONAL, Found, judge, near

LAT, LON = 29.123456, 107.234567
METRE = 1 / 111_320


def at(metres: float, accuracy_m: int = 12) -> Point:
    return Point(LAT + metres * METRE, LON, accuracy_m)


def test_the_first_joint_visit_proposes_a_point():
    assert judge(NONE, None, [], at(0)) == Found(None, PROVISIONAL, at(0))


@pytest.mark.parametrize("metres", [0, 20, 23.9])
def test_a_second_within_twice_the_accuracy_confirms_it(metres):
    found = judge(PROVISIONAL, at(0), [at(0)], at(metres))
    assert (found.agrees, found.status) == (True, CONFIRMED)


def test_a_second_too_far_away_leaves_it_as_it_is():
    assert judge(PROVISIONAL, at(0), [at(0)], at(30)) == Found(False)


def test_the_worse_accuracy_of_the_two_counts():
    assert judge(PROVISIONAL, at(0), [at(0, 40)], at(70)).status == CONFIRMED


def test_the_better_of_the_two_points_is_kept():
    assert judge(PROVISIONAL, at(0, 30), [at(0, 30)], at(10, 5)).point == at(10, 5)


def test_a_point_from_a_map_is_no_visit():
    picked = at(0, 35)
    assert judge(PROVISIONAL, picked, [], at(10)) == Found(True)
    assert judge(PROVISIONAL, picked, [], at(500)) == Found(False)


def test_two_visits_that_agree_are_believed_against_a_map():
    found = judge(PROVISIONAL, at(0, 35), [at(500)], at(505))
    assert (found.status, found.point) == (CONFIRMED, at(500))


def test_a_confirmed_home_changes_only_when_somebody_moves():
    assert judge(CONFIRMED, at(0), [at(0), at(5)], at(900)) == Found(False)
    assert judge(CONFIRMED, at(0), [at(0), at(5)], at(3)) == Found(True)


points = st.builds(at, st.floats(-500, 500), st.integers(3, 300))


@settings(deadline=None)
@given(st.sampled_from([NONE, PROVISIONAL]), st.none() | points, st.lists(points, max_size=4), points)
def test_a_home_is_confirmed_only_by_two_visits_that_agree(status, recorded, earlier, seen):
    found = judge(status, recorded, earlier, seen)
    if found.status == CONFIRMED:
        assert any(near(one, seen) for one in earlier)
        assert found.point in [*earlier, seen]
