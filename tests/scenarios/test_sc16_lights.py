"""SC-16 in the calendar: amber to the doctor after two cycles by phone, red to the supervisor after three."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.service import get
from backend.policy.documents import Kind
from backend.schedule import recompute
from tests.cast import PASSWORD
from tests.policy.papers import a_document, in_force_now
from tests.scenarios.desk import days, due
from tests.schedule.telling import a_visit, followed_up, settle
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

TOLD = {"reached": "YES", "spoken_with": ["FAMILY"], "adherence": "REGULAR"}


def rung_up(door: Door, shen: Handset) -> None:
    shen.web.sign_in("shen.zhixia", PASSWORD)
    body = {"form": form(TOLD, "phone"), "exception": None, "until": None}
    shen.tell("contact.phone", uuid7(), door.patient, **body)
    assert {one["status"] for one in shen.send()} == {"received"}
    jobs.commit()
    recompute.new_day()
    jobs.commit()
    db.session.expire_all()


def test_amber_to_the_doctor_then_red_to_the_supervisor_and_a_visit_ends_it(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    door.world.wait(minutes=days(-69))  # 2026-09-15
    in_force_now(door.cast.tian_shouzheng, a_document("nanjing", Kind.INTERVALS, profile="NANJING"))
    patient = followed_up(get(door.patient), date(2026, 1, 5))
    for on in (date(2026, 7, 20), date(2026, 8, 20)):
        a_visit(patient, on, 2)
    settle(patient)
    db.session.commit()
    shen = door.hand("shen.zhixia")

    def light(login: str) -> str | None:
        found = signed_in(login).get(f"/api/patients/{door.patient}/card").json["light"]
        return found and found["code"]

    def red() -> list[Any]:
        board = signed_in("tian.shouzheng").get("/api/board", query_string={"light": "RED"}).json
        return list(board["items"])

    seen = []
    for _ in range(3):
        rung_up(door, shen)
        door.world.wait(minutes=days(31))
        recompute.new_day()
        jobs.commit()
        seen.append((light("shen.zhixia"), len(red())))
        assert due(door.patient)["FOLLOW_UP"] == date(2026, 9, 20)  # never reset
    assert [one for one, _ in seen] == [None, "AMBER", "RED"]
    assert [count > 0 for _, count in seen] == [False, False, True]

    ge = door.hand("ge.ping")
    shen.web.sign_in("shen.zhixia", PASSWORD)
    door.together(shen, ge)
    for phone in (shen, ge):
        phone.sync()
    jobs.commit()
    assert (light("shen.zhixia"), red()) == (None, [])
    calls = signed_in("shen.zhixia").get(f"/api/patients/{door.patient}/card").json["contacts"]
    assert [one["form"] for one in calls].count(3) == 3
    assert due(door.patient)["FOLLOW_UP"] > date(2026, 12, 17)
