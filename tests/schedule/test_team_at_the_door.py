"""Whom a visit took is judged by what was known of the person when it began, and by that day's policy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from backend.patients.service import get
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from tests.visits.conftest import Door


@pytest.mark.parametrize(("danger", "verdict"), [(0, "JOINT_CONFIRMED"), (3, "TEAM_INCOMPLETE")])
def test_two_colleagues_are_enough_unless_there_was_danger(door: Door, danger: int, verdict: str) -> None:
    patient = followed_up(get(door.patient), date(2026, 1, 5))
    a_visit(patient, date(2026, 11, 9), 3, danger)
    settle(patient)
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    door.together(shen, he)
    shen.send()
    he.send()

    assert door.read().authenticity == verdict
    assert door.read().facts["known"] == {"colour": None, "class": 3, "danger": danger}
