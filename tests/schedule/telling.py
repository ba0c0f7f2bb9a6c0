"""Visits as they stand once they were read: rows, without the phones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.schedule.codes import TaskKind
from backend.schedule.models import Course, FollowupTask
from backend.visits.models import FollowupRecord, Visit

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.models import Patient


def a_visit(
    patient: Patient,
    on: date,
    disease_class: int | None = 3,
    danger: int | None = 0,
    *,
    outcome: str | None = "SEEN",
    form: int | None = 2,
    effect: str = "RESETS_DUE",
    **told: Any,
) -> Visit:
    """A visit that was read and judged; the calendar has not heard of it yet."""
    at = int(datetime(on.year, on.month, on.day, 2, tzinfo=UTC).timestamp() * 1000)
    visit = Visit(
        id=uuid7(),
        patient_id=patient.id,
        area_id=patient.area_id,
        facts={},
        on_day=on,
        state="CLOSED",
        purpose=told.get("purpose", "FOLLOW_UP"),
        outcome=outcome,
        form=form,
        clinical_effect=effect,
        authenticity=told.get("authenticity", "JOINT_CONFIRMED"),
        clinical_reasons=[],
        authenticity_reasons=[],
        awaited={},
        notes=[],
        policy_version="2026-11",
        opened_at=at,
        closed_at=at + 1,
    )
    db.session.add(visit)
    db.session.flush()
    if outcome or form == 3:
        db.session.add(_record(visit, at, disease_class, danger, told))
    db.session.flush()
    return visit


def _record(
    visit: Visit, at: int, disease_class: int | None, danger: int | None, told: dict[str, Any]
) -> FollowupRecord:
    return FollowupRecord(
        visit_id=visit.id,
        patient_id=visit.patient_id,
        at=at,
        on_day=visit.on_day,
        form=visit.form,
        outcome=visit.outcome,
        sealed=b"",
        class_=disease_class,
        danger=danger,
        complete=True,
        by=uuid7(),
        clinical_effect=visit.clinical_effect,
        exception=told.get("exception"),
        until=told.get("until"),
    )


def a_call(patient: Patient, on: date, **told: Any) -> Visit:
    return a_visit(patient, on, None, None, outcome=None, form=3, effect="CONTACT_ONLY", **told)


def an_attempt(patient: Patient, on: date) -> Visit:
    return a_visit(patient, on, None, None, outcome="NOBODY", form=None, effect="ATTEMPT")


def followed_up(patient: Patient, since: date) -> Patient:
    """Registered, at home, and taking part since a day; the calendar has heard of it."""
    patient.registration, patient.management, patient.whereabouts = "REGISTERED", "MANAGED", "HOME"
    patient.managed_since = patient.whereabouts_since = since
    db.session.flush()
    settle(patient)
    return patient


def settle(patient: Patient) -> None:
    """Let the calendar hear of it."""
    changed(patient.id)
    jobs.commit()


def tasks(patient_id: UUID, state: str = "OPEN") -> dict[str, FollowupTask]:
    query = select(FollowupTask).where(FollowupTask.patient_id == patient_id, FollowupTask.state == state)
    return {TaskKind(one.kind).value: one for one in db.session.scalars(query)}


def follow_up(patient: Patient) -> FollowupTask:
    return tasks(patient.id)["FOLLOW_UP"]


def course(patient: Patient) -> Course:
    return db.session.get_one(Course, patient.id)


def due_things(patient: Patient) -> dict[str, UUID]:
    """An open follow-up and an open referral, by the names that `tests/doors.py` uses."""
    a_visit(followed_up(patient, day_of(now_ms())), day_of(now_ms()), 1)
    settle(patient)
    found = tasks(patient.id)
    return {"task": found["FOLLOW_UP"].id, "referral": found["REFERRAL"].id}
