"""The supplementary sheet asks what the form of 2018 asks, code by code (`DOMAIN.md` §2.2)."""

from __future__ import annotations

import pytest

from backend.forms import shelf
from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.policy.codes import Outcome

FORM = shelf.forms()["supplement", 1]
FOLLOW_UP = shelf.forms()["follow_up", 1]


def test_it_has_the_fields_of_the_form_in_their_order():
    numbers = [one.number for one in FORM.questions.values() if one.number]
    assert list(dict.fromkeys(numbers)) == [*map(str, range(1, 18))]


@pytest.mark.parametrize(
    ("question", "national"),
    [
        ("household", {"TOWN": "1", "VILLAGE": "2", "UNKNOWN": None}),
        (
            "employment",
            {
                "WORKER": "1",
                "MANAGER": "2",
                "FARMER": "3",
                "UNEMPLOYED": "4",
                "STUDENT": "5",
                "RETIRED": "6",
                "PROFESSIONAL": "7",
                "OTHER": "8",
                "UNKNOWN": "9",
            },
        ),
        ("consent", {"AGREED": "1", "DECLINED": "2"}),
        ("past_locking", {"NONE": "1", "LOCKED": "2", "RELEASED": "3"}),
        ("outpatient", {"NEVER": "1", "INTERMITTENT": "2", "CONTINUOUS": "3"}),
        ("last_effect", {"RECOVERED": "1", "BETTER": "2", "SAME": "3", "WORSE": "4"}),
        ("means", {"POOR": "1", "NOT_POOR": "2"}),
    ],
)
def test_our_names_stand_beside_the_national_codes(question, national):
    assert {one.value: one.national for one in FORM.questions[question].options} == national


def test_symptoms_and_acts_are_those_of_the_follow_up_record():
    for here, there in (("past_symptoms", "symptoms"), ("acts", "acts")):
        assert FORM.questions[here].options == FOLLOW_UP.questions[there].options


def test_every_act_is_counted():
    for act in FORM.questions["acts"].options:
        if act.value != "NONE":
            counted = FORM.questions[f"acts_{act.value.lower()}"]
            assert (counted.least, counted.most) == (1, 99)


def test_what_was_added_after_2018_is_marked_and_nobody_must_answer_it():
    added = [one.id for one in FORM.questions.values() if one.addition]
    assert added == [
        *("guardian_capacity", "guardian_phone_second", "household_unknown", "residence", "poverty_relief"),
        *("guardian_subsidy", "disability_card", "disability_level", "rehabilitation"),
        *("family_doctor", "care_group"),
    ]


def test_family_history_is_asked_nowhere():
    words = [word for one in FORM.questions.values() for word in one.words]
    assert not [word for word in words if "家族" in word or "family history" in word.lower()]


def test_what_the_register_knows_is_not_asked_again():
    beside = {one.number for one in FORM.questions.values() if one.beside}
    assert beside == {"1", "2", "3", "6", "12", "17"}


@pytest.mark.parametrize(
    ("part", "numbers"),
    [(Part.COMMUNITY, {"1", "2", "3", "4", "5", "15"}), (Part.WELFARE, {"15"})],
)
def test_grid_workers_and_civil_affairs_fill_in_their_part(part, numbers):
    theirs = {one.number for one in FORM.questions.values() if one.part is part}
    assert theirs == numbers


def test_what_happened_to_a_person_is_for_clinicians():
    for name in ("acts", "acts_harm", "past_locking", "past_symptoms", "diagnosis", "admissions", "opinion"):
        assert FORM.questions[name].part is Part.CLINICAL


def test_no_visit_is_recorded_on_it():
    assert FORM.serves == ()
    assert not set(FORM.facts) & set(Outcome)
    assert parts_of(["POL"]) == frozenset()
