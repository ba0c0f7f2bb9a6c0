"""The shipped forms ask what the norm asks, and a definition that cannot mean what it says is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from backend.forms import shelf
from backend.forms.definition import Kind, Part
from backend.forms.parts import parts_of
from backend.forms.reading import FormWrong, read
from backend.policy.codes import Outcome, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser

FORM = shelf.forms()["follow_up", 1]
NATIONAL = ["1", "2", "3", "4", "5", *map(str, range(7, 26))]
WORDS = {"zh": "问", "en": "ask"}


def test_the_record_has_the_fields_of_the_national_form_in_its_order():
    numbers = [one.number for one in FORM.questions.values() if one.number]
    assert list(dict.fromkeys(numbers)) == NATIONAL


def test_what_was_added_after_2018_is_marked():
    added = [one.id for one in FORM.questions.values() if one.addition]
    assert added == [
        *("spoken_with", "family_says", "danger_target", "referral_advised", "referral_made"),
        *("psychiatrist", "family_signed", "notified", "notified_who", "notified_phone"),
        *("prescription", "case_management", "case_assessment", "functioning_overall"),
    ]


@pytest.mark.parametrize(
    ("question", "national"),
    [
        ("form", "1 2 3"),
        ("lost_reason", "1 2 3 4 5"),
        ("symptoms", " ".join(map(str, range(1, 13)))),
        ("work", "1 2 3 9"),
        ("acts", "1 2 3 4 5 6 7"),
        ("hospital", "0 1 2"),
        ("adherence", "1 2 3 4"),
        ("side_effects", "1 2 9"),
        ("effect", "1 2 3 4 9"),
        ("class", "1 2 3"),
    ],
)
def test_the_national_codes_stand_beside_our_names(question, national):
    assert " ".join(str(one.national) for one in FORM.questions[question].options) == national


def test_three_means_something_else_in_each_field():
    def third(question: str) -> str:
        return next(one.value for one in FORM.questions[question].options if one.national == "3")

    assert [third(one) for one in ("form", "class", "adherence")] == ["PHONE", "STABLE", "NONE"]


def test_what_must_be_observed_is_marked_and_only_medicines_are_carried_over():
    observed = {one.id for one in FORM.questions.values() if one.observe}
    assert {"danger", "symptoms", "insight", "sleep", "acts", "locking", "adherence", "class"} <= observed
    assert [one.id for one in FORM.questions.values() if one.carry] == ["medicines"]


def test_only_clinicians_fill_in_what_is_judged():
    for name in ("danger", "danger_target", "symptoms", "class", "medicines", "insight", "effect"):
        assert FORM.questions[name].part is Part.CLINICAL


def test_outreach_and_delivery_ask_nothing_clinical():
    for name in ("outreach", "delivery", "attempt"):
        assert {one.part for one in shelf.forms()[name, 1].questions.values()} == {Part.ANYONE}


def test_every_purpose_has_at_most_one_form():
    served = [
        purpose for (_, version), form in shelf.forms().items() if version == 1 for purpose in form.serves
    ]
    assert len(served) == len(set(served))
    assert set(served) <= set(Purpose)


def test_conditions_name_outcomes_that_there_are():
    named = {
        value
        for condition in shelf.source("follow_up", 1)["conditions"].values()
        for value in condition.get("in", [condition.get("equals")])
    }
    assert named <= set(Outcome)


@pytest.mark.parametrize(
    ("roles", "parts"),
    [
        (["MHP"], {Part.CLINICAL}),
        (["GRID"], {Part.COMMUNITY}),
        (["CIV", "VIL"], {Part.WELFARE, Part.COMMUNITY}),
        (["POL"], set()),
        (["VOL"], set()),
        ([], set()),
    ],
)
def test_what_someone_is_decides_what_they_fill_in(roles, parts):
    assert parts_of(roles) == parts


def a_form(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"id": "f", "version": 1, **WORDS, "serves": [], "facts": ["today"], "conditions": {}}
    sections = [{"id": "s", **WORDS, "questions": list(questions)}]
    return {**given, "sections": sections, "contradictions": [], "advice": [], **more}


def a_question(name: str = "q", **more: Any) -> dict[str, Any]:
    return {"id": name, **WORDS, "type": "text", "part": "ANYONE", **more}


YES_NO = [{"value": "YES", "national": "1", **WORDS}, {"value": "NO", "national": "2", **WORDS}]


def test_a_small_form_is_read():
    source = a_form(a_question("a", type="one", options=YES_NO), a_question("b", when={"not": True}))
    assert [one.kind for one in read(source).questions.values()] == [Kind.ONE, Kind.TEXT]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (a_form(a_question(), a_question()), "given twice"),
        (a_form(a_question("today")), "given twice"),
        (a_form(a_question(en="")), "both languages"),
        (a_form(a_question(zh=None)), "both languages"),
        (a_form(a_question(type="one", options=[{"value": "A", "zh": "甲"}])), "both languages"),
        (a_form(a_question(type="one", options=[YES_NO[0], {**YES_NO[1], "national": "1"}])), "codes: given"),
        (a_form(a_question(type="one", options=[YES_NO[0], YES_NO[0]])), "options: given"),
        (a_form(a_question(type="one")), "has options"),
        (a_form(a_question(options=YES_NO)), "has options"),
        (a_form(a_question(type="table")), "has columns"),
        (a_form(a_question(colour="red")), "nobody knows"),
        (a_form(a_question(), mood="fair"), "nobody knows"),
        (a_form(a_question(type="map")), "map"),
        (a_form(a_question(part="POLICE")), "POLICE"),
        (a_form(a_question(when="seen")), "is no condition"),
        (a_form(a_question(when={"question": "today", "matches": "2"})), "is no condition"),
        (a_form(a_question(when={"question": "x", "equals": "A"})), "no question before it"),
        (a_form(a_question("a", when={"question": "b", "equals": ""}), a_question("b")), "before it"),
        (
            a_form(
                a_question("a", type="one", options=YES_NO),
                a_question("b", required={"question": "a", "in": ["?"]}),
            ),
            "is no answer to a",
        ),
        (a_form(a_question(type="date", latest="tomorrow")), "is no fact"),
        (
            a_form(a_question(), advice=[{"id": "r", **WORDS, "about": ["z"], "when": True}]),
            "about no question",
        ),
        (a_form(a_question(), facts=None), "cannot be read"),
    ],
)
def test_a_form_that_cannot_mean_what_it_says_is_refused(source, why):
    with pytest.raises((FormWrong, ValueError), match=why.replace("?", ".")):
        read(source)


def test_every_version_that_was_ever_in_use_is_still_read():
    assert {key[0] for key in shelf.forms()} == {
        *("follow_up", "attempt", "phone", "delivery", "outreach", "supplement")
    }
    assert all((name, 1) in shelf.forms() for name, _ in shelf.forms())
    assert shelf.find("follow_up", 99) is None


def test_forms_are_served_as_they_lie(signed_in: Callable[[str], Browser]):
    served = signed_in("he.xiaoman").get("/api/forms").json["forms"]
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(shelf.FOLDER.glob("*.json"))]
    assert served == files


def test_one_version_is_served_by_its_name(signed_in: Callable[[str], Browser]):
    phone = signed_in("shen.zhixia")
    assert phone.get("/api/forms/phone/1").json["zh"] == "电话联系记录"
    assert phone.get("/api/forms/phone/2").json["code"] == "form.unknown"


def test_nobody_reads_forms_without_signing_in(visitor: Browser):
    assert visitor.get("/api/forms").status_code == 401
