"""SC-16: calls instead of the door. They stay in the history, and the due date was never reset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.policy.calls import Calls
from backend.transparency.fsck import Tally
from backend.visits.models import FollowupRecord, Visit
from backend.visits.projecting.check import check_projections
from tests.cast import PASSWORD
from tests.scenarios.desk import told
from tests.visits import honest
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

MONTH = 30 * 24 * 60
TOLD = {"reached": "YES", "spoken_with": ["FAMILY"], "adherence": "REGULAR"}


def call(door: Door, phone: Handset, answers: dict[str, Any] = TOLD, **more: Any) -> None:
    body = {"form": form(answers, "phone"), "exception": None, "until": None, **more}
    phone.tell("contact.phone", uuid7(), door.patient, **body)
    phone.sync()


def history(door: Door) -> list[FollowupRecord]:
    db.session.rollback()
    query = select(FollowupRecord).where(FollowupRecord.patient_id == door.patient)
    return list(db.session.scalars(query.order_by(FollowupRecord.at)))


def test_two_cycles_of_calls_stay_calls(door: Door, signed_in: Callable[[str], Browser]) -> None:
    shen = door.hand("shen.zhixia")
    call(door, shen)
    door.world.wait(minutes=MONTH)
    shen.web.sign_in("shen.zhixia", PASSWORD)
    call(door, shen)

    calls = history(door)
    assert [(one.form, one.clinical_effect, one.authenticity) for one in calls] == [
        (3, "CONTACT_ONLY", "NOT_FACE")
    ] * 2
    listed = signed_in("tian.shouzheng").get("/api/visits").json["items"]
    assert [one["state"] for one in listed] == ["CONTACTED", "CONTACTED"]
    assert {one["leader"]["name"] for one in listed} == {"沈知夏"}
    assert list(check_projections(Tally())) == []


def test_an_exception_has_an_end(door: Door) -> None:
    call(door, door.hand("shen.zhixia"), exception=1, until="2026-12-20")

    [one] = history(door)
    assert (one.exception, str(one.until)) == (1, "2026-12-20")


@pytest.mark.parametrize("wrong", [{"exception": 7}, {"until": "soon"}, {"form": None}])
def test_a_call_that_cannot_be_read_is_kept_for_a_person_to_see(door: Door, wrong: dict[str, Any]) -> None:
    shen = door.hand("shen.zhixia")
    body = {"form": form(TOLD, "phone"), "exception": None, "until": None, **wrong}
    shen.tell("contact.phone", uuid7(), door.patient, **body)

    [answer] = shen.send()

    assert answer["status"] == "quarantined"
    assert history(door) == []


def test_a_visit_after_the_calls_counts_by_itself(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    call(door, shen)
    door.world.wait(minutes=60)
    door.together(shen, he)
    for phone in (he, shen):
        phone.sync()

    assert [one.clinical_effect for one in history(door)] == ["CONTACT_ONLY", "RESETS_DUE"]


def test_a_reason_holds_for_one_cycle_and_no_longer(door: Door) -> None:
    call(door, door.hand("shen.zhixia"), exception=5, until="2027-11-23")

    [one] = history(door)
    assert (one.exception, str(one.until)) == (5, "2026-12-24")  # nobody graded yet: a month
    assert list(check_projections(Tally())) == []


def test_a_county_may_give_a_reason_less_than_a_cycle(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Calls, "limits", lambda *_: {3: 7})
    call(door, door.hand("shen.zhixia"), exception=3, until="2026-12-20")

    [one] = history(door)
    assert str(one.until) == "2026-11-30"


def instead(door: Door) -> dict[str, Any]:
    """What her card says of the call."""
    told = door.hand("shen.zhixia").web.get(f"/api/patients/{door.patient}/card")["contacts"]
    [one] = [contact for contact in told if contact["form"] == 3 or contact["state"] == "CONTACTED"]
    return dict(one["instead"])


def test_her_card_says_until_when_calls_stand_in_and_that_the_rules_made_it_shorter(door: Door) -> None:
    call(door, door.hand("shen.zhixia"), exception=5, until="2027-11-23")
    assert instead(door) == {"until": "2026-12-24", "over": False, "shortened": True}
    [visit] = db.session.scalars(select(Visit.notes).where(Visit.patient_id == door.patient))
    assert visit == ["call.shortened"]


def test_the_day_comes_and_the_exception_is_over(door: Door) -> None:
    call(door, door.hand("shen.zhixia"), exception=1, until="2026-11-25")
    assert instead(door) == {"until": "2026-11-25", "over": False, "shortened": False}
    door.world.wait(minutes=3 * 24 * 60)
    assert instead(door) == {"until": "2026-11-25", "over": True, "shortened": False}


def test_somebody_goes_and_the_exception_ends_that_day(door: Door) -> None:
    call(door, door.hand("shen.zhixia"), exception=1, until="2026-12-10")
    door.world.wait(minutes=2 * 24 * 60)
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    told(door, "SEEN", shen, he, seen=["PATIENT"], danger=honest.danger(0))
    assert instead(door) == {"until": "2026-11-25", "over": True, "shortened": False}
