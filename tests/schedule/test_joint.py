"""The joint rule before a visit: the team on paper. What came of it is a verdict, told in visits."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest

from backend.policy.codes import Colour, Purpose
from backend.policy.shipped import team_policy
from backend.policy.team import Situation
from backend.schedule.joint import Invited, on_paper

SPACE = UUID(int=0)
ORGS = {"GRID": "committee", "VIL": "committee"}
COLOURS = [Colour.GREEN, Colour.YELLOW, Colour.ORANGE, Colour.RED]

TABLE = [
    ("GRID", [False, False, False, False]),
    ("MHP MHP", [False, False, False, False]),
    ("GRID VIL", [False, False, False, False]),
    ("MHP GRID", [True, True, False, False]),
    ("MHP CIV", [True, False, False, False]),
    ("MHP GRID CIV", [True, True, True, False]),
    ("MHP GRID POL", [True, True, True, True]),
    ("VDR GRID DPF", [True, True, True, False]),
]


@pytest.mark.parametrize(("roles", "row"), TABLE, ids=str)
@pytest.mark.parametrize("column", range(4), ids=COLOURS)
def test_the_truth_table_on_paper(roles: str, row: list[bool], column: int) -> None:
    team = [invited(role, no=place) for place, role in enumerate(roles.split())]
    paper = on_paper(team_policy(), Situation(Purpose.FOLLOW_UP, COLOURS[column]), team)
    assert (not paper.unmet) is row[column]


def invited(role: str, answer: bool | None = None, reason: str | None = None, no: int = 0) -> Invited:
    org = uuid5(SPACE, ORGS.get(role, role))
    return Invited(uuid5(SPACE, f"{role} {no}"), org, frozenset({role}), answer, reason)


RED = Situation(Purpose.FOLLOW_UP, Colour.RED)


def test_a_team_that_is_invited_whole_may_go() -> None:
    paper = on_paper(team_policy(), RED, [invited("MHP", True), invited("GRID"), invited("POL")])
    assert (paper.rule, paper.unmet, paper.reduced, paper.may_be_invited) == ("TP-RED", (), False, True)
    assert (paper.min_staff, paper.min_orgs) == (3, 3)


def test_somebody_who_declines_with_a_reason_leaves_a_reduced_team() -> None:
    team = [invited("MHP", True), invited("GRID", True), invited("POL", False, "DUTY")]
    paper = on_paper(team_policy(), RED, team)
    assert (paper.reduced, paper.may_be_invited) == (True, True)
    assert [one.code for one in paper.unmet] == ["team.staff", "team.organisations", "team.group"]


def test_somebody_who_declines_without_one_leaves_a_gap() -> None:
    paper = on_paper(team_policy(), RED, [invited("MHP"), invited("GRID"), invited("POL", False)])
    assert (paper.reduced, paper.may_be_invited) == (False, False)


def test_a_team_that_was_never_whole_is_not_reduced_but_missing() -> None:
    paper = on_paper(team_policy(), RED, [invited("MHP"), invited("GRID", False, "SICK")])
    assert not paper.may_be_invited


def test_police_are_not_invited_to_a_green_home() -> None:
    paper = on_paper(team_policy(), Situation(Purpose.FOLLOW_UP, Colour.GREEN), [])
    assert {str(group) for group in paper.not_invited} == {"POLICE"}


@pytest.mark.parametrize(
    "situation",
    [
        Situation(Purpose.FOLLOW_UP, Colour.GREEN, danger=3),
        Situation(Purpose.FOLLOW_UP, Colour.GREEN, disease_class=1),
        RED,
    ],
)
def test_danger_class_or_colour_ask_for_the_largest_team(situation: Situation) -> None:
    assert on_paper(team_policy(), situation, []).rule == "TP-RED"
