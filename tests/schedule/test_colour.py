"""The colour is only proposed: the whole points sheet, bands, floors, ceiling, and who must confirm."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backend.policy.codes import Colour
from backend.policy.colours import Colours, Guardianship, Situation
from backend.policy.documents import Kind
from backend.policy.shipped import rulebook
from backend.schedule.colour import (
    Confirmed,
    Factors,
    in_force,
    needs_reason,
    needs_second,
    propose,
    valid_until,
)

TABLE: Colours = rulebook()[Kind.COLOURS].body
GREEN, YELLOW, ORANGE, RED = Colour.GREEN, Colour.YELLOW, Colour.ORANGE, Colour.RED
VECTORS = json.loads((Path(__file__).parents[1] / "vectors/colour.json").read_text(encoding="utf-8"))


def factors(given: dict[str, Any]) -> Factors:
    return Factors(
        danger=given.get("danger"),
        guardianship=Guardianship(given["guardianship"]) if given.get("guardianship") else None,
        adherence=given.get("adherence"),
        disease_class=given.get("class"),
        situation=frozenset(map(Situation, given.get("situation", ()))),
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["name"])
def test_the_vectors_that_the_phone_shares(vector: dict[str, Any]) -> None:
    proposal = propose(TABLE, factors(vector["factors"]))
    assert {
        "points": proposal.points,
        "by_points": proposal.by_points,
        "colour": proposal.colour,
        "raised": proposal.raised,
        "lowered": proposal.lowered,
    } == vector["proposal"]


ROWS = [
    *(({"danger": level}, points) for level, points in enumerate((0, 10, 20, 40, 60, 80))),
    *(({"guardianship": one}, points) for one, points in (("STRONG", 0), ("WEAK", 10), ("NONE", 20))),
    *(({"adherence": one}, points) for one, points in ((1, 0), (2, 10), (3, 20), (4, 0))),
    *(({"class": one}, points) for one, points in ((3, 0), (2, 8), (1, 25))),
    *(
        ({"situation": [one]}, points)
        for one, points in (("THREATS", 10), ("MISUSE", 5), ("LIFE_EVENT", 5), ("NOT_SEEN", 5))
    ),
]


@pytest.mark.parametrize(("given", "points"), ROWS, ids=str)
def test_every_row_of_the_points_sheet(given: dict[str, Any], points: int) -> None:
    assert propose(TABLE, factors(given)).points == points


@pytest.mark.parametrize(
    ("points", "colour"),
    [(0, GREEN), (14, GREEN), (15, YELLOW), (34, YELLOW), (35, ORANGE), (59, ORANGE), (60, RED)],
)
def test_the_bands(points: int, colour: Colour) -> None:
    assert [one for one, start in TABLE.bands if points >= start][-1] is colour


def test_what_is_unknown_gives_no_points_and_is_said() -> None:
    proposal = propose(TABLE, Factors(danger=1))
    assert {item.factor: item.value for item in proposal.items} == {
        "danger": "1",
        "guardianship": None,
        "adherence": None,
        "class": None,
    }


@pytest.mark.parametrize(
    ("given", "least"),
    [({"danger": 4}, RED), ({"danger": 5}, RED), ({"danger": 3}, ORANGE), ({"class": 1}, ORANGE)],
)
def test_the_floors(given: dict[str, Any], least: Colour) -> None:
    proposal = propose(TABLE, factors(given))
    assert TABLE.severity(proposal.colour) >= TABLE.severity(least)


WELL = {"danger": 0, "class": 3, "adherence": 1}
BURDENED = {**WELL, "guardianship": "NONE", "situation": ["THREATS", "MISUSE", "LIFE_EVENT", "NOT_SEEN"]}


def test_the_ceiling_keeps_a_well_person_from_being_labelled() -> None:
    proposal = propose(TABLE, factors(BURDENED))
    assert (proposal.points, proposal.by_points, proposal.colour) == (45, ORANGE, YELLOW)
    assert needs_reason(TABLE, proposal, ORANGE)
    assert not needs_reason(TABLE, proposal, YELLOW)


def test_a_doctor_may_differ_with_a_reason() -> None:
    proposal = propose(TABLE, factors({"danger": 2, "guardianship": "NONE"}))
    assert needs_reason(TABLE, proposal, GREEN)


@pytest.mark.parametrize(
    ("before", "confirmed", "two"),
    [
        (None, RED, True),
        (RED, RED, True),
        (None, ORANGE, False),
        (YELLOW, ORANGE, False),
        (RED, ORANGE, True),
        (RED, GREEN, True),
        (ORANGE, YELLOW, True),
        (YELLOW, GREEN, False),
        (ORANGE, ORANGE, False),
    ],
)
def test_red_and_any_way_out_of_red_or_orange_take_two(
    before: Colour | None, confirmed: Colour, two: bool
) -> None:
    assert needs_second(TABLE, before, confirmed) is two


def confirmed(on: date, colour: Colour, *, two: bool = False, agreed: bool | None = None) -> Confirmed:
    return Confirmed(on, f"{on}", colour, two, agreed)


def test_a_colour_holds_for_three_months_and_is_then_unknown() -> None:
    history = [confirmed(date(2026, 8, 23), YELLOW)]
    assert valid_until(TABLE, date(2026, 8, 23)) == date(2026, 11, 23)
    assert in_force(TABLE, history, date(2026, 11, 23)) is YELLOW
    assert in_force(TABLE, history, date(2026, 11, 24)) is None


@pytest.mark.parametrize(("agreed", "found"), [(None, YELLOW), (False, YELLOW), (True, RED)])
def test_a_colour_that_needs_two_counts_when_the_second_agrees(agreed: bool | None, found: Colour) -> None:
    history = [
        confirmed(date(2026, 11, 1), YELLOW),
        confirmed(date(2026, 11, 20), RED, two=True, agreed=agreed),
    ]
    assert in_force(TABLE, history, date(2026, 11, 23)) is found


def test_nobody_has_a_colour_before_somebody_gave_it() -> None:
    assert in_force(TABLE, [], date(2026, 11, 23)) is None
