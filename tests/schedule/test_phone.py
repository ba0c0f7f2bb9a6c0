"""What goes to a phone for the days ahead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.demo.web import Refused
from backend.kernel import vault
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.patients.service import get
from backend.policy.codes import Purpose
from backend.roster.device_models import CachedPatient
from backend.visits import planning
from tests.patients.people import a_patient
from tests.visits.phones import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

TODAY = date(2026, 11, 23)


def planned(door: Door, days: int, *members: str, patient: UUID | None = None) -> UUID:
    leader = door.cast.shen_zhixia.id
    ids = [door.cast.people[login].id for login in members]
    visit = planning.plan(
        patient or door.patient,
        TODAY + timedelta(days=days),
        Purpose.FOLLOW_UP,
        leader,
        ids,
        door.cast.team.id,
    )
    db.session.commit()
    return visit


def refused(asked: Callable[[], object]) -> str:
    """The code of the refusal."""
    with pytest.raises(Refused) as no:
        asked()
    return no.value.code


def tasks(phone: Handset) -> dict[str, Any]:
    return dict(phone.web.get(f"/api/tasks?device={phone.id}"))


def test_today_is_where_the_visits_are_made(door: Door) -> None:
    assert day_of(MONDAY) == TODAY
    assert day_of(MONDAY + 17 * 3_600_000) == TODAY + timedelta(days=1)


def test_two_weeks_and_what_is_overdue_come_and_an_address_three_days_before(door: Door) -> None:
    he = door.hand("he.xiaoman")
    visits = [planned(door, days, "he.xiaoman") for days in (-2, 0, 3, 4, 14, 15)]

    shown = tasks(he)["tasks"]
    assert [one["visit"] for one in shown] == [str(visit) for visit in visits[:5]]
    assert [bool(one["address"] and one["coarse"]) for one in shown] == [True, True, True, False, False]


def test_whom_one_may_ask_along_are_the_members_of_the_persons_team(door: Door) -> None:
    he = door.hand("he.xiaoman")
    planned(door, 0, "he.xiaoman")
    sent = tasks(he)
    names = {one["id"]: one["name"] for one in sent["people"]}
    assert {names[one] for one in sent["tasks"][0]["colleagues"]} == {
        "何小满", "沈知夏", "罗远", "唐禾", "葛平", "莫晴",
    }  # fmt: skip


def test_a_card_says_first_name_address_and_dates_and_nothing_of_an_illness(door: Door) -> None:
    he = door.hand("he.xiaoman")
    planned(door, 1, "he.xiaoman")
    planned(door, 30, "he.xiaoman")

    [task] = tasks(he)["tasks"]

    assert (task["first_name"], task["village"], task["purpose"]) == ("青禾", "石桥村", "FOLLOW_UP")
    assert (task["planned_on"], task["next_on"], task["last_on"]) == ("2026-11-24", "2026-12-23", None)
    assert {one["name"] for one in task["expected"]} == {"何小满", "沈知夏"}
    assert task["leader"] == str(door.cast.shen_zhixia.id)
    assert "柳" not in str(task)
    assert (task["coarse"]["lat"], task["coarse"]["lon"]) != (29.123456, 107.234567)


def test_only_ones_own_visits_come(door: Door) -> None:
    tang = door.hand("tang.he")
    planned(door, 0, "he.xiaoman")

    assert tasks(tang)["tasks"] == []


def test_an_open_visit_comes_until_it_is_closed_and_then_it_is_the_last_one(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    he.send()
    assert [(one["visit"], one["state"]) for one in tasks(he)["tasks"]] == [(str(door.visit), "OPEN")]

    door.world.wait(minutes=20)
    he.close(door.visit, door.patient)
    he.send()
    planned(door, 2, "he.xiaoman")

    [task] = tasks(he)["tasks"]
    assert (task["state"], task["last_on"]) == ("PLANNED", "2026-11-23")


def test_a_planned_visit_that_is_opened_keeps_its_plan(door: Door) -> None:
    he = door.hand("he.xiaoman")
    visit = planned(door, 0, "he.xiaoman")
    he.open(visit, door.patient)
    he.send()

    [task] = tasks(he)["tasks"]
    assert (task["visit"], task["state"], task["planned_on"]) == (str(visit), "OPEN", "2026-11-23")


def test_whose_cards_went_to_a_phone_is_written_down(door: Door) -> None:
    he = door.hand("he.xiaoman")
    planned(door, 0, "he.xiaoman")
    tasks(he)

    cached = db.session.scalars(select(CachedPatient)).one()
    assert (cached.device_id, cached.patient_id) == (UUID(he.id), door.patient)
    assert cached.patient_code == get(door.patient).code


def test_colleagues_of_ones_teams_are_known_offline(door: Door) -> None:
    names = {one["name"] for one in tasks(door.hand("he.xiaoman"))["people"]}

    assert names == {"沈知夏", "何小满", "罗远", "唐禾", "葛平", "莫晴"}


@pytest.mark.parametrize("state", ["pending", "revoked"])
def test_a_phone_that_is_not_approved_gets_nothing(door: Door, state: str) -> None:
    he = door.hand("he.xiaoman", state=state)

    assert refused(lambda: tasks(he)) == f"device.{state}"


def test_somebody_elses_phone_gets_nothing(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")

    assert refused(lambda: he.web.get(f"/api/tasks?device={shen.id}")) == "device.unknown"


def test_somebody_who_was_withdrawn_is_on_no_card(door: Door) -> None:
    he, other = door.hand("he.xiaoman"), a_patient(door.cast, "温如许")
    planned(door, 0, "he.xiaoman")
    planned(door, 0, "he.xiaoman", patient=other.id)
    vault.destroy(door.patient, "R-15")
    db.session.commit()

    assert [one["first_name"] for one in tasks(he)["tasks"]] == ["如许"]


def test_a_borrowed_presence_is_asked_about_until_it_is_answered(door: Door) -> None:
    he, tang = door.hand("he.xiaoman"), door.hand("tang.he")
    he.open(door.visit, door.patient)
    he.lend(door.visit, door.patient, tang.staff)
    he.send()

    [asked] = tasks(tang)["confirm"]
    assert (asked["visit"], asked["member"], asked["by"]["name"]) == (str(door.visit), tang.staff, "何小满")
    assert asked["confirm_by"] == door.world.now + 48 * 3_600_000

    tang.confirm(door.visit, door.patient)
    tang.send()
    assert tasks(tang)["confirm"] == []


def test_after_two_days_nobody_is_asked_any_more(door: Door) -> None:
    he, tang = door.hand("he.xiaoman"), door.hand("tang.he")
    he.open(door.visit, door.patient)
    he.lend(door.visit, door.patient, tang.staff)
    he.send()
    door.world.wait(minutes=48 * 60 + 1)

    assert tasks(tang)["confirm"] == []
    assert door.part(tang).borrowed_state == "LAPSED"


def test_the_numbers_of_the_team_s_organisations_come_along(door: Door) -> None:
    health = door.cast.organisations["云渡镇卫生院"]
    health.duty_phone = "0000-2120"
    db.session.commit()
    sent = {one["name"]: one["duty_phone"] for one in tasks(door.hand("he.xiaoman"))["organisations"]}
    assert sent["云渡镇卫生院"] == "0000-2120"
    assert "临溪县卫健局" not in sent
