"""A-14: a cycle went by with no visit, no attempt and no call. The task says so, and nothing else does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel.db import db
from backend.patients.status.codes import Whereabouts
from backend.policy.codes import Authenticity
from backend.schedule import before, untried
from tests.patients.people import a_patient
from tests.schedule.telling import a_call, a_visit, an_attempt, follow_up, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.patients.models import Patient
    from tests.cast import Cast
    from tests.conftest import Browser

TODAY = date(2026, 11, 23)
SEEN = date(2026, 8, 20)
DUES = (date(2026, 9, 20), date(2026, 10, 20), date(2026, 11, 20), date(2026, 12, 20))


@pytest.mark.parametrize(
    ("touched", "today", "found"),
    [
        (SEEN, date(2026, 9, 20), 0),  # due today is not over
        (SEEN, date(2026, 9, 21), 1),
        (SEEN, date(2026, 11, 21), 3),
        (date(2026, 9, 3), date(2026, 9, 21), 0),  # somebody tried in the first
        (date(2026, 9, 3), date(2026, 10, 21), 1),
        (date(2026, 11, 22), date(2026, 11, 23), 0),  # late, but somebody went
        (None, date(2026, 9, 21), 1),  # nobody ever
    ],
)
def test_cycles_are_counted_since_anybody_last_tried(touched: date | None, today: date, found: int) -> None:
    assert untried.cycles(SEEN, DUES, touched, today) == found


def test_nothing_is_said_of_a_task_that_somebody_tried() -> None:
    assert untried.told(0) is None
    assert "3" in (untried.told(3) or {})["en"]


@pytest.fixture
def silent(world: World, cast: Cast) -> Patient:
    """Stable, due every three months, last met in July: a month over, and nobody went, tried or called."""
    patient = followed_up(a_patient(cast), date(2026, 1, 5))
    a_visit(patient, date(2026, 7, 20))
    settle(patient)
    return patient


def test_silence_is_said_of_the_task(silent: Patient) -> None:
    assert (follow_up(silent).due_on, follow_up(silent).untried) == (date(2026, 10, 20), 1)


@pytest.mark.parametrize("contact", [a_call, an_attempt])
@pytest.mark.parametrize("on", [date(2026, 9, 1), date(2026, 11, 22)])
def test_a_call_or_a_closed_door_ends_it(
    silent: Patient, contact: Callable[[Patient, date], Any], on: date
) -> None:
    contact(silent, on)
    settle(silent)
    assert follow_up(silent).untried == 0


def test_a_visit_that_was_not_accepted_ends_nothing(silent: Patient) -> None:
    a_visit(silent, date(2026, 11, 1), authenticity=Authenticity.REJECTED.value)
    settle(silent)
    assert follow_up(silent).untried == 1


def test_somebody_in_hospital_is_nobodys_omission(silent: Patient) -> None:
    silent.whereabouts = Whereabouts.HOSPITAL.value
    db.session.flush()
    settle(silent)
    assert before.untried(silent.id, TODAY) == 0


def test_the_eve_of_a_visit_is_what_a_reviewer_is_told(silent: Patient) -> None:
    a_visit(silent, TODAY)
    settle(silent)
    assert follow_up(silent).untried == 0
    assert before.untried(silent.id, TODAY) == 1
    assert before.untried(silent.id, date(2026, 10, 20)) == 0
    assert before.untried(silent.id, TODAY + timedelta(days=40)) == 0


def test_the_board_says_it_counts_it_and_finds_it(
    silent: Patient, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    met = followed_up(a_patient(cast), date(2026, 1, 5))
    a_visit(met, TODAY)
    settle(met)
    leader = signed_in("shen.zhixia")
    [row] = leader.get("/api/board", query_string={"untried": "true"}).json["items"]
    assert row["patient"] == str(silent.id)
    assert row["untried"] == untried.told(1)
    assert row["light"] == "NONE"  # that one is for calls
    assert leader.get("/api/board/totals").json["untried"] == 1
