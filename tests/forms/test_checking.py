"""What there is to see to in a form's answers. The phone says the same: both read the vectors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.forms import checking, shelf
from backend.forms.definition import Part
from backend.policy import codes
from tests.transparency.vectors import load

CASES: list[dict[str, Any]] = load("forms")["cases"]
FORM = shelf.forms()["follow_up", 1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_vectors_hold(case):
    form, parts = shelf.forms()[case["form"], 1], [Part(one) for one in case["parts"].split()]
    answers = json.loads(case["answers"])
    problems = [f"{one.question}:{one.code}" for one in checking.validate(form, answers, parts)]
    assert problems == case["problems"].split()
    assert [one.id for one in checking.asked(form, answers, parts)] == case["asked"].split()
    assert list(checking.standing(form, answers)) == case["standing"].split()
    assert checking.complete(form, answers) is case["complete"]
    assert [one.id for one in checking.contradictions(form, answers)] == case["contradictions"].split()
    assert [one.id for one in checking.advice(form, answers)] == case["advice"].split()


def test_a_stable_persons_record_has_nothing_to_see_to():
    case = told("a stable person's record")
    assert (case["problems"], case["contradictions"], case["complete"]) == ("", "", True)


def test_stable_with_danger_three_is_asked_about_and_stays_complete():
    case = told("stable with danger 3")
    assert "class.danger_high" in case["contradictions"]
    assert case["complete"] is True


def test_regular_and_takes_none_is_asked_about():
    assert told("regular, and takes none")["contradictions"] == "medicine.regular_none"


def test_from_level_four_it_is_asked_against_whom():
    assert told("danger 4 without saying against whom")["problems"] == "danger_target:missing"


def test_self_harm_opens_the_clinical_path_and_no_public_order_one():
    assert told("basically stable with danger 4 against oneself")["advice"] == "crisis.self"
    words = next(one.words.zh for one in FORM.advice if one.id == "crisis.self")
    assert all(who in words for who in ("家属", "精神科医生", "120"))
    assert not any(word in words for word in ("110", "民警", "公安", "派出所"))


def test_a_grid_worker_sets_neither_class_nor_danger():
    assert told("a grid worker classifies")["problems"] == "danger:not_yours class:not_yours"


def test_the_danger_texts_of_the_form_are_the_constants():
    options = FORM.questions["danger"].options
    assert [one.national for one in options] == ["0", "1", "2", "3", "4", "5"]
    assert tuple(one.words.zh for one in options) == codes.DANGER_ZH
    assert tuple(one.words.en for one in options) == codes.DANGER_EN


def test_who_a_person_is_dangerous_to_is_told_in_the_statements_words():
    assert [one.value for one in FORM.questions["danger_target"].options] == [*codes.DangerTarget]


ANSWERS = some.dictionaries(
    some.sampled_from([*FORM.questions, "outcome", "today", "nonsense"]),
    some.one_of(
        some.sampled_from([o.value for q in FORM.questions.values() for o in q.options] + [*codes.Outcome]),
        some.lists(some.sampled_from(["NONE", "OTHER", "SELF_HARM", 1]), max_size=3),
        some.integers(0, 100),
        some.text(max_size=5),
        some.none(),
    ),
)


@given(ANSWERS)
def test_whatever_is_answered_what_stands_stands_again(answers):
    standing = checking.standing(FORM, answers)
    assert checking.standing(FORM, standing) == standing
    assert not [one for one in checking.validate(FORM, standing, [Part.CLINICAL]) if one.code == "not_asked"]


@given(ANSWERS)
def test_a_record_without_anything_to_see_to_is_complete(answers):
    if not checking.validate(FORM, answers, [Part.CLINICAL]):
        assert checking.complete(FORM, answers)


@given(ANSWERS)
def test_nobody_is_asked_for_more_than_a_doctor(answers):
    everything = {one.id for one in checking.asked(FORM, answers, [Part.CLINICAL])}
    for part in Part:
        assert {one.id for one in checking.asked(FORM, answers, [part])} <= everything


def told(name: str) -> dict[str, Any]:
    return next(case for case in CASES if case["name"] == name)
