"""The fictitious county: whole, believable to every check, and never mixed with anything real."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from backend.authenticity.models import Assessment
from backend.authenticity.real import rates
from backend.demo import afternoon, county, fill
from backend.evidence.check import check_evidence
from backend.kernel import clock
from backend.kernel.db import db
from backend.patients import service as patients
from backend.patients.models import Patient
from backend.policy.codes import Purpose
from backend.review.course import open_states
from backend.review.models import ReviewCase
from backend.roster.models import Area, Staff
from backend.roster.roles import Role
from backend.schedule import saying
from backend.schedule.inviting import invited
from backend.schedule.models import Course
from backend.transparency.fsck import Tally, examine
from backend.transparency.models import StatementRecord
from backend.visits.models import FollowupRecord, Visit
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.kernel.http import App

NOON = 1_795_406_400_000  # 2026-11-23 12:00 in Shanghai
DAY = 86_400_000
ZONE = "Asia/Shanghai"


@pytest.fixture
def filled(app: App) -> Iterator[App]:
    with clock.reading(lambda: NOON):
        db.session.rollback()
        fill.fill(app, ZONE)
        yield app


def count(what: type) -> int:
    return db.session.scalar(select(func.count()).select_from(what)) or 0


def visits_to(name: str) -> list[Visit]:
    """The earliest first."""
    query = select(Visit).where(Visit.patient_id == county.person_called(name).id)
    return list(db.session.scalars(query.order_by(Visit.on_day)))


def visit_to(name: str) -> Visit:
    return visits_to(name)[0]


def test_the_county_has_its_cast_and_its_people(filled: App) -> None:
    logins = set(db.session.scalars(select(Staff.login)))
    assert {
        "he.xiaoman",
        "shen.zhixia",
        "tian.shouzheng",
        "cheng.yan",
        "gu.ning",
        "bai.yu",
        "ding.yi",
    } <= logins
    assert count(Patient) == 30
    assert all(code.startswith("99") for code in db.session.scalars(select(Area.code))), "no real place"
    cards = patients.cards(list(db.session.scalars(select(Patient.id))))
    assert all(card.first_name and card.address and card.coarse for card in cards.values())
    assert len(cards) == 30


def test_every_account_has_a_known_role() -> None:
    assert {role for _, _, role, _ in fill.accounts()} <= set(Role)


def test_a_visit_ahead_has_one_who_comes_one_who_cannot_and_one_who_has_not_said(filled: App) -> None:
    visit = visit_to("魏长青")
    assert (visit.state, str(visit.planned_on)) == ("PLANNED", "2026-11-25")
    said = {one.staff.login: one.answer or one.absent_reason for one in visit.members}
    assert said == {"shen.zhixia": None, "tang.he": "YES", "luo.yuan": None, "mo.qing": "DUTY"}


def test_one_visit_ahead_takes_more_people_than_were_asked(filled: App) -> None:
    _, ahead = visits_to("苏念北")
    course = db.session.get_one(Course, ahead.patient_id)
    asked = invited([ahead])[ahead.id]
    paper = saying.Teams().needed(course, ahead.area_id, Purpose.FOLLOW_UP, asked)
    assert (ahead.state, course.colour) == ("PLANNED", "ORANGE")
    assert ([one.code for one in paper.unmet], paper.reduced) == (["team.staff", "team.group"], False)


def test_five_example_visits_show_what_a_supervisor_meets(filled: App) -> None:
    shown = {name: visit_to(name) for name in ("柳青禾", "程一帆", "孟云舒", "苏念北", "林栖梧")}
    assert {name: (visit.state, visit.authenticity) for name, visit in shown.items()} == {
        "柳青禾": ("CLOSED", "JOINT_CONFIRMED"),
        "程一帆": ("CLOSED", "SINGLE"),
        "孟云舒": ("ATTEMPTED", "NOT_FACE"),
        "苏念北": ("CLOSED", "JOINT_PENDING"),
        "林栖梧": ("CLOSED", "JOINT_CONFIRMED"),
    }
    assert shown["柳青禾"].clinical_effect == "RESETS_DUE"
    assert [one.grade for one in shown["柳青禾"].participations] == ["A", "A"]
    assert "gap" in set(db.session.scalars(select(StatementRecord.chain)))


def test_example_visits_carry_the_official_form(filled: App) -> None:
    names = ("柳青禾", "苏念北", "孟云舒")
    kept = {name: db.session.get(FollowupRecord, visit_to(name).id) for name in names}
    told = {name: row and (row.form_id, row.class_, row.danger, row.complete) for name, row in kept.items()}
    assert told == {
        "柳青禾": ("follow_up", 3, 0, True),
        "苏念北": ("follow_up", 2, 1, True),
        "孟云舒": ("attempt", None, None, True),
    }


def test_the_example_visits_stand_up_to_lianfang_verify(filled: App) -> None:
    tally = Tally()
    assert list(examine(tally, [check_evidence])) == []
    assert tally.counts["statements"] == count(StatementRecord) > 15
    assert tally.counts["photos"] > 15


def test_today_and_the_next_three_days_are_planned(filled: App) -> None:
    near = Visit.planned_on.between(date(2026, 11, 23), date(2026, 11, 30))
    days = select(Visit.planned_on).where(near).distinct()
    assert sorted(db.session.scalars(days)) == [date(2026, 11, day) for day in (23, 24, 25, 26)]


def test_filling_again_changes_nothing(filled: App) -> None:
    before = count(Patient), count(Visit), count(StatementRecord), count(Staff)
    db.session.rollback()
    fill.fill(filled, ZONE)
    assert (count(Patient), count(Visit), count(StatementRecord), count(Staff)) == before


def test_the_next_day_only_one_more_day_is_planned(filled: App) -> None:
    statements = count(StatementRecord)
    db.session.rollback()
    with clock.reading(lambda: NOON + DAY):
        fill.fill(filled, ZONE)
    assert db.session.scalar(
        select(func.max(Visit.planned_on)).where(Visit.planned_on < date(2026, 12, 1))
    ) == date(2026, 11, 27)
    assert count(StatementRecord) == statements


def test_a_database_with_anything_else_in_it_is_left_alone(app: App) -> None:
    an_area("510101", "某县", "COUNTY")
    db.session.commit()
    with pytest.raises(fill.NotADemo):
        fill.fill(app, ZONE)
    assert count(Area) == 1


def test_the_checks_put_one_invented_afternoon_before_a_supervisor_and_no_honest_visit(filled: App) -> None:
    queue = db.session.scalars(select(ReviewCase).where(ReviewCase.state.in_(open_states()))).all()
    names = {patients.identity(db.session.get_one(Patient, one.patient_id)).name for one in queue}
    assert names == set(afternoon.NAMES)
    assert {one.because for one in queue} == {"CHECKS"}
    assert sorted(one.state for one in queue) == ["ASKED", "ASKED", "ASKED", "ASKED", "HEARD"]
    doubts = [set(one.doubts) for one in queue]
    assert sum({"photo.same", "signature.again", "time.travel"} <= one for one in doubts) == 3
    assert sum("photo.reworked" in one for one in doubts) == 1


def test_the_silent_month_is_over_because_the_county_began_before_it(filled: App) -> None:
    assert rates.silent_until() is None
    first = db.session.scalars(select(Assessment).order_by(Assessment.id).limit(1)).one()
    assert (first.silent, (NOON - first.at) // DAY) == (True, 35)


def test_the_first_day_has_the_same_round_whatever_date_it_is(app: App) -> None:
    another_day = NOON + 2 * DAY
    with clock.reading(lambda: another_day):
        db.session.rollback()
        fill.fill(app, ZONE)
        day = date(2026, 11, 25)
        planned = select(Visit.patient_id).where(Visit.planned_on == day, Visit.team_id.is_not(None))
        met = set(db.session.scalars(planned))
        first = {county.person_called(one["to"]).id for one in county.data()["rounds"][0]["visits"]}
        assert met >= first
