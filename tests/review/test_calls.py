"""Call-backs: by whom, what stays of each, and what they tell of the checks."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.review import cases
from backend.review.models import SampleMonth, SampleVisit
from backend.roster.models import StaffRole
from backend.roster.record_models import AccessRecord
from backend.transparency.models import LogAct
from tests.scenarios.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backend.demo.clock import World
    from tests.cast import Cast
    from tests.conftest import Browser

    SignIn = Callable[[str], Browser]

YES = {"reached": True, "how": "CALL", "came": "YES", "people": 2, "when": "SAME_DAY", "note": "很满意"}
NO = {**YES, "came": "NO", "people": None, "when": None, "note": ""}
NOBODY = {"reached": False, "how": "CALL", "came": None, "people": None, "when": None, "note": "无人接听"}


@pytest.fixture
def visits(drawn: SampleMonth) -> list[UUID]:
    """The visits drawn in November."""
    return list(db.session.scalars(select(SampleVisit.visit_id).order_by(SampleVisit.visit_id)))


def told(tian: Browser, visit: UUID, result: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Writes down a call back."""
    said: dict[str, Any] = tian.post(f"/api/review/sample/{visit}/result", json={**result, **more}).json
    return said


def on_the_list(desk: Browser, visit: UUID) -> dict[str, Any]:
    """What the month's list says of a visit."""
    items = desk.get("/api/review/sample?month=2026-11").json["items"]
    return next(one for one in items if one["visit"] == str(visit))


def test_what_was_said_teaches_how_often_a_check_is_wrong(visits: list[UUID], signed_in: SignIn) -> None:
    tian = signed_in("tian.shouzheng")
    first, second, third = visits
    assert told(tian, first, YES, came=None)["code"] == "sample.answers"
    for visit in (first, second):
        assert told(tian, visit, YES)["state"] == "DONE"
    assert told(tian, third, NO)["calls"][0]["came"] == "NO"

    checks = tian.get("/api/review/checks").json["checks"]
    assert {one["false_alarms"]["of"] for one in checks} == {2}
    # Phones in tests read the very same place each day, which one check has every right to wonder about.
    assert {one["name"]: 1 for one in checks if one["false_alarms"]["alarms"]} == {"samples.repeated": 1}
    [case] = tian.get("/api/review/cases").json["items"]
    assert (case["visit"], case["because"], case["doubts"]) == (str(third), "SAMPLE", 0)
    assert tian.get(f"/api/visits/{third}").json["authenticity"] == "JOINT_CONFIRMED"  # kept apart


def test_only_drawn_visits_may_be_called_and_the_look_is_recorded(
    visits: list[UUID], signed_in: SignIn
) -> None:
    tian = signed_in("tian.shouzheng")

    assert tian.get(f"/api/review/sample/{visits[0]}/contact").json["code"] == "sample.nobody"
    assert tian.get(f"/api/review/sample/{uuid7()}/contact").json["code"] == "sample.not_drawn"


@pytest.mark.parametrize(
    ("login", "code", "bar"),
    [("he.xiaoman", "review.participant", "participant"), ("tang.he", "review.same_team", "team")],
)
def test_nobody_calls_back_on_their_own_visit_or_their_teams(
    visits: list[UUID], signed_in: SignIn, cast: Cast, login: str, code: str, bar: str
) -> None:
    told(signed_in("tian.shouzheng"), visits[0], YES)
    db.session.add(StaffRole(staff_id=cast.people[login].id, role="SUP"))
    jobs.commit()
    own = signed_in(login)

    at = f"/api/review/sample/{visits[0]}"
    assert own.post(f"{at}/result", json=YES).json["code"] == code
    assert [own.get(f"{at}/{what}").json["code"] for what in ("contact", "notes")] == [code, code]
    assert (on_the_list(own, visits[0])["barred"], on_the_list(own, visits[0])["calls"]) == (bar, [])


def test_a_second_call_says_why_and_both_stay(visits: list[UUID], signed_in: SignIn) -> None:
    tian = signed_in("tian.shouzheng")
    told(tian, visits[0], NOBODY)
    assert told(tian, visits[0], NO)["state"] == "DONE"  # nobody had answered: no reason is needed

    assert told(tian, visits[0], YES)["code"] == "sample.again"
    again = told(tian, visits[0], YES, again="家属来电更正")
    assert [call["came"] for call in again["calls"]] == [None, "NO", "YES"]
    acts = [json.loads(act.body) for act in db.session.query(LogAct).filter_by(name="sample.result")]
    assert [act["came"] for act in acts] == [None, "NO", "YES"]
    assert {act["visit"] for act in acts} == {str(visits[0])}


def test_words_are_opened_one_visit_at_a_time_and_that_is_recorded(
    visits: list[UUID], signed_in: SignIn
) -> None:
    tian = signed_in("tian.shouzheng")
    told(tian, visits[0], YES)
    assert "很满意" not in tian.get("/api/review/sample?month=2026-11").text
    assert on_the_list(tian, visits[0])["calls"][0]["noted"] is True

    [note] = tian.get(f"/api/review/sample/{visits[0]}/notes").json["notes"]
    assert (note["note"], note["again"]) == ("很满意", None)
    assert db.session.query(AccessRecord).filter_by(action="sample.notes", object_id=str(visits[0])).one()


def test_what_somebody_remembers_of_a_visit_reaches_the_desk_and_the_phone(
    visits: list[UUID], signed_in: SignIn
) -> None:
    tian = signed_in("tian.shouzheng")
    told(tian, visits[0], {**YES, "people": 1})

    case = tian.get(f"/api/review/cases/{visits[0]}").json
    assert [call["words"]["zh"] for call in case["calls"]] == ["有人来过，来了 1 人，就是那天"]
    [own] = signed_in("he.xiaoman").get("/api/review/mine").json["items"]
    assert (own["visit"], own["calls"]) == (str(visits[0]), case["calls"])


@pytest.mark.parametrize("decided", [True, False])
def test_a_call_that_does_not_fit_opens_a_closed_case_again(
    world: World, visits: list[UUID], signed_in: SignIn, decided: bool
) -> None:
    tian = signed_in("tian.shouzheng")
    row = cases.begin(visits[0], cases.SAMPLE if decided else cases.CHECKS)
    if decided:
        row.answer_by = date(2026, 11, 1)
        jobs.commit()
        assert Inquiry(tian).decide(visits[0], "EXPLAINED") == "DECIDED"
    else:
        cases.settle(row)
        jobs.commit()
    assert tian.get("/api/review/cases").json["items"] == []
    world.wait(minutes=1)

    told(tian, visits[0], NO)
    [case] = tian.get("/api/review/cases").json["items"]
    assert (case["state"], case["because"], case["reopened_at"] is None) == ("ASKED", "SAMPLE", False)


@pytest.mark.parametrize(
    ("changes", "of", "asked"),
    [
        ({}, 1, 0),
        ({"people": 5}, 1, 0),
        ({"people": 1}, None, 1),
        ({"people": 0}, None, 1),
        ({"when": "OTHER_DAY"}, None, 1),
        ({"when": "UNSURE"}, None, 0),
        ({"people": None}, None, 0),
    ],
)
def test_only_what_fits_the_visit_counts_as_confirmed(
    visits: list[UUID], signed_in: SignIn, changes: dict[str, Any], of: int | None, asked: int
) -> None:
    tian = signed_in("tian.shouzheng")
    told(tian, visits[0], {**YES, **changes})

    rates = {
        one["false_alarms"] and one["false_alarms"]["of"]
        for one in tian.get("/api/review/checks").json["checks"]
    }
    assert rates == {of}
    assert len(tian.get("/api/review/cases").json["items"]) == asked


def test_who_remembered_otherwise_first_confirms_nothing(visits: list[UUID], signed_in: SignIn) -> None:
    tian = signed_in("tian.shouzheng")
    told(tian, visits[0], NO)
    told(tian, visits[0], YES, again="家属来电更正")

    assert not any(one["false_alarms"] for one in tian.get("/api/review/checks").json["checks"])
