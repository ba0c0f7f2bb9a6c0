"""SC-04: the house was pulled down. Whoever moved never looks like a visit that was not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.models import Home
from backend.visits.models import Participation
from tests.scenarios.desk import Desk, days, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def results(visit: UUID) -> set[str]:
    db.session.rollback()
    rows = db.session.scalars(select(Participation).where(Participation.visit_id == visit))
    return {row.position_in["result"] for row in rows}


def test_a_move_keeps_both_homes_and_each_visit_its_own(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    old = uuid7()
    he.open(old, door.patient, shen)
    he.attempt(old, door.patient, "WRONG_ADDRESS")
    he.send()
    assert results(old) == {"MATCH"}

    ge = Desk(signed_in("ge.ping"), door.patient)
    ge.to("homes", text="石桥村五组 3 号", since=later(1).isoformat(), source="village_centroid")
    door.world.wait(minutes=days(3))
    new = uuid7()
    door.visit = new
    door.together(he, shen)
    he.send()
    shen.send()

    assert results(new) == {"UNKNOWN_REF"}
    assert results(old) == {"MATCH"}
    homes = Desk(signed_in("shen.zhixia"), door.patient).page()["homes"]
    assert [home["address"] for home in homes][:2] == ["石桥村三组 17 号", "石桥村五组 3 号"]
    assert homes[0]["valid_to"] == homes[1]["valid_from"]


def test_two_joint_visits_place_the_new_home_and_the_third_matches(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    ge = Desk(signed_in("ge.ping"), door.patient)
    ge.to("homes", text="石桥村五组 3 号", since=later(0).isoformat(), source="village_centroid")
    statuses, seen = [], []
    for _ in range(3):
        door.world.wait(minutes=days(7))
        door.visit = uuid7()
        door.together(he, shen)
        he.send()
        shen.send()
        db.session.rollback()
        newest = select(Home.status).where(Home.patient_id == door.patient).order_by(Home.valid_from.desc())
        statuses.append(db.session.scalars(newest.limit(1)).one())
        seen.append(results(door.visit))
    assert statuses == ["PROVISIONAL", "CONFIRMED", "CONFIRMED"]
    assert seen == [{"UNKNOWN_REF"}, {"MATCH"}, {"MATCH"}]
