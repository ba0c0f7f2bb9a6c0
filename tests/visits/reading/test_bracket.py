"""Between which moments a visit certainly took place."""

from __future__ import annotations

from backend.visits.reading.bracket import Bracket, bracket
from backend.visits.reading.timeline import Moment


def moment(not_before: int | None, not_after: int) -> Moment:
    return Moment(not_after, 0, True, not_before, not_after)


def test_one_phone_with_signal_bounds_everybody() -> None:
    offline = moment(100, 900)
    online = moment(480, 520)

    assert bracket(offline, [online], [moment(100, 900)]) == Bracket(480, 520)


def test_the_bracket_is_the_intersection_of_all_phones() -> None:
    found = bracket(moment(100, 700), [moment(300, 900), moment(200, 800)], [moment(300, 950)])

    assert (found.not_before, found.not_after, found.width_ms) == (300, 800, 500)


def test_an_opening_received_before_anybody_joined_does_not_end_the_bracket() -> None:
    assert bracket(moment(100, 110), [moment(100, 900)], []) == Bracket(100, 900)


def test_alone_the_opening_is_the_moment() -> None:
    assert bracket(moment(100, 900), [], [moment(100, 800)]) == Bracket(100, 800)


def test_without_any_beacon_the_beginning_is_open() -> None:
    found = bracket(moment(None, 900), [moment(None, 800)], [])

    assert (found.not_before, found.width_ms, found.is_possible) == (None, None, True)


def test_proofs_that_contradict_each_other_are_seen() -> None:
    assert not bracket(moment(900, 950), [moment(100, 200)], []).is_possible
