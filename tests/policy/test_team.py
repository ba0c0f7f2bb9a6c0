"""Who makes a team: the truth table of the policy, seen as what is missing."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.policy.codes import Colour, Form, Grade, Purpose
from backend.policy.people import RoleGroup
from backend.policy.shipped import team_policy
from backend.policy.team import Present, Situation, evaluate

SPACE = UUID(int=0)
ORG_OF = {
    "GRID": "committee",
    "VIL": "committee",
    "MHP": "health centre",
    "VDR": "clinic",
    "POL": "station",
    "CIV": "civil affairs",
    "DPF": "federation",
    "VOL": "charity",
    "NUR": "hospital",
}
COLOURS = ["GREEN", "YELLOW", "ORANGE", "RED"]


def someone(
    role: str, grade: str = "A", *, org: str | None = None, also: tuple[str, ...] = (), no: int = 0
) -> Present:
    """One colleague: their role, grade, and an organisation that follows from the role."""
    return Present(
        staff_id=uuid5(SPACE, f"{role} {no}"),
        org_id=uuid5(SPACE, org or ORG_OF[role]),
        roles=frozenset({role, *also}),
        grade=Grade(grade),
    )


def missing(colour: str | None, *team: Present, purpose: str = "FOLLOW_UP") -> set[str]:
    """What the shipped policy finds missing: codes, and the groups of each empty place."""
    situation = Situation(Purpose(purpose), Colour(colour) if colour else None)
    unmet = evaluate(team_policy(), situation, team).unmet
    return {"/".join(sorted(item.groups)) or item.code for item in unmet}


FULL = {
    ("GRID",): [False, False, False, False],
    ("MHP", "MHP 2"): [False, False, False, False],
    ("GRID", "VIL"): [False, False, False, False],
    ("MHP", "GRID"): [True, True, False, False],
    ("MHP", "CIV"): [True, False, False, False],
    ("MHP", "GRID", "CIV"): [True, True, True, False],
    ("MHP", "GRID", "POL"): [True, True, True, True],
    ("VDR", "GRID", "DPF"): [True, True, True, False],
}


@pytest.mark.parametrize("roles", FULL, ids=" + ".join)
@pytest.mark.parametrize("column", range(4), ids=COLOURS)
def test_the_truth_table_of_the_team_policy(roles, column):
    team = [someone(*(name.split()[:1]), no=place) for place, name in enumerate(roles)]
    assert (missing(COLOURS[column], *team) == set()) is FULL[roles][column]


@pytest.mark.parametrize(("colour", "lacks"), [("ORANGE", "POLICE/WELFARE"), ("RED", "POLICE")])
def test_a_colleague_who_signed_from_the_station_is_not_counted(colour, lacks):
    team = someone("MHP"), someone("GRID"), someone("POL", "D")
    assert lacks in missing(colour, *team)
    assert missing("GREEN", *team) == set()


def test_without_a_known_colour_two_people_of_two_organisations_are_enough():
    assert missing(None, someone("GRID"), someone("CIV")) == set()
    assert missing(None, someone("GRID"), someone("VIL")) == {"team.organisations"}
    assert missing(None, someone("GRID")) == {"team.staff", "team.organisations"}


def test_a_welfare_visit_needs_two_people_of_any_organisation():
    team = someone("GRID"), someone("VIL")
    assert missing("ORANGE", *team, purpose="WELFARE") == set()
    assert missing("ORANGE", *team, purpose="FOLLOW_UP") != set()


def test_nobody_goes_with_less_than_a_full_team_to_a_red_home_whatever_the_purpose():
    assert "POLICE" in missing("RED", someone("GRID"), someone("VIL"), purpose="DELIVERY")


@pytest.mark.parametrize(
    ("known", "rule"),
    [
        ({"danger": 3}, "TP-RED"),
        ({"danger": 2}, "TP-DEFAULT"),
        ({"disease_class": 1}, "TP-RED"),
        ({"disease_class": 2, "colour": Colour.YELLOW}, "TP-YELLOW"),
        ({"colour": Colour.GREEN, "danger": 5}, "TP-RED"),
        ({}, "TP-DEFAULT"),
    ],
)
def test_the_first_rule_that_matches_what_is_known_applies(known, rule):
    assert evaluate(team_policy(), Situation(Purpose.FOLLOW_UP, **known), []).rule == rule


def test_a_volunteer_never_makes_a_visit_joint():
    assert "team.staff" in missing(None, someone("GRID"), someone("VOL"))


def test_a_clinician_who_also_volunteers_is_counted():
    assert missing(None, someone("GRID"), someone("MHP", also=("VOL",))) == set()


def test_one_person_with_two_roles_fills_one_place():
    both = someone("MHP", also=("GRID",))
    assert missing("YELLOW", both, someone("CIV")) == {"COMMUNITY"}
    assert missing("YELLOW", both, someone("GRID")) == set()


def test_places_are_given_so_that_as_many_as_possible_are_filled():
    flexible = someone("MHP", also=("GRID", "POL"), org="a")
    assert missing("RED", flexible, someone("GRID", org="b"), someone("POL", org="c")) == set()
    assert missing("RED", flexible, someone("MHP", org="b", no=1), someone("POL", org="c")) == set()


def test_one_borrowed_phone_is_counted_and_a_second_is_not():
    assert missing(None, someone("MHP"), someone("GRID", "C")) == set()
    assert missing(None, someone("MHP", "C"), someone("GRID", "C")) == {"team.staff", "team.organisations"}


def test_of_two_borrowed_phones_the_one_that_fills_the_empty_place_is_counted():
    team = someone("MHP"), someone("GRID"), someone("CIV", "C"), someone("POL", "C")
    assert missing("RED", *team) == set()


def test_a_rule_that_allows_no_borrowed_phone_does_not_count_one():
    assert missing("GREEN", someone("MHP"), someone("GRID", "C")) == {
        "team.staff",
        "team.organisations",
        "COMMUNITY/WELFARE",
    }


def test_police_at_a_green_home_are_counted_and_remarked_on():
    police = someone("POL")
    found = evaluate(
        team_policy(), Situation(Purpose.FOLLOW_UP, Colour.GREEN), [someone("MHP"), someone("GRID"), police]
    )
    assert found.met
    assert found.not_invited == {police.staff_id}


def test_what_is_missing_is_said_in_both_languages():
    unmet = evaluate(team_policy(), Situation(Purpose.FOLLOW_UP, Colour.RED), [someone("MHP")]).unmet
    assert [item.code for item in unmet] == ["team.staff", "team.organisations", "team.group", "team.group"]
    assert unmet[0].zh == "需要至少3名工作人员，已有1"
    assert unmet[0].en == "needs 3 staff members, counted 1"
    assert unmet[3].zh == "缺少民警"
    assert unmet[3].groups == {RoleGroup.POLICE}


def test_team_rules_are_for_homes_only():
    assert team_policy().applies_to(Form.HOME)
    assert not team_policy().applies_to(Form.CLINIC)
    assert not team_policy().applies_to(Form.PHONE)


people = st.builds(
    someone, st.sampled_from(sorted(ORG_OF)), st.sampled_from("ABCD"), no=st.integers(0, 2), org=st.none()
)
situations = st.builds(Situation, st.sampled_from(Purpose), st.none() | st.sampled_from(Colour))


@given(situations, st.lists(people, max_size=5), people)
def test_one_more_colleague_never_makes_a_team_less_complete(situation, team, another):
    before = evaluate(team_policy(), situation, team)
    after = evaluate(team_policy(), situation, [*team, another])
    assert len(after.unmet) <= len(before.unmet)


@settings(max_examples=500)
@given(
    situations,
    st.lists(people, max_size=5).flatmap(lambda team: st.tuples(st.just(team), st.permutations(team))),
)
def test_the_order_in_which_people_are_named_does_not_matter(situation, teams):
    first, second = (evaluate(team_policy(), situation, team) for team in teams)
    assert first.unmet == second.unmet
