"""Somebody moved and nobody wrote it down: visits find them elsewhere, a person says what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service
from backend.patients.position import Point
from backend.patients.values import Address
from backend.roster.roles import Terrain
from tests.patients.people import HOME
from tests.policy.papers import a_document
from tests.scenarios.desk import Desk, days
from tests.scenarios.test_sc04_wrong_address import results

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.cast import Cast
    from tests.conftest import Browser
    from tests.visits.conftest import Door

BEFORE = Point(HOME.lat + 0.0072, HOME.lon, 20)
"""Most of a kilometre from the door at which everybody stands."""


@pytest.fixture
def visited(door: Door) -> tuple[UUID, UUID]:
    """Two joint visits at a door far from a home that was confirmed long ago."""
    service.move_home(
        door.patient, Address("石桥村一组 2 号", "field", BEFORE, "CONFIRMED"), 1_750_000_000_000
    )
    db.session.commit()
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    made = []
    for _ in range(2):
        door.visit = uuid7()
        door.together(he, shen)
        he.send()
        shen.send()
        made.append(door.visit)
        door.world.wait(minutes=days(7))
    return made[0], made[1]


@pytest.fixture
def desk(door: Door, visited: tuple[UUID, UUID], signed_in: Callable[[str], Browser]) -> Desk:
    assert results(visited[0]) == {"MISMATCH"}
    return Desk(signed_in("ge.ping"), door.patient)


def test_the_page_asks_once_with_a_distance_and_no_point(desk: Desk, visited: tuple[UUID, UUID]) -> None:
    asked = desk.page()["seen_elsewhere"]
    assert asked["visits"] == [str(one) for one in visited]
    assert (asked["distance_m"], asked["agree"], asked["since"]) == (760, True, "2026-11-23")
    assert str(HOME.lat)[:6] not in str(desk.page()["seen_elsewhere"])


def test_once_the_move_is_said_both_visits_were_at_home(desk: Desk, visited: tuple[UUID, UUID]) -> None:
    desk.to("homes/seen", answer="MOVED", text="石桥村五组 3 号")
    assert [results(one) for one in visited] == [{"MATCH"}, {"MATCH"}]
    page = desk.page()
    assert page["seen_elsewhere"] is None
    newest = page["homes"][-1]
    assert (newest["address"], newest["because"], newest["status"]) == (
        "石桥村五组 3 号",
        "MOVED",
        "CONFIRMED",
    )
    assert desk.no("homes/seen", answer="MOVED") == "home.not_elsewhere"


def test_a_wrong_point_is_put_right_under_the_same_address(desk: Desk) -> None:
    desk.to("homes/seen", answer="CORRECTED")
    assert desk.page()["homes"][-1]["address"] == "石桥村一组 2 号"


def test_met_elsewhere_leaves_the_home_and_asks_no_more(desk: Desk, visited: tuple[UUID, UUID]) -> None:
    desk.to("homes/seen", answer="MET_ELSEWHERE")
    assert desk.page()["seen_elsewhere"] is None
    assert results(visited[1]) == {"MISMATCH"}
    assert desk.page()["address"] == "石桥村一组 2 号"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"point": {"lat": HOME.lat, "lon": HOME.lon}}, {"MATCH"}),
        ({}, {"UNKNOWN_REF"}),
        ({"kind": "REGISTERED"}, {"MISMATCH"}),
    ],
)
def test_a_move_written_down_afterwards_is_held_against_no_visit_since(
    desk: Desk, visited: tuple[UUID, UUID], more: dict[str, object], found: set[str]
) -> None:
    desk.to("homes", text="石桥村五组 3 号", since="2026-11-20", **more)
    assert [results(one) for one in visited] == [found, found]


def test_a_move_after_a_visit_leaves_that_visit_as_it_was(desk: Desk, visited: tuple[UUID, UUID]) -> None:
    point = {"lat": HOME.lat, "lon": HOME.lon}
    desk.to("homes", text="石桥村五组 3 号", since="2026-11-27", point=point)
    assert [results(one) for one in visited] == [{"MISMATCH"}, {"MATCH"}]


def test_a_supervisor_is_not_asked(desk: Desk, signed_in: Callable[[str], Browser]) -> None:
    assert Desk(signed_in("tian.shouzheng"), desk.patient).page()["seen_elsewhere"] is None


def test_how_near_is_near_is_what_the_policy_of_the_day_says(
    door: Door, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    wider = {Terrain.TOWN: 1000, Terrain.VILLAGE: 1000, Terrain.MOUNTAIN: 1000}
    document = a_document("wider", valid_from="2026-11-24", radius_m=wider)
    given = {"document": document, "area": str(cast.county.id)}
    proposed = signed_in("cheng.yan").post("/api/policies", json=given).json
    agreed = {"agreed": True, "note": ""}
    decided = signed_in("tian.shouzheng").post(f"/api/policies/{proposed['id']}/decision", json=agreed)
    assert decided.status_code == 200, decided.json
    service.move_home(
        door.patient, Address("石桥村一组 2 号", "field", BEFORE, "CONFIRMED"), 1_750_000_000_000
    )
    db.session.commit()
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    for expected in ("MISMATCH", "MATCH"):
        door.visit = uuid7()
        door.together(he, shen)
        he.send()
        shen.send()
        assert results(door.visit) == {expected}
        door.world.wait(minutes=days(2))
