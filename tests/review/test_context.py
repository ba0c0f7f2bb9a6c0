"""What stands beside a case as context: habits of a quarter, and how long nobody had been there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.review import context
from tests.patients.people import a_patient
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from backend.demo.clock import World
    from backend.patients.models import Patient
    from backend.visits.models import Visit
    from tests.cast import Cast
    from tests.visits.conftest import Door

TODAY = date(2026, 11, 23)
NO_POLICE = {"code": "team.group", "details": {"needed": 1, "found": 0, "groups": ["POLICE"]}}
NO_WELFARE = {"code": "team.group", "details": {"needed": 1, "found": 0, "groups": ["COMMUNITY", "WELFARE"]}}


@pytest.fixture
def person(world: World, cast: Cast) -> Patient:
    return followed_up(a_patient(cast), date(2026, 1, 5))


def visits(cast: Cast, person: Patient, colour: str | None, *empty: dict[str, object]) -> Visit:
    """Five visits a week apart by one team, to which the same places stayed empty."""
    for week in range(5):
        one = a_visit(person, TODAY - timedelta(weeks=4 - week))
        one.team_id, one.leader_id = cast.team.id, cast.he_xiaoman.id
        one.facts, one.authenticity_reasons = {"known": {"colour": colour}}, list(empty)
    settle(person)
    db.session.flush()
    return one


def test_a_place_that_is_always_empty_is_named_as_a_matter_of_people(cast: Cast, person: Patient) -> None:
    last = visits(cast, person, "RED", NO_POLICE, NO_WELFARE)
    found = {one["zh"].partition("（")[2]: one for one in context.habits_about(last.id)}
    assert set(found) == {"民警）", "村（居）或网格人员或民政或残联人员）"}
    assert {one["rule"] for one in found.values()} == {"A-20"}
    assert found["民警）"]["numbers"] == {"empty": 5, "of": 5}
    assert "何小满" not in str(found)


@pytest.mark.parametrize("colour", ["YELLOW", None])
def test_where_nobody_asked_for_the_whole_team_nothing_is_said(
    cast: Cast, person: Patient, colour: str | None
) -> None:
    assert context.habits_about(visits(cast, person, colour, NO_POLICE).id) == []


def test_silence_before_a_visit_is_told_with_it(person: Patient) -> None:
    a_visit(person, date(2026, 6, 1))
    after = a_visit(person, TODAY)
    settle(person)
    [silence] = context.habits_about(after.id)
    assert (silence["rule"], silence["numbers"]) == ("A-14", {"cycles": 1})
    assert silence["en"].endswith(": 1")


@pytest.mark.parametrize(("explained", "told"), [(4, [{"share": 0.4, "of": 10}]), (3, [])])
def test_reasons_for_late_records_are_counted_and_told_as_a_matter_of_networks(
    door: Door, explained: int, told: list[dict[str, float]]
) -> None:
    he, visits = door.hand("he.xiaoman"), [uuid7() for _ in range(10)]
    for number, visit in enumerate(visits):
        he.open(visit, door.patient)
        record = he.attempt(visit, door.patient, "NOBODY")
        if number < explained:
            he.tell("record.late", visit, door.patient, record=record.hash, reason="NO_DATA", note="")
    he.send()
    habits = context.habits_about(visits[-1])
    assert [one["numbers"] for one in habits if one["rule"] == "A-11"] == told


@pytest.mark.parametrize(("together", "told"), [(False, [{"times": 2}]), (True, [])])
def test_going_alone_a_second_time_is_told_of_the_leader(
    door: Door, together: bool, told: list[dict[str, float]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    first, second = uuid7(), uuid7()
    for visit in (first, second):
        he.open(visit, door.patient, shen)
        door.world.wait(minutes=1)
        joined = together and visit == second
        if joined:
            shen.join(visit, door.patient, he)
        door.world.wait(minutes=20)
        record = he.close(visit, door.patient, *([shen] if joined else []))
        if joined:
            shen.leave(visit, door.patient, record)
        for phone in (he, shen):
            phone.send()
        door.world.wait(minutes=24 * 60)
    habits = context.habits_about(second)
    assert [one["numbers"] for one in habits if one["rule"] == "A-01"] == told


@pytest.mark.parametrize(("other", "told"), [("203.0.113.90", [{"phones": 2}]), ("198.51.100.4", [])])
def test_phones_that_sent_through_one_network_are_told_without_an_address(
    door: Door, other: str, told: list[dict[str, int]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone, address in ((he, "203.0.113.7"), (shen, other)):
        phone.web.client.environ_base["REMOTE_ADDR"] = address
        phone.send()
    habits = context.habits_about(door.visit)
    assert [one["numbers"] for one in habits if one["rule"] == "A-18"] == told
    assert "203.0" not in str(habits)
