"""The two verdicts: every cell of the table of team and colour, and every rule of the clinical effect."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.policy.codes import (
    Authenticity,
    ClinicalEffect,
    Colour,
    Form,
    Grade,
    Outcome,
    Place,
    Purpose,
    Seen,
)
from backend.policy.people import RoleGroup, groups_of
from backend.policy.shipped import team_policy
from backend.policy.team import Situation
from backend.roster.roles import Role
from backend.visits.reading.verdicts import Attendee, Awaited, Told, authenticity, clinical_effect

ORG_OF = {
    "GRID": "committee",
    "VIL": "committee",
    "MHP": "health centre",
    "VDR": "village clinic",
    "POL": "police station",
    "CIV": "civil affairs",
    "DPF": "federation",
}
COLOURS = ("GREEN", "YELLOW", "ORANGE", "RED")
SEEN = frozenset({Seen.PATIENT})


def someone(who: str, grade: str = "A", together: bool | None = True, pending: bool = False) -> Attendee:
    """`"MHP"`, or `"MHP 2"` for a second one; `"mother"` is a relative."""
    role = who.split(maxsplit=1)[0]
    roles = frozenset({role}) if role in ORG_OF else frozenset[str]()
    org = uuid5(UUID(int=0), ORG_OF.get(role, "family"))
    return Attendee(uuid5(UUID(int=0), who), org, roles, Grade(grade), together, pending)


def told(**changes: object) -> Told:
    facts = {
        "purpose": Purpose.FOLLOW_UP,
        "outcome": Outcome.SEEN,
        "place": Place.DOORSTEP,
        "seen": SEEN,
        "danger": 0,
    }
    return Told(**{**facts, **changes})  # type: ignore[arg-type]


def verdict(colour: str | None, team: list[Attendee], absent: list[str], **facts: object) -> str:
    situation = Situation(Purpose.FOLLOW_UP, Colour(colour) if colour else None)
    away = [someone(f"{role} absent") for role in absent]
    return authenticity(told(**facts), team, away, team_policy(), situation).authenticity.value


# Who is there → the verdict for green, yellow, orange and red; "reduced" needs the reason of who is missing.
TABLE = {
    ("GRID",): ("SINGLE",) * 4,
    ("GRID", "mother"): ("SINGLE",) * 4,
    ("MHP", "MHP 2"): ("TEAM_INCOMPLETE",) * 4,
    ("GRID", "VIL"): ("TEAM_INCOMPLETE",) * 4,
    ("MHP", "GRID"): ("JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_REDUCED", "JOINT_REDUCED"),
    ("MHP", "CIV"): ("JOINT_CONFIRMED", "JOINT_REDUCED", "JOINT_REDUCED", "JOINT_REDUCED"),
    ("MHP", "GRID", "CIV"): ("JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_REDUCED"),
    ("MHP", "GRID", "POL"): ("JOINT_CONFIRMED",) * 4,
    ("MHP", "GRID", "POL:D"): ("JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_REDUCED", "JOINT_REDUCED"),
    ("VDR", "GRID", "DPF"): ("JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_CONFIRMED", "JOINT_REDUCED"),
}
CELLS = [
    pytest.param(colour, team, expected, id=f"{colour}: {' + '.join(team)}")
    for team, row in TABLE.items()
    for colour, expected in zip(COLOURS, row, strict=True)
]


def people(team: tuple[str, ...]) -> list[Attendee]:
    return [someone(who.removesuffix(":D"), "D" if who.endswith(":D") else "A") for who in team]


@pytest.mark.parametrize(("colour", "team", "expected"), CELLS)
def test_every_cell_of_the_truth_table_with_the_reason_recorded(
    colour: str, team: tuple[str, ...], expected: str
) -> None:
    missing = [role for role in ("GRID", "POL") if role not in team]

    assert verdict(colour, people(team), missing) == expected


@pytest.mark.parametrize(("colour", "team", "expected"), CELLS)
def test_every_cell_of_the_truth_table_without_a_reason(
    colour: str, team: tuple[str, ...], expected: str
) -> None:
    without = "TEAM_INCOMPLETE" if expected == "JOINT_REDUCED" else expected

    assert verdict(colour, people(team), []) == without


@pytest.mark.parametrize("team", [("MHP", "GRID"), ("GRID", "CIV"), ("POL", "DPF")])
def test_by_default_two_staff_of_two_organisations_are_a_joint_visit(team: tuple[str, ...]) -> None:
    assert verdict(None, people(team), []) == "JOINT_CONFIRMED"


def test_a_reason_for_somebody_who_was_not_needed_explains_nothing() -> None:
    assert verdict("RED", people(("MHP", "GRID")), ["CIV"]) == "TEAM_INCOMPLETE"


def test_without_a_clinician_a_team_is_never_reduced() -> None:
    assert verdict("RED", people(("GRID", "CIV")), ["MHP", "POL"]) == "TEAM_INCOMPLETE"


def test_one_presence_on_a_borrowed_phone_counts_once_it_is_confirmed() -> None:
    assert verdict(None, [someone("GRID"), someone("CIV", "C", pending=True)], []) == "JOINT_PENDING"
    assert verdict(None, [someone("GRID"), someone("CIV", "C")], []) == "JOINT_CONFIRMED"
    assert verdict(None, [someone("GRID", "C"), someone("CIV", "C")], []) == "TEAM_INCOMPLETE"


def test_a_presence_that_nothing_supports_leaves_the_other_alone() -> None:
    assert verdict(None, [someone("GRID"), someone("POL", "D")], []) == "SINGLE"


def test_somebody_who_hardly_met_the_others_is_not_counted() -> None:
    team = [someone("MHP"), someone("GRID"), someone("POL", "C", together=False)]

    assert verdict("RED", team, []) == "TEAM_INCOMPLETE"
    assert verdict("RED", team, ["POL"]) == "JOINT_REDUCED"


def test_halves_that_other_phones_still_hold_are_waited_for() -> None:
    awaited = replace(someone("MHP", "D", together=None), hoped=Grade.B)
    found = authenticity(
        told(), [someone("GRID"), awaited], [], team_policy(), Situation(Purpose.FOLLOW_UP), Awaited(1, 2)
    )

    assert found.authenticity is Authenticity.JOINT_PENDING
    assert ("statements.awaited", {"have": 1, "of": 2}) in [(one.code, one.details) for one in found.reasons]


def test_a_police_officer_at_a_green_door_is_noted_and_changes_nothing() -> None:
    situation = Situation(Purpose.FOLLOW_UP, Colour.GREEN)
    found = authenticity(told(), people(("MHP", "GRID", "POL")), [], team_policy(), situation)

    assert found.authenticity is Authenticity.JOINT_CONFIRMED
    assert "team.uninvited" in [one.code for one in found.reasons]


@pytest.mark.parametrize("place", [place for place in Place if place.form is Form.CLINIC])
def test_at_a_clinic_the_team_policy_does_not_apply(place: Place) -> None:
    assert verdict("RED", people(("MHP",)), [], place=place) == "CLINIC"


@pytest.mark.parametrize(
    "facts",
    [
        {"outcome": None},
        {"outcome": Outcome.FAMILY_ONLY, "seen": frozenset({Seen.FAMILY})},
        {"outcome": Outcome.DEAD},
        {"seen": frozenset({Seen.FAMILY})},
        {"place": Place.REMOTE},
        {"place": Place.HOSPITAL},
    ],
)
def test_without_the_person_met_in_person_it_is_not_face_to_face(facts: dict[str, object]) -> None:
    assert verdict(None, people(("MHP", "GRID")), [], **facts) == "NOT_FACE"


EFFECTS = [
    ({}, ["MHP"], "RESETS_DUE"),
    ({}, ["MHP:C"], "RESETS_DUE"),
    ({"purpose": Purpose.REASSESS}, ["VDR"], "RESETS_DUE"),
    ({"place": Place.HEALTH_CENTRE}, ["MHP"], "RESETS_DUE"),
    ({}, ["MHP:D", "CIV"], "CONTACT_ONLY"),
    ({}, ["DPF", "CIV"], "CONTACT_ONLY"),
    ({"purpose": Purpose.WELFARE}, ["MHP"], "CONTACT_ONLY"),
    ({"purpose": None}, ["MHP"], "CONTACT_ONLY"),
    ({"place": Place.REMOTE}, ["MHP"], "CONTACT_ONLY"),
    ({"place": Place.DETENTION}, ["MHP"], "CONTACT_ONLY"),
    ({"outcome": Outcome.SEEN_PARTIAL}, ["MHP"], "CONTACT_ONLY"),
    ({"outcome": Outcome.FAMILY_ONLY, "seen": frozenset({Seen.FAMILY})}, ["MHP"], "CONTACT_ONLY"),
    ({"outcome": Outcome.INFORMANT_ONLY, "seen": frozenset({Seen.INFORMANT})}, ["MHP"], "CONTACT_ONLY"),
    ({"seen": frozenset({Seen.FAMILY})}, ["MHP"], "CONTACT_ONLY"),
    ({"danger": None}, ["MHP"], "CONTACT_ONLY"),
    ({"outcome": Outcome.IN_HOSPITAL}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": Outcome.DETAINED}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": Outcome.MOVED}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": Outcome.DEAD}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": Outcome.AWAY_KNOWN}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": Outcome.AWAY_UNKNOWN}, ["MHP"], "STATUS_ONLY"),
    ({"outcome": None}, ["MHP"], "ATTEMPT"),
]


@pytest.mark.parametrize(("facts", "team", "expected"), EFFECTS)
def test_the_clinical_effect(facts: dict[str, object], team: list[str], expected: str) -> None:
    there = [someone(who[:3], who[-1] if ":" in who else "A") for who in team]

    assert clinical_effect(told(**facts), there).effect == expected


# --- invariants ------------------------------------------------------------------------------------------

MANY = settings(max_examples=3000, deadline=None)
attendees = st.lists(
    st.builds(
        Attendee,
        staff=st.uuids(),
        org=st.sampled_from([uuid5(UUID(int=0), org) for org in sorted(set(ORG_OF.values()))]),
        roles=st.frozensets(st.sampled_from([str(role) for role in Role]), min_size=1, max_size=3),
        grade=st.sampled_from(Grade),
        together=st.sampled_from([True, False, None]),
        pending=st.booleans(),
        hoped=st.sampled_from([None, *Grade]),
    ),
    max_size=5,
)
stories = st.builds(
    Told,
    purpose=st.sampled_from([None, *Purpose]),
    # Most often somebody is met at home, so that the rules have something to refuse.
    outcome=st.sampled_from([Outcome.SEEN] * 8 + [None, *Outcome]),
    place=st.sampled_from([Place.DOORSTEP] * 6 + [None, *Place]),
    seen=st.frozensets(st.sampled_from(Seen)),
    danger=st.one_of(st.none(), st.integers(0, 5)),
)
situations = st.builds(
    Situation,
    purpose=st.sampled_from(Purpose),
    colour=st.sampled_from([None, *Colour]),
    danger=st.one_of(st.none(), st.integers(0, 5)),
    disease_class=st.sampled_from([None, 1, 2, 3]),
)


@MANY
@given(facts=stories, team=attendees)
def test_nothing_resets_the_due_date_without_a_person_seen_by_a_supported_clinician(
    facts: Told, team: list[Attendee]
) -> None:
    if clinical_effect(facts, team).effect is not ClinicalEffect.RESETS_DUE:
        return

    assert facts.form in (Form.CLINIC, Form.HOME)
    assert facts.outcome is Outcome.SEEN
    assert Seen.PATIENT in facts.seen
    assert any(RoleGroup.CLINICAL in groups_of(one.roles) and one.grade.at_least(Grade.C) for one in team)


@MANY
@given(facts=stories, team=attendees, absent=attendees, situation=situations, grade=st.sampled_from(Grade))
def test_a_relative_never_changes_a_verdict(
    facts: Told, team: list[Attendee], absent: list[Attendee], situation: Situation, grade: Grade
) -> None:
    mother = someone("mother", grade.value)
    before = authenticity(facts, team, absent, team_policy(), situation)
    after = authenticity(facts, [*team, mother], absent, team_policy(), situation)

    assert after.authenticity is before.authenticity
    assert clinical_effect(facts, [*team, mother]).effect is clinical_effect(facts, team).effect


@given(facts=stories, team=attendees, absent=attendees, situation=situations)
def test_the_order_of_people_does_not_matter(
    facts: Told, team: list[Attendee], absent: list[Attendee], situation: Situation
) -> None:
    there = authenticity(facts, team, absent, team_policy(), situation)

    assert authenticity(facts, team[::-1], absent[::-1], team_policy(), situation) == there


@given(facts=stories, team=attendees, situation=situations)
def test_every_verdict_has_a_reason(facts: Told, team: list[Attendee], situation: Situation) -> None:
    assert clinical_effect(facts, team).reasons
    assert authenticity(facts, team, [], team_policy(), situation).reasons
