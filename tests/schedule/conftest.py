"""The doors, phones and days of `tests/visits`, and somebody who has a colour."""

import pytest

from tests.schedule.asking import received
from tests.schedule.test_seconding import CHOICE, assess
from tests.visits.conftest import Door, door, world

__all__ = ["door", "graded", "world"]


@pytest.fixture
def graded(door: Door) -> Door:
    """Somebody whose colour a doctor and a supervisor settled on."""
    shen, he, tian = (door.hand(one) for one in ("shen.zhixia", "he.xiaoman", "tian.shouzheng"))
    door.together(shen, he)
    said = assess(door, shen, CHOICE)
    tian.tell("colour.confirm", door.visit, door.patient, assessment=said, agreed=True, note="")
    received(tian)
    door.world.wait(minutes=5)
    return door
