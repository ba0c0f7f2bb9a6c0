"""SC-03: she does not want it, three times since May. Each refusal is a fact; nobody's silence is one.

T3 itself (a notice after six months without a visit and two refusals) belongs to the exchange of notices;
here stand the two facts that it is made of.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.cast import PASSWORD
from tests.scenarios.desk import days, due, seen_before
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

LAST_MET = date(2026, 5, 12)


def refused(door: Door, he: Handset) -> None:
    """She shouts through the door; her mother speaks at the gate. No photo, no signature."""
    he.web.sign_in("he.xiaoman", PASSWORD)
    visit = door.visit = uuid7()
    he.open(visit, door.patient)
    door.world.wait(minutes=4)
    offered = form({"offered": ["OTHER_PLACE", "OTHER_PERSON", "OTHER_TIME"]}, "attempt")
    he.attempt(
        visit, door.patient, "REFUSED", seen=["FAMILY"], photos=[], photo_refused="PATIENT",
        signatures=[], form=offered,
    )  # fmt: skip
    assert {one["status"] for one in he.send()} == {"received"}
    jobs.commit()
    db.session.expire_all()


def card(door: Door, browser: Browser) -> dict[str, Any]:
    answer = browser.get(f"/api/patients/{door.patient}/card")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def refusals_since_met(shown: dict[str, Any]) -> list[str]:
    return [
        one["on"] for one in shown["contacts"] if one["outcome"] == "REFUSED" and one["on"] > shown["met_on"]
    ]


def test_three_refusals_since_the_last_visit_are_on_the_card(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    seen_before(door, LAST_MET)
    door.world.wait(minutes=days(-187))  # 2026-05-20
    he = door.hand("he.xiaoman")
    for wait in (90, 97, 0):
        refused(door, he)
        door.world.wait(minutes=days(wait))

    seen = signed_in("tian.shouzheng").get(f"/api/visits/{door.visit}").json
    assert (seen["outcome"], seen["clinical_effect"], seen["authenticity"]) == (
        "REFUSED",
        "ATTEMPT",
        "NOT_FACE",
    )
    assert (seen["record"]["seen"], seen["signatures"]) == (["FAMILY"], [])
    shown = card(door, signed_in("shen.zhixia"))
    assert shown["met_on"] == "2026-05-12"
    assert refusals_since_met(shown) == ["2026-11-23", "2026-08-18", "2026-05-20"]
    assert due(door.patient)["FOLLOW_UP"] == date(2026, 8, 12)
    assert shown["management"] == "MANAGED"  # a refusal at the door is not a consent withdrawn


def test_without_a_recorded_refusal_there_is_none_however_long_nobody_came(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    seen_before(door, LAST_MET)

    shown = card(door, signed_in("shen.zhixia"))
    assert refusals_since_met(shown) == []
    [task] = shown["tasks"]
    assert (task["kind"], task["due_on"], task["days_over"]) == ("FOLLOW_UP", "2026-08-12", 103)
