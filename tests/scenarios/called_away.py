"""A visit of three from which the officer is called away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.visits.conftest import Door


def officer_called_away(door: Door, arrives: int, leaves: int, absent: Iterable[str] = ()) -> None:
    """罗远 joins and leaves at these minutes, the others stay 36; `absent` holds the reason given for him."""
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
    told = [{"member": luo.staff, "reason": one, "note": "民警因警情迟到"} for one in absent]
    closed = shen.close(door.visit, door.patient, shakes=shakes, absent=told)
    he.leave(door.visit, door.patient, closed)
    for phone in (luo, he, shen):
        phone.send()
