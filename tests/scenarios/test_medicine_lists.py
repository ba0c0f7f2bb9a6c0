"""From the answer on the form to the list and off it again: irregular, stopped, and well twice in a row (§3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.ids import uuid7
from tests.scenarios.desk import Desk, days
from tests.visits import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

NOTHING_TAKEN = {"medicines": [], "side_effects": None}


@pytest.fixture
def doctor(door: Door) -> Handset:
    return door.hand("shen.zhixia")


@pytest.fixture
def desk(signed_in: Callable[[str], Browser], door: Door) -> Desk:
    return Desk(signed_in("shen.zhixia"), door.patient)


@pytest.fixture
def follow(door: Door, doctor: Handset) -> Callable[..., None]:
    """One joint follow-up with what the doctor wrote about medicine; a month passes."""
    he = door.hand("he.xiaoman")

    def visit(adherence: str, level: int = 0, **told: object) -> None:
        door.visit = uuid7()
        door.together(he, doctor)
        said = records.assessment(3 if level < 3 else 1, level, adherence=adherence, **told)
        doctor.tell("record.assess", door.visit, door.patient, **said)
        for one in (he, doctor):
            one.send()
        door.world.wait(minutes=days(28))

    return visit


def test_irregular_once_and_regular_twice(follow: Callable[..., None], desk: Desk) -> None:
    follow("INTERRUPTED")
    assert desk.lists() == ["MED_INTERRUPTED"]
    follow("REGULAR")
    assert desk.lists() == ["MED_INTERRUPTED"]
    follow("REGULAR")
    assert desk.lists() == []


def test_none_at_two_visits_in_a_row(follow: Callable[..., None], desk: Desk) -> None:
    follow("NONE", **NOTHING_TAKEN)
    assert desk.lists() == []
    follow("NONE", **NOTHING_TAKEN)
    assert desk.lists() == ["MED_NONE"]


def test_none_once_is_enough_where_there_is_danger(follow: Callable[..., None], desk: Desk) -> None:
    follow("NONE", level=3, **NOTHING_TAKEN)
    assert "MED_NONE" in desk.lists()
