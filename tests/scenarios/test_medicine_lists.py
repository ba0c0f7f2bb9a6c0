"""From the answer on the form to the list and off it again: irregular, stopped, well twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.ids import uuid7
from tests.scenarios.desk import Desk, days
from tests.scenarios.test_sc01_two_parts import visit as together
from tests.visits import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

NOTHING_TAKEN = {"medicines": []}


@pytest.fixture
def doctor(door: Door) -> Handset:
    return door.hand("shen.zhixia")


@pytest.fixture
def lists(signed_in: Callable[[str], Browser], door: Door) -> Callable[[], list[str]]:
    """Which lists somebody is on."""
    return lambda: Desk(signed_in("shen.zhixia"), door.patient).lists()


@pytest.fixture
def follow(door: Door, doctor: Handset) -> Callable[..., None]:
    """One joint follow-up with what the doctor wrote about medicine; a week passes."""
    he = door.hand("he.xiaoman")

    def follow_up(adherence: str, level: int = 0, **told: object) -> None:
        door.visit = uuid7()
        said = records.assessment(3 if level < 3 else 1, level, adherence=adherence, **told)
        together(door, he, doctor, said)
        for one in (he, doctor):
            one.send()
        door.world.wait(minutes=days(7))

    return follow_up


def test_irregular_once_and_regular_twice(
    follow: Callable[..., None], lists: Callable[[], list[str]]
) -> None:
    follow("INTERMITTENT")
    assert lists() == ["MED_INTERRUPTED"]
    follow("REGULAR")
    assert lists() == ["MED_INTERRUPTED"]
    follow("REGULAR")
    assert lists() == []


def test_none_at_two_visits_in_a_row(follow: Callable[..., None], lists: Callable[[], list[str]]) -> None:
    follow("NONE", **NOTHING_TAKEN)
    assert lists() == []
    follow("NONE", **NOTHING_TAKEN)
    assert lists() == ["MED_NONE"]


def test_none_once_is_enough_where_there_is_danger(
    follow: Callable[..., None], lists: Callable[[], list[str]]
) -> None:
    follow("NONE", level=3, **NOTHING_TAKEN)
    assert "MED_NONE" in lists()
