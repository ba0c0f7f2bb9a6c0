"""Somebody cannot come: said once, by themself or by who plans, it is a reason and nobody's fault."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.patients.service import get
from tests.schedule.asking import answer, plan, read, received, tasks
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def red_without_police(door: Door, shen: Handset, he: Handset) -> None:
    """Somebody in danger is visited by a doctor and a grid worker."""
    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 11, 10), 2, 3)
    settle(patient)
    door.together(shen, he)
    for phone in (shen, he):
        received(phone)


def test_who_cannot_come_is_told_with_the_plan_and_learns_nothing_of_it(door: Door) -> None:
    shen, he, luo = door.hand("shen.zhixia"), door.hand("he.xiaoman"), door.hand("luo.yuan")
    plan(shen, door, he, absent=[{"member": luo.staff, "reason": "DUTY", "note": ""}])
    received(shen)

    [card] = tasks(he)
    assert card["answers"] == [{"member": luo.staff, "answer": "NO", "reason": "DUTY", "own": False}]
    assert {one["name"] for one in card["expected"]} == {"何小满", "沈知夏"}
    assert tasks(luo) == []


def test_a_team_that_was_planned_smaller_with_a_reason_is_reduced_and_not_incomplete(door: Door) -> None:
    shen, he, luo = door.hand("shen.zhixia"), door.hand("he.xiaoman"), door.hand("luo.yuan")
    plan(shen, door, he, on="2026-11-23", absent=[{"member": luo.staff, "reason": "DUTY", "note": ""}])
    received(shen)
    red_without_police(door, shen, he)
    assert read(door).authenticity == "JOINT_REDUCED"


def test_a_colleague_who_declined_need_not_be_excused_again_at_the_door(door: Door) -> None:
    shen, he, luo = door.hand("shen.zhixia"), door.hand("he.xiaoman"), door.hand("luo.yuan")
    plan(shen, door, he, luo, on="2026-11-23")
    received(shen)
    answer(luo, door, "NO", "DUTY")
    received(luo)
    red_without_police(door, shen, he)
    assert read(door).authenticity == "JOINT_REDUCED"


def test_a_stranger_who_declines_excuses_nobody(door: Door) -> None:
    shen, he, luo = door.hand("shen.zhixia"), door.hand("he.xiaoman"), door.hand("luo.yuan")
    plan(shen, door, he, on="2026-11-23")
    received(shen)
    answer(luo, door, "NO", "DUTY")
    received(luo)
    red_without_police(door, shen, he)
    assert read(door).authenticity == "TEAM_INCOMPLETE"
