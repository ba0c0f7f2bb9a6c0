"""SC-08: 罗远 is called away. Who hardly met the others is not counted, and nobody edits times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

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
    he, shen, luo = (door.hand(login) for login in ("he.xiaoman", "shen.zhixia", "luo.yuan"))
    shen.open(door.visit, door.patient, he, luo)
    door.world.wait(minutes=1)
    he.join(door.visit, door.patient, shen)
    shakes = [shen.shake(door.visit, he)]
    door.world.wait(minutes=arrives - 1)
    luo.join(door.visit, door.patient, shen)
    shakes.append(shen.shake(door.visit, luo))
    door.world.wait(minutes=leaves - arrives)
    luo.leave(door.visit, door.patient, None, reason="警情")
    door.world.wait(minutes=36 - leaves)
    record = shen.close(door.visit, door.patient, shakes=shakes)
    he.leave(door.visit, door.patient, record)
    for phone in (luo, he, shen):
        phone.send()

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
