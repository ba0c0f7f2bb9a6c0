"""Positions compared with the home: the whole table of results."""

from __future__ import annotations

from typing import Any

import pytest

from backend.policy.codes import Place
from backend.roster.roles import Terrain
from backend.visits.reading.location import Home, Match, age_ms, best_sample, better, compare
from tests.visits.honest import HOME, no_fix, sample, sampling

NOW = 1_795_390_200_000
MINUTE = 60_000


def home(terrain: Terrain = Terrain.VILLAGE, accuracy_m: float = 20) -> Home:
    return Home(*HOME, accuracy_m, terrain)


@pytest.mark.parametrize(
    ("terrain", "metres", "accuracy", "result"),
    [
        (Terrain.TOWN, 99, 10, Match.MATCH),
        (Terrain.TOWN, 101, 10, Match.NEAR),
        (Terrain.TOWN, 140, 10, Match.MISMATCH),
        (Terrain.VILLAGE, 199, 10, Match.MATCH),
        (Terrain.VILLAGE, 201, 10, Match.NEAR),
        (Terrain.VILLAGE, 229, 10, Match.NEAR),  # 229 - (10 + 20) is within 200
        (Terrain.VILLAGE, 232, 10, Match.MISMATCH),
        (Terrain.MOUNTAIN, 499, 10, Match.MATCH),
        (Terrain.MOUNTAIN, 640, 900, Match.LOW_CONF),  # SC-06: coarse is unknown, not away
        (Terrain.MOUNTAIN, 180, 210, Match.MATCH),
        (Terrain.VILLAGE, 9000, 300, Match.MISMATCH),
        (Terrain.VILLAGE, 10, 301, Match.LOW_CONF),
    ],
)
def test_distance_radius_and_accuracy_decide(
    terrain: Terrain, metres: float, accuracy: float, result: Match
) -> None:
    burst = sampling(NOW, sample(NOW, metres, accuracy))

    found = compare(burst, home(terrain), Place.DOORSTEP, 0)

    assert found.result is result
    assert found.distance_m == pytest.approx(metres, rel=0.01)


def test_the_accuracy_of_the_home_counts_too() -> None:
    burst = sampling(NOW, sample(NOW, 500, 10))

    assert compare(burst, home(accuracy_m=340), Place.DOORSTEP, 0).result is Match.NEAR


@pytest.mark.parametrize(
    ("result", "expected"), [("NONE", "NO_FIX"), ("UNAVAILABLE", "NO_FIX"), ("DENIED", "DENIED")]
)
def test_no_position_is_said_to_be_none(result: str, expected: str) -> None:
    assert compare(no_fix(NOW, result), home(), Place.DOORSTEP, 0).result == expected


def test_a_home_nobody_has_placed_is_never_a_mismatch() -> None:
    found = compare(sampling(NOW), None, Place.HOME_INSIDE, 0)

    assert (found.result, found.distance_m) == (Match.UNKNOWN_REF, None)


@pytest.mark.parametrize("place", [place for place in Place if not place.is_home])
def test_a_visit_made_elsewhere_is_not_compared(place: Place) -> None:
    burst = sampling(NOW, sample(NOW, 9000))

    assert compare(burst, home(), place, 0).result is Match.SKIPPED


def test_without_a_record_the_home_is_compared() -> None:
    assert compare(sampling(NOW), home(), None, 0).result is Match.MATCH


def test_the_most_accurate_fresh_sample_is_chosen() -> None:
    coarse, fine, stale = sample(NOW, 10, 80), sample(NOW, 10, 15), sample(NOW, 10, 4, age=5 * MINUTE)

    assert best_sample([coarse, stale, fine], 0) is fine


def test_the_latest_of_equally_good_samples_is_chosen() -> None:
    first, last = sample(NOW, mono=1), sample(NOW, mono=2)

    assert best_sample([last, first], 0) is last


def test_an_old_fix_is_too_old_to_compare() -> None:
    burst = sampling(NOW, sample(NOW, 10, 5, age=3 * MINUTE))

    assert compare(burst, home(), Place.DOORSTEP, 0).result is Match.LOW_CONF


@pytest.mark.parametrize(
    ("lag", "offset", "age"),
    [
        (800, 0, 800),
        (14 * MINUTE, 14 * MINUTE, 0),  # satellite time beside a clock that is 14 min fast
        (900, 14 * MINUTE, 900),  # the phone's own time, 14 min fast or not
        (-9 * MINUTE, -9 * MINUTE, 0),
        (-4 * MINUTE, -14 * MINUTE, 10 * MINUTE),
        (-9 * MINUTE, 0, None),  # a fix from the future cannot be aged
    ],
)
def test_a_wrong_clock_does_not_make_a_fix_old(lag: int, offset: int, age: int | None) -> None:
    assert age_ms(sample(NOW, age=lag), offset) == age


def test_a_proof_of_being_there_beats_a_later_doubt() -> None:
    there: Any = compare(sampling(NOW), home(), None, 0)
    away: Any = compare(sampling(NOW, sample(NOW, 5000)), home(), None, 0)
    coarse: Any = compare(sampling(NOW, sample(NOW, 10, 900)), home(), None, 0)

    assert better(away, there) is there
    assert better(coarse, away) is away
    assert better(there, None) is there


def test_nothing_said_of_a_position_holds_a_coordinate() -> None:
    found = compare(sampling(NOW), home(), None, 0)

    assert set(vars(found)) == {"result", "distance_m", "accuracy_m", "age_ms"}
    assert all(value is None or isinstance(value, int | str) for value in vars(found).values())
