"""A second person sees what the first one settled on, with every point; nobody is their own second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.db import db
from backend.schedule.models import ColourAssessment
from backend.visits.models import FollowupRecord
from tests.schedule.test_planning import received
from tests.visits import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

CHOICE = {"proposed": "RED", "confirmed": "RED", "reason": "近期多次威胁家人", "situation": ["MISUSE"]}


def assess(door: Door, phone: Handset, colour: dict[str, Any]) -> str:
    """In person, with a colleague; then the colour."""
    body = {**records.assessment(1, 4, "OTHERS"), "colour": colour}
    said = phone.tell("record.assess", door.visit, door.patient, **body).hash
    received(phone)
    return said


def test_the_second_person_reads_who_said_what_and_why(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    door.together(shen, he)
    said = assess(door, shen, CHOICE)
    received(he)

    answer = signed_in("tian.shouzheng").get("/api/colours/waiting").json
    [one] = answer["waiting"]
    assert (one["assessment"], one["by"]["name"], one["confirmed"]) == (said, "沈知夏", "RED")
    assert (one["reason"], one["first_name"]) == ("近期多次威胁家人", None)
    assert {"factor": "situation", "value": "MISUSE", "points": 5} in one["items"]
    assert one["points"] == sum(item["points"] for item in one["items"])


def test_nobody_is_their_own_second_and_no_grid_worker_hears_of_it(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    door.together(shen, he)
    assess(door, shen, CHOICE)

    assert signed_in("shen.zhixia").get("/api/colours/waiting").json == {"waiting": []}
    assert signed_in("he.xiaoman").get("/api/colours/waiting").status_code == 403
    assert signed_in("ding.yi").get("/api/colours/waiting").json == {"waiting": []}


def test_what_was_answered_or_settled_anew_waits_no_longer(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen, he, tian = (door.hand(one) for one in ("shen.zhixia", "he.xiaoman", "tian.shouzheng"))
    door.together(shen, he)
    said = assess(door, shen, CHOICE)
    tian.tell("colour.confirm", door.visit, door.patient, assessment=said, agreed=False, note="再看一个月")
    received(tian)

    assert signed_in("tian.shouzheng").get("/api/colours/waiting").json == {"waiting": []}
    db.session.expire_all()
    assert db.session.get_one(ColourAssessment, said).agreed is False


def test_settling_on_a_colour_later_changes_nothing_that_was_assessed(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    door.together(shen, he)
    received(shen)
    received(he)
    before = db.session.get_one(FollowupRecord, door.visit)
    known = (before.class_, before.danger, before.assessed_by, before.clinical_effect)

    quiet = {
        "form": records.form({}),
        "class": None,
        "danger": {"level": None, "target": None, "not_assessed": None},
    }
    said = shen.tell(
        "record.assess", door.visit, door.patient, **quiet, colour={**CHOICE, "confirmed": "GREEN"}
    ).hash
    received(shen)

    db.session.expire_all()
    after = db.session.get_one(FollowupRecord, door.visit)
    assert (after.class_, after.danger, after.assessed_by, after.clinical_effect) == known
    assert db.session.get_one(ColourAssessment, said).confirmed == "GREEN"
