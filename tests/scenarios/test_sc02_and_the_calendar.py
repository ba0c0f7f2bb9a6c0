"""SC-02 in the calendar: try again within a week; two failures close a cycle, and no date is moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.demo.clock import DAY, MINUTE
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.cases.models import CaseEntry
from backend.patients.service import get
from backend.visits.models import Visit
from tests.schedule.telling import a_visit, followed_up, settle, tasks
from tests.visits.records import form

if TYPE_CHECKING:
    from backend.patients.models import Patient
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

DUE = date(2026, 11, 23)
CALLED = {"reached": "YES", "spoken_with": ["FAMILY"], "adherence": "REGULAR"}


def due_today(door: Door) -> Patient:
    """Stable, and seen three months ago."""
    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 23))
    settle(patient)
    db.session.commit()
    return patient


def nobody_home(door: Door, he: Handset) -> None:
    visit = uuid7()
    he.open(visit, door.patient)
    door.world.wait(minutes=6)
    he.attempt(visit, door.patient)
    he.send()
    jobs.commit()
    db.session.expire_all()


def test_two_failures_on_two_days_close_a_cycle_and_move_nothing(door: Door) -> None:
    patient = due_today(door)
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    nobody_home(door, he)
    retry = tasks(patient.id)["RETRY"]
    assert DUE < retry.due_on <= date(2026, 11, 30)
    assert tasks(patient.id)["FOLLOW_UP"].due_on == DUE
    shown = {one["due"]["kind"] for one in shen.web.get(f"/api/tasks?device={shen.id}")["due"]}
    assert shown == {"FOLLOW_UP", "RETRY"}

    door.world.wait(minutes=6 * DAY / MINUTE)
    nobody_home(door, he)
    assert tasks(patient.id)["FOLLOW_UP"].due_on == DUE
    lists = db.session.scalars(select(CaseEntry.kind).where(CaseEntry.patient_id == patient.id))
    assert "LOST" not in set(lists)


def test_a_call_afterwards_is_a_contact_and_no_visit(door: Door) -> None:
    patient = due_today(door)
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    nobody_home(door, he)
    call = uuid7()
    body = {"form": form(CALLED, "phone"), "exception": None, "until": None}
    shen.tell("contact.phone", call, door.patient, **body)
    shen.send()
    jobs.commit()
    db.session.expire_all()

    assert db.session.get_one(Visit, call).clinical_effect == "CONTACT_ONLY"
    assert tasks(patient.id)["FOLLOW_UP"].due_on == DUE


def test_it_is_planned_anew_for_another_day_with_a_colleague_who_says_yes(door: Door) -> None:
    due_today(door)
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    nobody_home(door, he)
    visit, when = uuid7(), "2026-11-25"
    plan = {"planned_on": when, "expected": [shen.staff], "purpose": "FOLLOW_UP", "note": ""}
    he.tell("visit.plan", visit, door.patient, **plan)
    he.send()
    shen.tell("visit.answer", visit, door.patient, answer="YES", reason=None, note="", planned_on=when)
    shen.send()

    sent = he.web.get(f"/api/tasks?device={he.id}")
    [planned] = [one for one in sent["tasks"] if one["visit"] == str(visit)]
    assert [one["answer"] for one in planned["answers"]] == ["YES"]
    assert planned["due"]["due_on"] == DUE.isoformat()
    assert sent["due"] == []
