"""The calendar follows from what was recorded, whenever it is computed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.db import db
from backend.policy import documents
from backend.policy.documents import Kind
from backend.policy.shipped import as_written
from backend.roster.admin_refusals import NoSuch
from backend.schedule import command, recompute
from backend.schedule.models import FollowupTask
from tests.patients.people import a_patient
from tests.policy.papers import a_document, in_force_now
from tests.schedule.telling import a_call, a_visit, an_attempt, course, follow_up, followed_up, settle, tasks

if TYPE_CHECKING:
    from pathlib import Path

    from backend.demo.clock import World
    from backend.patients.models import Patient
    from tests.cast import Cast
    from tests.visits.conftest import Door

SEPTEMBER, NOVEMBER = date(2026, 9, 7), date(2026, 11, 23)


@pytest.fixture
def person(world: World, cast: Cast) -> Patient:
    """Somebody in 石桥村, registered and followed up since September."""
    return followed_up(a_patient(cast), SEPTEMBER)


def test_somebody_new_is_due_for_a_first_visit(person: Patient) -> None:
    task = follow_up(person)
    assert (task.rule, task.due_on, task.policy) == (
        "D1",
        date(2026, 9, 21),
        "INTERVALS 2026-11, CALENDAR 2026-11",
    )
    assert (task.area_id, task.team_id) == (person.area_id, person.team_id)


def test_a_visit_that_counts_closes_the_task_and_opens_the_next(person: Patient) -> None:
    visit = a_visit(person, NOVEMBER)
    settle(person)

    assert (follow_up(person).rule, follow_up(person).due_on) == ("D3", date(2027, 2, 23))
    done = tasks(person.id, "DONE")["FOLLOW_UP"]
    assert (done.due_on, done.closed_visit_id) == (date(2026, 9, 21), visit.id)
    assert (course(person).last_on, course(person).disease_class) == (NOVEMBER, 3)


def test_computing_twice_changes_nothing(person: Patient) -> None:
    a_visit(person, NOVEMBER)
    settle(person)
    report = recompute.county()

    assert report.people == 1
    assert report.is_nothing


def test_a_visit_that_is_not_accepted_brings_the_task_back_with_its_old_date(person: Patient) -> None:
    first = follow_up(person)
    visit = a_visit(person, NOVEMBER)
    settle(person)
    visit.authenticity = "REJECTED"
    db.session.flush()
    settle(person)

    again = follow_up(person)
    assert (again.id, again.due_on, again.held_on) == (first.id, date(2026, 9, 21), date(2026, 9, 21))
    assert course(person).last_on is None


def test_the_old_date_stays_also_under_a_slower_policy(person: Patient, cast: Cast) -> None:
    a_visit(person, SEPTEMBER)
    settle(person)
    assert follow_up(person).due_on == date(2026, 12, 7)
    claimed = a_visit(person, NOVEMBER)
    settle(person)
    slower = as_written("NATIONAL", Kind.INTERVALS)["body"]["classes"]
    slower = slower | {"3": {"after": {"months": 6}, "again": {"months": 6}, "window_days": 14}}
    paper = {"legal_document_no": "1", "approved_by": "田守正"}
    in_force_now(cast.cheng_yan, a_document("slow", Kind.INTERVALS, classes=slower) | paper)
    claimed.authenticity = "REJECTED"
    db.session.flush()
    settle(person)

    assert follow_up(person).due_on == date(2026, 12, 7)
    assert recompute.county().is_nothing


def test_death_closes_everything_in_the_same_moment(person: Patient) -> None:
    a_visit(person, date(2026, 11, 9), 1, 4)
    an_attempt(person, NOVEMBER)
    settle(person)
    assert set(tasks(person.id)) == {"FOLLOW_UP", "REFERRAL", "RETRY"}

    person.whereabouts = "DEAD"
    db.session.flush()
    settle(person)
    assert tasks(person.id) == {}


def test_somebody_in_hospital_rests_and_comes_back(person: Patient) -> None:
    person.whereabouts, person.whereabouts_since = "HOSPITAL", date(2026, 11, 15)
    db.session.flush()
    settle(person)
    [task] = tasks(person.id).values()
    assert (task.kind, task.due_on) == ("STATUS_CHECK", date(2027, 2, 15))


def test_calls_move_nothing_and_light_up_after_two_cycles(person: Patient) -> None:
    a_visit(person, date(2026, 6, 1), 2)
    a_visit(person, date(2026, 6, 15), 2)
    for month in (7, 8):
        a_call(person, date(2026, month, 10))
    settle(person)

    assert follow_up(person).due_on == date(2026, 7, 15)
    assert (course(person).phone_cycles, course(person).light) == (2, "AMBER")

    a_call(person, date(2026, 9, 10))
    settle(person)
    assert (course(person).phone_cycles, course(person).light) == (3, "RED")

    a_visit(person, date(2026, 11, 20), 2)
    settle(person)
    assert course(person).light == "NONE"


def test_two_ways_of_arriving_make_the_same_calendar(world: World, cast: Cast) -> None:
    one, other = (followed_up(a_patient(cast), date(2026, 5, 1)) for _ in range(2))
    told = [(date(2026, 8, 3), 2), (date(2026, 9, 3), 2), (date(2026, 10, 3), 3)]
    for patient, order in ((one, told), (other, told[::-1])):
        for on, found in order:
            a_visit(patient, on, found)
            settle(patient)

    rows = [(task.due_on, task.rule, task.base_on) for task in map(follow_up, (one, other))]
    assert rows[0] == rows[1]
    assert rows[0][1] == "D6"


def test_another_policy_says_what_it_would_change_and_changes_nothing(person: Patient) -> None:
    a_visit(person, date(2026, 10, 8))
    settle(person)
    body = as_written("NATIONAL", Kind.INTERVALS)["body"]["classes"]
    sooner = body | {"3": {"after": {"months": 2}, "again": {"months": 2}, "window_days": 14}}
    report = recompute.county(document=documents.parse(a_document("sooner", Kind.INTERVALS, classes=sooner)))

    assert (report.earlier, report.later, report.opened, report.closed) == (1, 0, 0, 0)
    assert report.rules == {("D3", "D3"): 1}
    assert follow_up(person).due_on == date(2027, 1, 8)


def test_a_run_over_one_county_leaves_the_other_alone(person: Patient, cast: Cast) -> None:
    assert recompute.county(cast.county.path).people == 1
    assert recompute.county(cast.other_county.path).people == 0


def test_a_new_day_is_noticed(person: Patient, world: World) -> None:
    a_visit(person, date(2026, 6, 1), 2)
    a_call(person, date(2026, 6, 10))
    settle(person)
    assert course(person).light == "NONE"
    a_call(person, date(2026, 11, 10))
    settle(person)
    before = course(person).computed_on
    world.wait(minutes=24 * 60)
    recompute.new_day()

    db.session.expire_all()
    assert course(person).computed_on > before


def test_one_task_of_a_kind_is_open_whatever_happens(person: Patient) -> None:
    for on, found in ((date(2026, 10, 1), 1), (date(2026, 10, 15), 1), (date(2026, 11, 1), 2)):
        a_visit(person, on, found)
        settle(person)
    kinds = db.session.scalars(select(FollowupTask.kind).where(FollowupTask.state == "OPEN")).all()
    assert len(kinds) == len(set(kinds))


def test_a_first_visit_over_real_phones_sets_the_date(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    door.together(shen, he)
    shen.send()
    he.send()
    jobs.commit()

    [task] = tasks(door.patient).values()
    assert (task.kind, task.base_on) == ("FOLLOW_UP", NOVEMBER)


def test_the_command_says_what_a_policy_file_would_change(person: Patient, tmp_path: Path) -> None:
    a_visit(person, date(2026, 10, 8))
    settle(person)
    body = as_written("NATIONAL", Kind.INTERVALS)["body"]["classes"]
    sooner = body | {"3": {"after": {"months": 2}, "again": {"months": 2}, "window_days": 14}}
    file = tmp_path / "sooner.json"
    file.write_text(json.dumps(a_document("sooner", Kind.INTERVALS, classes=sooner)), encoding="utf-8")

    said = command.run("990100", file, dry_run=False, told=lambda _: None)

    assert said.startswith("1 people computed; with INTERVALS sooner in force, 0 tasks would be opened")
    assert "1 due earlier, 0 due later" in said
    assert follow_up(person).due_on == date(2027, 1, 8)
    assert "0 tasks were opened" in command.run(None, None, dry_run=False, told=lambda _: None)


def test_the_command_knows_its_areas(person: Patient) -> None:
    with pytest.raises(NoSuch):
        command.run("no such code", None, dry_run=True, told=lambda _: None)
