"""A planned visit is not made: its leader says why, colleagues see it, and the person stays due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from backend.demo.web import Refused
from backend.patients.service import get
from backend.visits.reading.projection import State
from tests.schedule.asking import plan, read, received, tasks
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def followed_in_august(door: Door) -> None:
    """Stable, so due three months later."""
    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 25))
    settle(patient)


def due(phone: Handset, door: Door) -> str | None:
    """When the phone shows the person as due, with no visit planned."""
    told = phone.web.get(f"/api/tasks?device={phone.id}")["due"]
    return next((one["due"]["due_on"] for one in told if one["patient"] == str(door.patient)), None)


def cancel(phone: Handset, door: Door, reason: str = "ASKED") -> None:
    door.world.wait(minutes=5)
    phone.tell("visit.cancel", door.visit, door.patient, reason=reason, note="")


def test_whoever_leads_cancels_with_a_reason_and_who_was_asked_sees_it(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    cancel(shen, door)
    received(shen)

    assert (read(door).state, read(door).cancelled) == (State.CANCELLED, "ASKED")
    [card] = tasks(he)
    assert (card["state"], card["cancelled"], card["address"], card["coarse"]) == (
        "CANCELLED",
        "ASKED",
        "",
        None,
    )
    assert tasks(shen) == []


def test_a_cancelled_visit_tells_nobody_any_more_once_its_day_is_over(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    cancel(shen, door)
    received(shen)
    door.world.wait(minutes=48 * 60)
    assert tasks(he) == []


def test_the_person_stays_due_on_the_same_day(door: Door) -> None:
    followed_in_august(door)
    shen = door.hand("shen.zhixia")
    assert due(shen, door) == "2026-11-25"
    plan(shen, door)
    received(shen)
    assert due(shen, door) is None
    cancel(shen, door)
    received(shen)
    assert due(shen, door) == "2026-11-25"


def test_what_is_planned_anew_stands_again(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    cancel(shen, door)
    door.world.wait(minutes=5)
    plan(shen, door, he, on="2026-11-26")
    shen.statements.reverse()
    received(shen)
    [card] = tasks(he)
    assert (card["state"], card["cancelled"], card["planned_on"]) == ("PLANNED", None, "2026-11-26")


def test_only_whoever_leads_may(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he)
    received(shen)
    cancel(he, door)
    received(he)
    assert (read(door).state, read(door).notes) == (State.PLANNED, ["plan.cancelled_by_other"])


def test_a_visit_that_was_made_all_the_same_stays_made(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he, on="2026-11-23")
    cancel(shen, door)
    received(shen)
    door.together(he, shen)
    received(he)
    received(shen)
    assert (read(door).state, read(door).cancelled) == (State.CLOSED, None)


def test_an_invitation_that_was_cancelled_opens_no_card(door: Door) -> None:
    shen, luo = door.hand("shen.zhixia"), door.hand("luo.yuan")
    plan(shen, door, luo)
    received(shen)
    luo.web.get(f"/api/patients/{door.patient}/card")
    cancel(shen, door)
    received(shen)
    with pytest.raises(Refused, match="404"):
        luo.web.get(f"/api/patients/{door.patient}/card")


def test_the_day_is_over_and_nothing_came_that_is_told_and_nobody_is_blamed(door: Door) -> None:
    shen = door.hand("shen.zhixia")
    plan(shen, door)
    received(shen)
    tian = door.hand("tian.shouzheng").web
    listed = f"/api/visits?state={State.EXPIRED}"
    assert tian.get(listed)["items"] == []

    door.world.wait(minutes=48 * 60)
    [row] = tian.get(listed)["items"]
    assert (row["id"], row["state"], row["notes"]) == (str(door.visit), "EXPIRED", [])
    assert tian.get(f"/api/visits?state={State.PLANNED}")["items"] == []
    assert read(door).state == State.PLANNED


def test_somebody_whose_visit_was_not_made_is_due_for_the_others_of_the_team(door: Door) -> None:
    followed_in_august(door)
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door)
    received(shen)
    assert (due(he, door), due(shen, door)) == (None, None)
    door.world.wait(minutes=48 * 60)
    assert (due(he, door), due(shen, door)) == ("2026-11-25", None)
