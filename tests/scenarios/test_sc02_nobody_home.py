"""SC-02: nobody answers. An honest outcome, told in one statement; a second visit on another day likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.demo.clock import DAY, MINUTE
from backend.kernel.ids import uuid7
from tests.visits import honest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door


@pytest.mark.parametrize("result", ["NOBODY", "REFUSED", "WRONG_ADDRESS"])
def test_a_closed_door_is_an_attempt_and_moves_no_date(
    door: Door, supervisor: Callable[[], dict[str, Any]], result: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=6)
    photo = honest.photo(he.wall, he.mono, he.session)
    shake = he.shake(door.visit, shen)
    record = he.attempt(door.visit, door.patient, result, photos=[photo], handshakes=[shake], signatures=[])
    shen.leave(door.visit, door.patient, record)
    he.send()
    shen.send()

    shown = supervisor()
    assert (shown["state"], shown["outcome"]) == ("ATTEMPTED", result)
    assert (shown["clinical_effect"], shown["authenticity"]) == ("ATTEMPT", "NOT_FACE")
    assert [one["grade"] for one in shown["members"]] == ["A", "A"]
    assert shown["photos"][0]["subject"] == "DOORPLATE"
    assert shown["record"] | {"danger": None, "form": None, "place": None} == shown["record"]


def test_a_second_attempt_on_another_day_is_a_visit_of_its_own(door: Door) -> None:
    he = door.hand("he.xiaoman")
    for _ in range(2):
        visit = uuid7()
        he.open(visit, door.patient)
        he.attempt(visit, door.patient)
        he.send()
        door.world.wait(minutes=6 * DAY / MINUTE)

    tasks = he.web.get(f"/api/tasks?device={he.id}")["tasks"]
    rows = he.web.get("/api/visits?state=ATTEMPTED")["items"]
    assert tasks == []
    assert [row["clinical_effect"] for row in rows] == ["ATTEMPT", "ATTEMPT"]
