"""The team leader's board: who is due, whom to ask; nothing on anybody's phone is lost by asking another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel.db import db
from backend.policy.codes import Purpose
from backend.roster.service import note_cached
from backend.visits import planning
from backend.visits.models import Visit
from tests.factories import a_phone, a_team
from tests.patients.people import a_patient
from tests.schedule.telling import a_call, a_visit, follow_up, followed_up, settle, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.patients.models import Patient
    from tests.conftest import Browser
    from tests.visits.conftest import Door

TODAY = date(2026, 11, 23)


@pytest.fixture
def people(door: Door) -> list[Patient]:
    """Overdue since yesterday, due tomorrow, due in three months."""
    found = []
    for days in (-93, -91, 0):
        patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
        a_visit(patient, TODAY + timedelta(days=days))
        settle(patient)
        found.append(patient)
    return found


@pytest.fixture
def leader(people: list[Patient], signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("shen.zhixia")


def rows(browser: Browser, **query: Any) -> list[dict[str, Any]]:
    answer = browser.get("/api/board", query_string=query)
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def assign(browser: Browser, *patients: Patient, **to: Any) -> Any:
    ids = [str(follow_up(patient).id) for patient in patients]
    return browser.post("/api/board/assign", json={"tasks": ids, **{k: str(v) for k, v in to.items()}})


def test_the_most_urgent_comes_first_with_its_reason(leader: Browser, people: list[Patient]) -> None:
    found = [one for one in rows(leader) if one["rule"] == "D3"]
    assert [one["patient"] for one in found] == [str(one.id) for one in people]
    assert [one["days_over"] for one in found] == [1, 0, 0]
    assert found[0]["sentence"]["zh"] == "稳定，上次8月22日见到：三个月后"
    assert (found[0]["first_name"], found[0]["team"]["leader"]["name"]) == ("青禾", "沈知夏")


@pytest.mark.parametrize(("when", "which"), [("overdue", [0]), ("week", [1]), ("later", [2])])
def test_today_this_week_and_later(
    leader: Browser, people: list[Patient], when: str, which: list[int]
) -> None:
    found = [one["patient"] for one in rows(leader, when=when) if one["rule"] == "D3"]
    assert found == [str(people[place].id) for place in which]


def test_an_area_is_everybody_who_lives_in_it(leader: Browser, people: list[Patient], door: Door) -> None:
    assert rows(leader, area=door.cast.county.id) == rows(leader, area=door.cast.village.id) == rows(leader)
    assert rows(leader, area=door.cast.other_county.id) == []
    assert rows(leader, area=door.visit) == []


def test_totals_count_the_same(leader: Browser, people: list[Patient]) -> None:
    totals = leader.get("/api/board/totals").json
    assert (totals["overdue"], totals["week"], totals["later"]) == (1, 1, len(rows(leader, when="later")))
    assert totals["unassigned"] == 0
    assert totals["lights"] == {"amber": 0, "red": 0}


def test_a_supervisor_sees_codes_and_no_reason_that_tells_how_somebody_is(
    people: list[Patient], signed_in: Callable[[str], Browser]
) -> None:
    found = rows(signed_in("tian.shouzheng"), when="overdue")
    assert [one["patient_code"] for one in found] == [people[0].code]
    assert (found[0]["first_name"], found[0]["rule"], found[0]["rules"]) == (None, None, [])
    assert found[0]["sentence"]["zh"] == "上次8月22日见到：三个月后"


def test_another_countys_supervisor_sees_nothing(
    people: list[Patient], signed_in: Callable[[str], Browser]
) -> None:
    ding = signed_in("ding.yi")
    assert rows(ding) == []
    assert assign(ding, people[0]).json["code"] == "task.not_found"


def test_a_person_with_calls_only_lights_up_for_the_doctor_and_then_for_the_supervisor(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 17), 2)
    a_visit(patient, date(2026, 8, 20), 2)
    for month in (9, 10):
        a_call(patient, date(2026, month, 15))
    settle(patient)
    [lit] = rows(signed_in("shen.zhixia"), light="AMBER", kind="FOLLOW_UP")
    assert lit["patient"] == str(patient.id)

    a_call(patient, date(2026, 11, 15))
    settle(patient)
    [lit] = rows(signed_in("tian.shouzheng"), light="RED", kind="FOLLOW_UP")
    assert (lit["patient_code"], lit["light"]) == (patient.code, "RED")


def test_a_leader_asks_a_member_of_the_team(leader: Browser, people: list[Patient], door: Door) -> None:
    answer = assign(leader, people[0], assignee=door.cast.he_xiaoman.id)
    assert (answer.status_code, answer.json) == (200, {"changed": 1})
    [asked] = [one for one in rows(leader, when="overdue") if one["rule"] == "D3"]
    assert asked["assignee"]["name"] == "何小满"


def test_nobody_outside_the_team_is_asked(leader: Browser, people: list[Patient], door: Door) -> None:
    answer = assign(leader, people[0], assignee=door.cast.tian_shouzheng.id)
    assert answer.json["code"] == "task.not_in_team"


def test_a_leader_gives_work_only_to_teams_within_reach(
    leader: Browser, people: list[Patient], door: Door
) -> None:
    other = a_team("外小组", door.cast.other_county, door.cast.ding_yi)
    assert assign(leader, people[0], team=other.id).json["code"] == "task.team"


def test_another_team_takes_over_the_person_with_every_task(
    people: list[Patient], door: Door, signed_in: Callable[[str], Browser]
) -> None:
    town = a_team("云渡镇小组", door.cast.town, door.cast.tang_he)
    assert assign(signed_in("tian.shouzheng"), people[0], team=town.id).status_code == 200

    assert {task.team_id for task in tasks(people[0].id).values()} == {town.id}
    assert [one["patient"] for one in rows(signed_in("tang.he"))] == [str(people[0].id)]


def test_what_lies_on_a_phone_stays_valid_when_somebody_else_is_asked(
    leader: Browser, people: list[Patient], door: Door
) -> None:
    patient = people[0]
    visit = planning.plan(patient.id, TODAY, Purpose.FOLLOW_UP, door.cast.he_xiaoman.id, [])
    db.session.commit()
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(visit, patient.id)

    assert assign(leader, patient, assignee=door.cast.shen_zhixia.id).status_code == 200
    [card] = [one for one in he.web.get(f"/api/tasks?device={he.id}")["tasks"] if one["visit"] == str(visit)]
    assert card["leader"] == shen.staff
    door.world.wait(minutes=20)
    he.close(visit, patient.id)
    assert [result["status"] for result in he.send()] == ["received", "received"]
    db.session.rollback()
    assert db.session.get_one(Visit, visit).state == "CLOSED"


def test_a_referral_is_ticked_off_by_a_doctor_and_a_visit_never_is(leader: Browser, door: Door) -> None:
    patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
    a_visit(patient, date(2026, 11, 20), 1)
    settle(patient)
    open_tasks = tasks(patient.id)
    said = {"on": "2026-11-23", "note": "县精神病医院"}

    answer = leader.post(f"/api/board/{open_tasks['FOLLOW_UP'].id}/done", json=said)
    assert answer.json["code"] == "task.visit_tells"
    answer = leader.post(f"/api/board/{open_tasks['REFERRAL'].id}/done", json=said)
    assert (answer.status_code, answer.json["state"]) == (200, "DONE")
    db.session.rollback()
    assert set(tasks(patient.id)) == {"FOLLOW_UP"}


def test_the_board_says_on_whose_phone_the_card_is(
    leader: Browser, people: list[Patient], door: Door
) -> None:
    phone = a_phone(door.cast.he_xiaoman, "approved")
    note_cached(phone.id, {people[0].id: people[0].code})
    db.session.commit()
    [row] = [one for one in rows(leader, when="overdue") if one["rule"] == "D3"]
    assert [one["staff"]["name"] for one in row["phones"]] == ["何小满"]


def test_whoever_leads_is_reminded_the_day_after(leader: Browser, people: list[Patient]) -> None:
    assert str(people[0].id) in {one["patient"] for one in rows(leader, when="remind")}
    assert leader.get("/api/board/totals").json["remind"] == len(rows(leader, when="remind"))
