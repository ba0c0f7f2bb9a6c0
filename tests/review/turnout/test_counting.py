"""How often an organisation was expected and came: sums over its teams, and nothing small."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.authenticity.habits import Contact, Way
from backend.review.turnout.counting import Turnout, turnouts

EMPTY = frozenset({"POLICE"})
CAME = frozenset({"station", "clinic"})
FILLS = {
    "shiqiao:POLICE": {"station"},
    "songling:POLICE": {"station"},
    "shiqiao:POLICE|WELFARE": {"station", "civil"},
}


def visits(count: int, team: str = "shiqiao", **more: Any) -> list[Contact]:
    known = {
        "patient": "p",
        "worker": "he",
        "team": team,
        "on": date(2026, 9, 1),
        "way": Way.FACE,
        "urgent": True,
    }
    return [Contact(**(known | more))] * count


def test_it_was_expected_where_it_came_and_where_its_place_stayed_empty() -> None:
    contacts = [
        *visits(6, missing=EMPTY),
        *visits(2, present=CAME),
        *visits(1, present=frozenset({"clinic"})),
    ]
    assert turnouts(contacts, FILLS) == {"station": Turnout(expected=8, came=2)}


def test_who_was_there_and_does_not_count_left_the_place_empty() -> None:
    assert turnouts(visits(5, missing=EMPTY, present=CAME), FILLS) == {"station": Turnout(5, 0)}


def test_a_team_in_which_it_mostly_comes_is_not_counted_with_one_in_which_it_does_not() -> None:
    often = [*visits(8, "songling", present=CAME), *visits(1, "songling", missing=EMPTY)]
    assert turnouts([*visits(5, missing=EMPTY), *often], FILLS) == {"station": Turnout(5, 0)}
    both = [*visits(5, missing=EMPTY), *visits(4, "songling", missing=EMPTY)]
    assert turnouts(both, FILLS) == {"station": Turnout(9, 0)}


def test_of_a_place_that_two_could_fill_both_are_told() -> None:
    either = visits(5, missing=frozenset({"POLICE|WELFARE"}))
    assert turnouts(either, FILLS) == {"station": Turnout(5, 0), "civil": Turnout(5, 0)}


def test_small_numbers_half_the_visits_and_visits_that_need_nobody_tell_nothing() -> None:
    assert turnouts(visits(4, missing=EMPTY), FILLS) == {}
    assert turnouts([*visits(5, missing=EMPTY), *visits(5, present=CAME)], FILLS) == {}
    assert turnouts(visits(9, missing=EMPTY, urgent=False), FILLS) == {}
    assert turnouts(visits(9, missing=EMPTY, way=Way.ATTEMPT), FILLS) == {}


def test_a_place_for_which_no_organisation_has_anybody_is_the_supervisors_matter() -> None:
    assert turnouts(visits(6, missing=EMPTY), {"shiqiao:POLICE": set()}) == {}
