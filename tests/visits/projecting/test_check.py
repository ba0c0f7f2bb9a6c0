"""`lianfang verify` reads every visit anew, and names the row that does not say what the statements say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, update

from backend.kernel import vault
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.policy.codes import Purpose
from backend.transparency.fsck import Tally
from backend.visits import planning
from backend.visits.models import AmendmentRow, FollowupRecord, Participation, Visit, VisitMember
from backend.visits.projecting.check import check_projections
from tests.visits.records import assessment

if TYPE_CHECKING:
    from tests.visits.conftest import Door


@pytest.fixture
def told(door: Door) -> Door:
    """A county with a joint visit, an attempt, a borrowed presence and a planned visit."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia", fast=9 * 60_000)
    door.together(he, shen)
    he.lend(door.visit, door.patient, door.cast.tang_he.id)
    shen.tell("record.assess", door.visit, door.patient, **assessment())
    change = {"field": "sleep", "old": "GOOD", "new": "FAIR", "reason": "听错了"}
    shen.tell("record.amend", door.visit, door.patient, **change)
    he.attempt(door.cast.team.id, door.patient)
    for phone in (he, shen):
        phone.send()
    leader = door.cast.shen_zhixia.id
    planning.plan(door.patient, day_of(door.world.now), Purpose.FOLLOW_UP, leader, [])
    db.session.commit()
    return door


def problems() -> list[str]:
    return [str(problem) for problem in check_projections(Tally())]


def test_what_nobody_touched_holds(told: Door) -> None:
    tally = Tally()

    assert list(check_projections(tally)) == []
    assert tally.counts["visits"] == 3


def test_time_alone_is_no_problem(told: Door) -> None:
    told.world.wait(minutes=72 * 60)

    assert problems() == []


@pytest.mark.parametrize(
    ("table", "values", "column"),
    [
        (Visit, {"authenticity": "SINGLE"}, "authenticity"),
        (Visit, {"opened_at": 1}, "opened_at"),
        (Visit, {"notes": ["clock.far"]}, "notes"),
        (Visit, {"planned_leader_id": None, "lapses_at": None}, "lapses_at"),
        (Participation, {"grade": "D"}, "grade"),
        (Participation, {"signals": {}}, "signals"),
        (Participation, {"position_in": {"result": "MISMATCH"}}, "position_in"),
        (Participation, {"confirmed_at": 1}, "confirmed_at"),
        (VisitMember, {"absent_reason": "SICK"}, "absent_reason"),
        (FollowupRecord, {"class_": 1}, "class_"),
        (FollowupRecord, {"sealed": b"\x01 nothing"}, "answers"),
        (AmendmentRow, {"state": "APPROVED"}, "state"),
    ],
)
def test_a_changed_row_is_named(told: Door, table: Any, values: dict[str, Any], column: str) -> None:
    key = table.id if table is Visit else table.visit_id
    db.session.execute(update(table).where(key == told.visit).values(values))

    found = problems()

    assert found
    assert all(str(told.visit) in line for line in found)
    assert any(f" {column} is " in line for line in found)


def test_a_missing_row_and_one_too_many_are_named(told: Door) -> None:
    gone = told.cast.shen_zhixia.id
    db.session.execute(delete(Participation).where(Participation.staff_id == gone))
    db.session.execute(
        insert(VisitMember).values(
            visit_id=told.visit, staff_id=told.cast.ge_ping.id, planned=False, expected=True
        )
    )

    assert problems() == [
        f"visit {told.visit}, member {told.cast.ge_ping.id}: is not what the statements say",
        f"visit {told.visit}, participation {gone}: is missing",
    ]


def test_what_was_withdrawn_is_no_problem(told: Door) -> None:
    vault.destroy(told.patient, "R-15")

    assert problems() == []


def test_no_answer_is_ever_printed(told: Door) -> None:
    db.session.execute(update(FollowupRecord).values(sealed=b"\x01 nothing"))

    assert "insight" not in "".join(problems())
