"""A record copied whole, again and again, from the phones to the checks (A-09)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import jobs, judging
from backend.authenticity.real.gathering import gathered
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.visits.models import Visit
from tests.visits.records import SEES, form

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door

DAY = 24 * 60
WORDS = "院里聊天，情况和上次一样，按时吃药"


def recorded(door: Door, days: list[dict[str, Any]]) -> list[UUID]:
    """Visits to one person a day apart, each with these things said in its record."""
    he = door.hand("he.xiaoman")
    visits = [uuid7() for _ in days]
    for visit, said in zip(visits, days, strict=True):
        he.open(visit, door.patient)
        door.world.wait(minutes=20)
        he.close(visit, door.patient, **{"note": WORDS, "form": form(SEES)} | said)
        he.send()
        door.world.wait(minutes=DAY)
    return visits


def same(visit: UUID) -> dict[str, Any]:
    db.session.rollback()
    row = db.session.get_one(Standing, visit)
    told = judging.said(db.session.get_one(Assessment, row.assessment_id))
    return next(one for one in told if one["check"] == "content.same")


def test_a_record_written_three_times_alike_is_told_and_weighs_nothing(door: Door) -> None:
    first, second, third = recorded(door, [{}, {}, {}])

    assert [same(one)["outcome"] for one in (first, second, third)] == ["unknown", "unknown", "doubt"]
    assert (same(third)["weight"], same(third)["strength"]) == (0, 0)
    assert not db.session.get_one(Standing, third).shown


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"note": WORDS + "，想种点菜"}, "clear"),
        ({"form": form(SEES | {"housework": "FAIR"})}, "clear"),
        ({"note": "老样子"}, "unknown"),
    ],
)
def test_a_word_or_a_code_of_ones_own_is_enough(door: Door, said: dict[str, Any], outcome: str) -> None:
    *_, last = recorded(door, [{}, {}, said])

    assert same(last)["outcome"] == outcome


def test_a_copy_weighs_on_a_months_last_days_where_its_teams_visits_crowd_there(door: Door) -> None:
    door.world.wait(minutes=3 * DAY)
    *_, third = recorded(door, [{}, {}, {}])
    others(third, 26, 4)
    assert same(third)["weight"] == 0, "seven visits are no month"

    others(third, 28, 4)
    jobs.assess(third, anew=True)
    db.session.commit()
    assert same(third)["weight"] > 0
    assert not db.session.get_one(Standing, third).shown, "a rush is a habit, and no reason to ask"

    others(third, 3, 8)
    jobs.assess(third, anew=True)
    db.session.commit()
    assert same(third)["weight"] == 0, "a third of a month is no crowd"


def others(like: UUID, day: int, count: int) -> None:
    """More visits by the same team on a day of that month."""
    one = db.session.get_one(Visit, like)
    row = {column.name: getattr(one, column.name) for column in Visit.__table__.columns}
    db.session.add_all(Visit(**row | {"id": uuid7(), "on_day": date(2026, 11, day)}) for _ in range(count))
    db.session.commit()


def test_what_the_day_adds_beside_the_answers_is_no_answer(door: Door) -> None:
    [visit] = recorded(door, [{}])
    found = gathered(visit)
    assert found
    assert found.form
    assert found.form.answers.keys() == {*SEES, "form", "spoken_with"}
