"""What joint visits teach of a home: never the team's own office, never miles, and no visit proves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.authenticity.checks import time_stay
from backend.authenticity.findings import Strength
from backend.authenticity.real import judging, register
from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service
from backend.patients.models import Home
from backend.patients.position import Point
from backend.patients.values import Address
from backend.roster.models import Organisation
from tests.authenticity.real.test_assessing import answers
from tests.patients.people import HOME, a_patient
from tests.visits.honest import METRE

if TYPE_CHECKING:
    from uuid import UUID

    import pytest

    from tests.visits.conftest import Door

WEEK = 7 * 24 * 60


def recorded(door: Door, metres: float | None) -> None:
    """The home as the register has it, so far north of where everybody stands."""
    point = None if metres is None else Point(HOME.lat + metres * METRE, HOME.lon, 20)
    door.patient = a_patient(door.cast, "林婆婆", point).id
    db.session.commit()


def office_here(door: Door) -> None:
    """Everybody stands at the office of one of them."""
    office = db.session.get_one(Organisation, door.cast.he_xiaoman.organisation_id)
    office.lat, office.lon = HOME.lat, HOME.lon
    db.session.commit()


def visited(door: Door, times: int) -> list[UUID]:
    """So many joint visits, a week apart."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    made = []
    for _ in range(times):
        door.visit = uuid7()
        door.together(he, shen)
        for phone in (he, shen):
            phone.send()
        made.append(door.visit)
        door.world.wait(minutes=WEEK)
        he.contact()
    return made


def placed(door: Door) -> list[str]:
    """How each version of the home that is lived in came about, the first apart."""
    db.session.rollback()
    rows = db.session.scalars(select(Home).where(Home.patient_id == door.patient).order_by(Home.valid_from))
    return [row.because for row in rows][1:]


def at_home(door: Door, visits: list[UUID]) -> list[str]:
    found = []
    for visit in visits:
        door.visit = visit
        found.append(answers(door)["position.home"])
    return found


def test_an_office_never_becomes_the_home(door: Door) -> None:
    recorded(door, 1200)
    office_here(door)

    visits = visited(door, 3)

    assert placed(door) == []
    assert at_home(door, visits) == ["doubt"] * 3


def test_an_office_is_not_taken_for_a_home_without_a_point(door: Door) -> None:
    recorded(door, None)
    office_here(door)
    visited(door, 2)
    assert placed(door) == []


def test_visits_do_not_move_a_home_by_miles(door: Door) -> None:
    recorded(door, 3000)
    visits = visited(door, 3)
    assert placed(door) == []
    assert at_home(door, visits) == ["doubt"] * 3


def test_two_visits_put_a_wrong_point_right_and_do_not_prove_themselves(door: Door) -> None:
    recorded(door, 1200)
    visits = visited(door, 3)
    assert placed(door) == ["CONFIRMED"]
    assert at_home(door, visits) == ["doubt", "doubt", "clear"]


def test_a_visit_that_something_speaks_against_teaches_nothing(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubts(*_: Any) -> Any:
        return time_stay.ASK.doubt(5.0, "…", "…", Strength.QUESTION)

    monkeypatch.setattr(time_stay, "check", doubts)
    recorded(door, None)
    visits = visited(door, 2)
    assert placed(door) == []

    monkeypatch.undo()
    for visit in visits:
        judging.judged(visit, anew=True)
        jobs.commit()
    assert placed(door) == ["PROPOSED", "CONFIRMED"]


def test_a_home_entered_today_is_no_older_than_its_entry(door: Door) -> None:
    [before] = register.homes(door.patient)
    office = Point(HOME.lat + 0.03, HOME.lon, 20)
    door.world.wait(minutes=1)
    said_to_hold_from = 946_684_800_000  # the year 2000
    service.move_home(door.patient, Address("石桥村一组 2 号", "field", office), said_to_hold_from)
    first, entered = register.homes(door.patient)
    assert first == before
    assert entered.lat == office.lat
    assert entered.since == clock.now_ms()


def test_colleagues_are_the_team_and_the_offices_of_those_who_came(door: Door) -> None:
    cast = door.cast
    wrote = frozenset({cast.he_xiaoman.id, cast.shen_zhixia.id, cast.ding_yi.id})
    near = register.colleagues(frozenset({cast.he_xiaoman.id}), wrote)
    assert near == {str(cast.he_xiaoman.id), str(cast.shen_zhixia.id)}, "not somebody of another county"
    assert register.colleagues(frozenset({cast.he_xiaoman.id}), frozenset()) == frozenset()
