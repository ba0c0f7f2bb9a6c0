"""Clock, identities and distances."""

from __future__ import annotations

import pytest

from backend.kernel import clock, geo, ids


def test_the_clock_can_be_set_for_a_while() -> None:
    with clock.reading(lambda: 5):
        assert clock.now_ms() == 5
    assert clock.now_ms() > 1_700_000_000_000


def test_identities_made_in_order_sort_in_order() -> None:
    made = [ids.uuid7() for _ in range(100)]

    assert made == sorted(made)
    assert {one.version for one in made} == {7}


def test_a_degree_of_latitude_is_shorter_at_the_equator_than_at_the_pole() -> None:
    assert geo.distance_m(0, 0, 1, 0) == pytest.approx(110_574, abs=1)
    assert geo.distance_m(89, 0, 90, 0) == pytest.approx(111_694, abs=1)


def test_distance_crosses_the_date_line_the_short_way() -> None:
    assert geo.distance_m(0, 179.999, 0, -179.999) == pytest.approx(222.6, abs=0.1)
