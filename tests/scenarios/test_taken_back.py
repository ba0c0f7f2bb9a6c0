"""Consent taken back, or somebody erased: nothing of how they were stands in the clear any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.db import db
from backend.patients import service
from backend.patients.cases import service as cases
from backend.patients.cases.models import CaseEntry
from backend.policy.case_lists import CaseList
from backend.schedule.models import Course
from backend.visits.models import FollowupRecord
from tests.patients.people import a_patient
from tests.scenarios.desk import TODAY, Desk
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backend.patients.models import Patient
    from tests.conftest import Browser
    from tests.visits.conftest import Door


def plain(patient_id: UUID) -> set[tuple[int | None, ...]]:
    db.session.rollback()
    columns = FollowupRecord.class_, FollowupRecord.danger, FollowupRecord.adherence
    rows = db.session.execute(select(*columns).where(FollowupRecord.patient_id == patient_id))
    return {tuple(row) for row in rows}


def seen(door: Door, **told: int) -> Patient:
    patient = followed_up(a_patient(door.cast), TODAY - timedelta(days=300))
    a_visit(patient, TODAY - timedelta(days=20), **told)
    settle(patient)
    return patient


def test_an_erased_person_leaves_no_class_and_no_danger(door: Door) -> None:
    patient = seen(door)
    assert plain(patient.id) != {(None, None, None)}
    service.withdraw(patient.id, "R-15", None)
    jobs.commit()
    assert plain(patient.id) == {(None, None, None)}
    course = db.session.get_one(Course, patient.id)
    assert (course.disease_class, course.danger, course.colour) == (None, None, None)


def test_who_takes_back_their_consent_leaves_only_what_is_sealed(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    desk = Desk(signed_in("shen.zhixia"), door.patient)
    desk.to("consents", decision="AGREED", text_version="1", on=TODAY.isoformat())
    door.together(shen, he)
    shen.send()
    he.send()
    assert plain(door.patient) not in (set(), {(None, None, None)})
    desk.to("consents", decision="WITHDRAWN", text_version="1", on=TODAY.isoformat())
    assert plain(door.patient) == {(None, None, None)}
    assert db.session.get_one(Course, door.patient).danger is None


def test_time_alone_ends_what_is_quiet_for_long_enough(door: Door) -> None:
    patient = followed_up(a_patient(door.cast), TODAY - timedelta(days=300))
    cases.open_by_hand(patient, CaseList.RELAPSING, TODAY, door.cast.shen_zhixia.id)
    jobs.commit()
    cases.pass_time()
    jobs.commit()
    entry = db.session.scalars(select(CaseEntry).where(CaseEntry.patient_id == patient.id)).one()
    assert entry.closed_on is None
    door.world.wait(minutes=400 * 24 * 60)
    cases.pass_time()
    jobs.commit()
    assert (entry.closed_on is not None, entry.closed_why) == (True, "QUIET")
