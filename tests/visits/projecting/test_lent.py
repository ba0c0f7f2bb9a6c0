"""Visits where somebody borrowed a phone are looked at again when that person says something near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.visits.projecting import recount

if TYPE_CHECKING:
    from tests.visits.conftest import Door

DAY_MS = 24 * 3_600_000


def test_a_visit_is_told_of_what_is_said_near_it_and_long_before_but_not_long_after(door: Door) -> None:
    he, tang = door.hand("he.xiaoman"), door.cast.people["tang.he"]
    he.open(door.visit, door.patient)
    he.lend(door.visit, door.patient, tang.id)
    he.close(door.visit, door.patient)
    he.send()

    now = door.world.now
    assert recount.lent_to({tang.id}, now - 90 * DAY_MS) == {door.visit}
    assert recount.lent_to({tang.id}, now + 20 * DAY_MS) == {door.visit}
    assert recount.lent_to({tang.id}, now + 40 * DAY_MS) == set()
