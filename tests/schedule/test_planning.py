"""A joint visit is planned on a phone: who is asked sees it, answers in one tap, and the team is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.visits import leading
from backend.visits.models import Visit
from tests.factories import a_person, an_area
from tests.schedule.asking import answer, plan, read, received, tasks
from tests.schedule.telling import course
from tests.schedule.telling import tasks as open_tasks

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def test_who_is_invited_sees_the_visit_and_the_leader_sees_the_answer(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    received(shen)
    [card] = tasks(he)
    assert (card["planned_on"], card["leader"], card["state"]) == ("2026-11-24", shen.staff, "PLANNED")
    assert (card["answers"], card["team"]["missing"]) == ([], [])

    answer(he, door, "NO", "SICK")
    received(he)
    [card] = tasks(shen)
    assert card["answers"] == [{"member": he.staff, "answer": "NO", "reason": "SICK", "own": True}]
    assert card["team"]["reduced"] is True


def test_the_last_answer_counts_in_whatever_order_they_arrive(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    received(shen)
    answer(he, door, "NO", "DUTY")
    door.world.wait(minutes=5)
    answer(he, door, "YES")
    he.statements.reverse()
    received(he)

    [card] = tasks(shen)
    assert card["answers"] == [{"member": he.staff, "answer": "YES", "reason": None, "own": True}]


def test_a_yes_to_another_day_is_asked_anew(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    received(shen)
    answer(he, door, "YES", planned_on="2026-11-24")
    door.world.wait(minutes=5)
    plan(shen, door, he, on="2026-11-26")
    for phone in (shen, he):
        received(phone)
    [card] = tasks(shen)
    assert (card["planned_on"], card["answers"]) == ("2026-11-26", [])

    answer(he, door, "YES", planned_on="2026-11-26")
    received(he)
    assert [one["answer"] for one in tasks(shen)[0]["answers"]] == ["YES"]


def test_nobody_plans_a_visit_that_has_begun(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he, on="2026-11-23")
    received(shen)
    door.together(shen, he)
    door.world.wait(minutes=5)
    plan(he, door, on="2026-11-30")
    for phone in (shen, he):
        received(phone)
    visit = read(door)
    assert (str(visit.planned_on), visit.leader_id) == ("2026-11-23", door.cast.shen_zhixia.id)


def test_a_later_plan_for_the_same_visit_replaces_the_earlier_one(door: Door) -> None:
    shen, he, tang = door.hand("shen.zhixia"), door.hand("he.xiaoman"), door.hand("tang.he")
    plan(shen, door, he)
    door.world.wait(minutes=5)
    plan(shen, door, tang, on="2026-11-25")
    shen.statements.reverse()
    received(shen)

    assert tasks(he) == []
    assert tasks(tang)[0]["planned_on"] == "2026-11-25"


def test_who_does_not_care_for_somebody_plans_no_visit_to_them(door: Door) -> None:
    ding, shen = door.hand("ding.yi"), door.hand("shen.zhixia")
    plan(ding, door, shen)
    [result] = ding.send()
    assert (result["status"], result["error"]["code"]) == ("quarantined", "plan.not_yours")
    assert tasks(shen) == []


@pytest.mark.parametrize("code", ["99%", "99____", "990100%"])
def test_to_work_there_is_to_work_in_that_very_area(door: Door, code: str) -> None:
    health = door.cast.organisations["云渡镇卫生院"]
    here = a_person("ma.lan", "马兰", health, ["MHP"], [door.cast.county])
    elsewhere = a_person("ma.ju", "马菊", health, ["MHP"], [an_area(code, "别处", "COUNTY")])
    db.session.commit()
    assert leading.may_plan(here.id, door.patient)
    assert not leading.may_plan(elsewhere.id, door.patient)


@pytest.mark.parametrize("login", ["shen.zhixia", "he.xiaoman", "luo.yuan", "tang.he"])
def test_everybody_of_the_team_may_plan(door: Door, login: str) -> None:
    phone = door.hand(login)
    plan(phone, door)
    received(phone)
    assert tasks(phone)[0]["leader"] == phone.staff


def test_who_left_the_team_and_has_no_duty_there_plans_no_more(door: Door) -> None:
    from backend.roster.models import TeamMember

    luo = door.hand("luo.yuan")
    mine = db.session.query(TeamMember).filter_by(staff_id=door.cast.luo_yuan.id).one()
    mine.until = door.world.now
    db.session.commit()
    plan(luo, door)
    [result] = luo.send()
    assert (result["status"], result["error"]["code"]) == ("quarantined", "plan.not_yours")


def test_a_plan_names_nobody_who_does_not_exist(door: Door) -> None:
    shen = door.hand("shen.zhixia")
    shen.tell(
        "visit.plan",
        door.visit,
        door.patient,
        planned_on="2026-11-24",
        expected=[str(uuid7())],
        purpose="FOLLOW_UP",
        note="",
    )
    received(shen)
    assert [one["id"] for one in tasks(shen)[0]["expected"]] == [shen.staff]


@pytest.mark.parametrize(("word", "reason"), [("NO", None), ("YES", "SICK"), ("MAYBE", None)])
def test_who_cannot_come_says_why_and_who_comes_does_not(door: Door, word: str, reason: str | None) -> None:
    he = door.hand("he.xiaoman")
    answer(he, door, word, reason)
    [result] = he.send()
    assert (result["status"], result["error"]["code"]) == ("quarantined", "statement.body")


def test_a_planned_visit_is_made_and_keeps_its_plan(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he, on="2026-11-23")
    received(shen)
    door.together(shen, he)
    received(shen)
    received(he)

    visit = db.session.get_one(Visit, door.visit)
    assert (visit.state, str(visit.planned_on), visit.leader_id) == (
        "CLOSED",
        "2026-11-23",
        door.cast.shen_zhixia.id,
    )


def test_who_is_due_and_not_planned_for_is_on_the_phone_until_a_visit_is_planned(door: Door) -> None:
    from backend.patients.service import get
    from tests.schedule.telling import a_visit, followed_up, settle

    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 25))
    settle(patient)
    shen = door.hand("shen.zhixia")

    def due(phone: Handset) -> list[dict[str, Any]]:
        return list(phone.web.get(f"/api/tasks?device={phone.id}")["due"])

    [card] = due(shen)
    assert (card["first_name"], card["due"]["due_on"], card["due"]["rule"]) == ("青禾", "2026-11-25", "D3")
    assert card["address"] == "石桥村三组 17 号"
    assert due(door.hand("luo.yuan")) == []
    [grid] = due(door.hand("he.xiaoman"))
    assert (grid["due"]["rule"], grid["due"]["sentence"]["zh"]) == (None, "上次8月25日见到：三个月后")

    plan(shen, door)
    received(shen)
    assert due(shen) == []
    assert tasks(shen)[0]["due"]["due_on"] == "2026-11-25"


def test_who_is_due_later_this_week_comes_without_an_address(door: Door) -> None:
    from backend.patients.service import get
    from tests.schedule.telling import a_visit, followed_up, settle

    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 29))
    settle(patient)
    shen = door.hand("shen.zhixia")
    [card] = shen.web.get(f"/api/tasks?device={shen.id}")["due"]
    assert (card["due"]["due_on"], card["address"], card["coarse"]) == ("2026-11-29", "", None)


def assess(phone: Handset, door: Door, colour: str, visit: UUID | None = None) -> str:
    from tests.visits import records

    body = records.assessment(1, 4, "OTHERS", adherence="NOT_TAKEN")
    body["colour"] = {"proposed": "RED", "confirmed": colour, "reason": None}
    return phone.tell("record.assess", visit or door.visit, door.patient, **body).hash


def test_a_red_colour_waits_for_a_second_person(door: Door) -> None:
    shen, he, tian = (door.hand(login) for login in ("shen.zhixia", "he.xiaoman", "tian.shouzheng"))
    door.together(shen, he)
    said = assess(shen, door, "RED")
    received(shen)
    received(he)
    from backend.patients.service import get
    from backend.schedule.models import ColourAssessment

    patient = get(door.patient)
    assert course(patient).colour is None

    shen.tell("colour.confirm", door.visit, door.patient, assessment=said, agreed=True, note="")
    received(shen)
    assert course(patient).colour is None

    tian.tell("colour.confirm", door.visit, door.patient, assessment=said, agreed=True, note="")
    received(tian)
    db.session.expire_all()
    assert course(patient).colour == "RED"
    row = db.session.get_one(ColourAssessment, said)
    assert (row.second_by, row.agreed, row.policy) == (door.cast.tian_shouzheng.id, True, "2026-11")
    assert row.points >= 60
    assert open_tasks(door.patient)
