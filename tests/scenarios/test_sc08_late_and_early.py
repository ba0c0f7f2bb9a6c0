"""SC-08: 罗远 is called away. Who hardly met the others is not counted, and nobody edits times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.scenarios.called_away import officer_called_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door


@pytest.mark.parametrize(
    ("arrives", "leaves", "grade", "together"), [(31, 35, "C", False), (5, 12, "A", True)]
)
def test_overlap_decides_and_the_visit_stays_joint(
    door: Door,
    supervisor: Callable[[], dict[str, Any]],
    arrives: int,
    leaves: int,
    grade: str,
    together: bool,
) -> None:
    officer_called_away(door, arrives, leaves)

    shown = supervisor()
    officer = next(one for one in shown["members"] if one["name"] == "罗远")
    assert (officer["grade"], officer["signals"]["s4"]) == (grade, together)
    assert (shown["authenticity"], shown["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    told = [one["code"] for one in shown["authenticity_reasons"]]
    assert ("presence.not_together" in told) is not together


@pytest.mark.parametrize("reason", ["DUTY", "OTHER"])
def test_an_expected_colleague_who_could_not_come_is_one_tap(
    door: Door, supervisor: Callable[[], dict[str, Any]], reason: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, expected=[shen.staff, str(door.cast.luo_yuan.id)])
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    absent = [{"member": str(door.cast.luo_yuan.id), "reason": reason, "note": ""}]
    record = he.close(door.visit, door.patient, shen, absent=absent)
    shen.leave(door.visit, door.patient, record)
    he.send()
    shen.send()

    shown = supervisor()
    officer = next(one for one in shown["members"] if one["name"] == "罗远")
    assert (officer["expected"], officer["absent_reason"], officer["grade"]) == (True, reason, None)
    assert shown["authenticity"] == "JOINT_CONFIRMED"
