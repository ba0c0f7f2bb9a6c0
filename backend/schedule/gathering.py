"""Gathers, for many people at once, what the rules look at: register, visits, colours, and words on tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from backend.kernel.db import run
from backend.patients.models import Patient
from backend.patients.register.models import StatusChange
from backend.patients.status.codes import Axis, Closing, Management, Registration, Whereabouts
from backend.patients.status.guard import Status
from backend.policy.codes import Authenticity, ClinicalEffect, Colour, Form, Outcome, Purpose
from backend.roster.models import Area
from backend.schedule import objections
from backend.schedule.codes import PhoneException, TaskKind
from backend.schedule.history import Contact
from backend.schedule.models import ColourAssessment, FollowupTask
from backend.visits.models import FollowupRecord, Visit

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

BACK_FROM = {
    Whereabouts.HOSPITAL: "discharged_on",
    Whereabouts.DETAINED: "released_on",
    Whereabouts.CARE_INSTITUTION: "discharged_on",
    Whereabouts.LOST: "found_on",
}


@dataclass
class Person:
    """Everything known of one person, not yet judged."""

    id: UUID
    area_id: UUID
    team_id: UUID | None
    path: str
    status: Status
    started_on: date
    whereabouts_since: date
    back: dict[str, date] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    colour: Colour | None = None
    colour_on: date | None = None
    done: dict[TaskKind, date] = field(default_factory=dict)
    objected_on: date | None = None
    untold: tuple[tuple[date, date], ...] = ()


def people(ids: Collection[UUID], today: date) -> dict[UUID, Person]:
    """These people, those who exist."""
    found = {row.id: _person(row) for row in run(_PEOPLE, ids=list(ids))}
    if not found:
        return found
    known = list(found)
    for row in run(_BACK, ids=known, axis=Axis.WHEREABOUTS.value, before=[str(one) for one in BACK_FROM]):
        name = BACK_FROM[Whereabouts(row.before)]
        back = found[row.patient_id].back
        back[name] = max(back.get(name, row.since), row.since)
    for row in run(_CONTACTS, ids=known):
        found[row.patient_id].contacts.append(_contact(row))
    for row in run(_COLOURS, ids=known, today=today):
        person = found[row.patient_id]
        person.colour, person.colour_on = Colour(row.confirmed), row.on_day
    for row in run(_DONE, ids=known):
        found[row.patient_id].done[TaskKind(row.kind)] = row.done_on
    for one, matters in objections.open_matters(known).items():
        waiting = [said for said, ready in matters if ready is None]
        found[one].objected_on = min(waiting, default=None)
        found[one].untold = tuple((said, ready) for said, ready in matters if ready)
    return found


def _person(row: Any) -> Person:
    status = Status(
        registration=Registration(row.registration),
        management=Management(row.management) if row.management else None,
        whereabouts=Whereabouts(row.whereabouts),
        verified=row.whereabouts_verified,
        closing=Closing(row.closing) if row.closing else None,
    )
    return Person(
        row.id, row.area_id, row.team_id, row.path, status, row.managed_since, row.whereabouts_since
    )


def _contact(row: Any) -> Contact:
    form, outcome = row.form, row.outcome  # an outcome, or the result of an attempt
    return Contact(
        on=row.on_day,
        id=row.id.hex,
        effect=_EFFECT[row.clinical_effect],
        purpose=_PURPOSE.get(row.purpose),
        face=outcome in _IN_PERSON and form in _FACE,
        by_phone=form == Form.PHONE.value,
        rejected=row.authenticity == Authenticity.REJECTED.value,
        disease_class=row.class_,
        danger=row.danger,
        exception=PhoneException(str(row.exception)) if row.exception else None,
        until=row.until,
    )


_IN_PERSON = frozenset(one.value for one in Outcome if one.in_person)
_FACE = frozenset({Form.CLINIC.value, Form.HOME.value})
_EFFECT = {one.value: one for one in ClinicalEffect}
_PURPOSE = {one.value: one for one in Purpose}

_PEOPLE = (
    select(
        Patient.id,
        Patient.area_id,
        Patient.team_id,
        Area.path,
        Patient.registration,
        Patient.management,
        Patient.managed_since,
        Patient.whereabouts,
        Patient.whereabouts_since,
        Patient.whereabouts_verified,
        Patient.closing,
    )
    .join(Area, Area.id == Patient.area_id)
    .where(Patient.id.in_(bindparam("ids", expanding=True)))
)
_BACK = select(StatusChange.patient_id, StatusChange.before, StatusChange.since).where(
    StatusChange.patient_id.in_(bindparam("ids", expanding=True)),
    StatusChange.axis == bindparam("axis"),
    StatusChange.before.in_(bindparam("before", expanding=True)),
)
_CONTACTS = (
    select(
        Visit.id,
        Visit.patient_id,
        Visit.on_day,
        Visit.purpose,
        Visit.outcome,
        Visit.form,
        Visit.clinical_effect,
        Visit.authenticity,
        FollowupRecord.class_,
        FollowupRecord.danger,
        FollowupRecord.exception,
        FollowupRecord.until,
    )
    .outerjoin(FollowupRecord, FollowupRecord.visit_id == Visit.id)
    .where(Visit.patient_id.in_(bindparam("ids", expanding=True)), Visit.clinical_effect.is_not(None))
)
_COLOURS = (
    select(ColourAssessment.patient_id, ColourAssessment.confirmed, ColourAssessment.on_day)
    .where(
        ColourAssessment.patient_id.in_(bindparam("ids", expanding=True)),
        (ColourAssessment.second_needed.is_(False)) | (ColourAssessment.agreed.is_(True)),
        ColourAssessment.valid_until >= bindparam("today"),
    )
    .order_by(ColourAssessment.on_day, ColourAssessment.statement)
)
_DONE = (
    select(FollowupTask.patient_id, FollowupTask.kind, FollowupTask.done_on)
    .where(FollowupTask.patient_id.in_(bindparam("ids", expanding=True)), FollowupTask.done_on.is_not(None))
    .order_by(FollowupTask.done_on)
)
