"""SC-03, the other half: with no refusal on record the calendar says that nobody tried (A-14)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from backend.kernel.db import db
from backend.patients.models import Patient
from tests.schedule.telling import a_visit, follow_up, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door

LAST_MET = date(2026, 5, 12)


def last_met_in_may(door: Door) -> Patient:
    patient = followed_up(db.session.get_one(Patient, door.patient), LAST_MET - timedelta(days=90))
    a_visit(patient, LAST_MET)
    settle(patient)
    return patient


def test_half_a_year_of_silence_is_amber_on_the_task(door: Door, signed_in: Callable[[str], Browser]) -> None:
    patient = last_met_in_may(door)

    assert follow_up(patient).untried == 2  # due in August and, counted on, in November
    [row] = signed_in("shen.zhixia").get("/api/board", query_string={"untried": "true"}).json["items"]
    assert row["untried"]["zh"] == "已连续2个周期没有走访，没有上门未遇的记录，也没有电话"
    assert "untried" not in signed_in("tian.shouzheng").get("/api/staff").get_data(as_text=True)


def test_a_refusal_at_the_gate_is_a_try_and_no_silence(door: Door) -> None:
    patient = last_met_in_may(door)
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=4)
    he.attempt(door.visit, door.patient, "REFUSED", seen=["FAMILY"], signatures=[], photo_refused="PATIENT")
    he.sync()

    db.session.rollback()
    assert follow_up(patient).untried == 0
