"""Statements on their way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.visits.models import Visit

if TYPE_CHECKING:
    from tests.visits.conftest import Door


def test_a_joint_visit_from_two_phones_is_received_and_read(door: Door) -> None:
    he, shen, visit = door.hand("he.xiaoman"), door.hand("shen.zhixia"), uuid7()
    door.world.pass_minutes(60)
    he.open(visit, door.patient)
    door.world.pass_minutes(1)
    shen.join(visit, door.patient, he)
    door.world.pass_minutes(26)
    record = he.close(visit, door.patient, shen)
    shen.leave(visit, door.patient, record)
    assert [one["status"] for one in he.send()] == ["received"] * 2
    assert [one["status"] for one in shen.send()] == ["received"] * 2
    row = db.session.get_one(Visit, visit)
    assert (row.state, row.clinical_effect, row.authenticity) == ("CLOSED", "RESETS_DUE", "JOINT_CONFIRMED")
    assert [one.grade for one in row.participations] == ["A", "A"]
