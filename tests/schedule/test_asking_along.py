"""Whom one may ask along: colleagues who visit that person. Somebody else who was named learns nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.demo.web import Refused
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.patients.register.models import Responsible
from backend.roster.models import TeamMember
from backend.transparency.fsck import Tally
from backend.visits.models import VisitMember
from backend.visits.projecting.check import check_projections
from tests.schedule.asking import plan, read, received, tasks

if TYPE_CHECKING:
    from tests.visits.conftest import Door


def leave_team(door: Door, login: str) -> None:
    mine = db.session.query(TeamMember).filter_by(staff_id=door.cast.people[login].id).all()
    for one in mine:
        one.until = door.world.now
    db.session.commit()


def asked(door: Door) -> set[str]:
    db.session.rollback()
    rows = db.session.query(VisitMember).filter_by(visit_id=door.visit).all()
    return {str(row.staff_id) for row in rows if row.expected or row.planned}


def test_somebody_of_another_county_is_shown_nothing(door: Door) -> None:
    shen, he, ding = (door.hand(login) for login in ("shen.zhixia", "he.xiaoman", "ding.yi"))
    plan(shen, door, he, ding)
    received(shen)

    assert asked(door) == {shen.staff, he.staff}
    assert read(door).notes == ["plan.outsider"]
    with pytest.raises(Refused, match="404"):
        ding.web.get(f"/api/patients/{door.patient}/card")


def test_nor_does_an_opening_at_the_door_show_them_anything(door: Door) -> None:
    shen, he, ding = (door.hand(login) for login in ("shen.zhixia", "he.xiaoman", "ding.yi"))
    shen.open(door.visit, door.patient, he, ding)
    received(shen)
    assert asked(door) == {he.staff}
    assert "plan.outsider" in read(door).notes


def test_who_works_where_the_person_lives_may_be_asked(door: Door) -> None:
    shen, luo = door.hand("shen.zhixia"), door.hand("luo.yuan")
    leave_team(door, "luo.yuan")
    plan(shen, door, luo)
    received(shen)
    assert [card["visit"] for card in tasks(luo)] == [str(door.visit)]
    assert read(door).notes == []


def test_who_answers_by_name_is_offered_and_may_come(door: Door) -> None:
    shen, mo = door.hand("shen.zhixia"), door.hand("mo.qing")
    leave_team(door, "mo.qing")
    plan(shen, door)
    received(shen)
    assert mo.staff not in tasks(shen)[0]["colleagues"]

    slot = Responsible(patient_id=door.patient, slot="WELFARE", staff_id=door.cast.mo_qing.id)
    slot.since, slot.at = day_of(door.world.now), door.world.now
    db.session.add(slot)
    db.session.commit()
    assert mo.staff in tasks(shen)[0]["colleagues"]
    assert mo.staff in {one["id"] for one in shen.web.get(f"/api/tasks?device={shen.id}")["people"]}


def test_a_supervisor_is_no_companion(door: Door) -> None:
    shen, tian = door.hand("shen.zhixia"), door.hand("tian.shouzheng")
    plan(shen, door, tian)
    received(shen)
    assert asked(door) == {shen.staff}


def test_the_projection_can_be_read_out_again(door: Door) -> None:
    shen, ding = door.hand("shen.zhixia"), door.hand("ding.yi")
    plan(shen, door, ding)
    received(shen)
    assert list(check_projections(Tally())) == []


def test_who_was_once_shown_the_visit_is_not_turned_away_later(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    plan(shen, door, he, on="2026-11-23")
    received(shen)
    leave_team(door, "he.xiaoman")
    shen.open(door.visit, door.patient, he)
    received(shen)
    assert he.staff in asked(door)
