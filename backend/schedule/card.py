"""The card of one person: when they are seen next and why, and no more than the reader may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import service as patients
from backend.patients.register import sight
from backend.policy import service as policies
from backend.policy.codes import Colour, Outcome, Purpose
from backend.policy.documents import Kind
from backend.roster import access, gate
from backend.roster.gate import Scope
from backend.roster.roles import Role
from backend.schedule import objections, safety, saying
from backend.schedule.around import around
from backend.schedule.codes import TaskKind, TaskState
from backend.schedule.models import ColourAssessment, Course, FollowupTask
from backend.schedule.phone import place
from backend.visits.consequences import NOT_MADE
from backend.visits.models import FollowupRecord, Visit, VisitMember
from backend.visits.people import briefs
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.patients.models import Patient

Shown = dict[str, Any]
HISTORY = 30
IN_PERSON = [outcome.value for outcome in Outcome if outcome.in_person]
_STATUS = ("code", "management", "whereabouts", "whereabouts_verified", "whereabouts_since")


def card(patient_id: UUID) -> Shown:
    """The card; reading it is recorded.

    Raises:
        UnknownPatient: also for somebody out of reach.
    """
    patient = sight.patient_within(gate.reach(), patient_id)
    course = db.session.get(Course, patient_id)
    rights = _rights()
    shown = {
        **_who(patient, rights),
        **_calendar(patient, course, rights),
        **_condition(patient, course, rights),
        **around(patient, rights),
        "phone": patients.identity(patient).phone or None if "phone" in rights else None,
        "team": saying.team_told(saying.Teams().needed(course, patient.area_id, Purpose.FOLLOW_UP)),
        "contacts": _contacts(patient_id, rights),
        "objections": _objections(patient_id, rights),
    }
    access.record("card.open", "patient", patient_id, fields=sorted(rights))
    return shown


def _objections(patient_id: UUID, rights: set[str]) -> list[Shown]:
    """Whoever may record one sees that there is one; what was said is for who treats and who supervises."""
    if not rights & {"object", "colour"}:
        return []
    full = "clinical" in rights or Role.SUP in gate.principal().roles
    return objections.shown(patient_id, colours=full)


def _rights() -> set[str]:
    """Which parts of a card the reader sees."""
    names = {
        "clinical": "patient.clinical",
        "danger": "danger.read",
        "colour": "colour.read",
        "name": "patient.first_name",
        "people": "patient.name",
        "guardian": "patient.guardian",
        "object": "colour.object",
        "phone": "patient.identity",
    }
    seen = {part for part, permission in names.items() if gate.scope(permission).scope > Scope.NONE}
    return seen | ({"history"} if gate.reach().scope >= Scope.TEAM else set())


def _who(patient: Patient, rights: set[str]) -> Shown:
    who: Shown = {"first_name": None, "address": "", "village": patient.area.name, "coarse": None}
    if "name" in rights:
        who = place(patients.card(patient.id))
    return {**who, "patient": patient.id, **{name: getattr(patient, name) for name in _STATUS}}


def _calendar(patient: Patient, course: Course | None, rights: set[str]) -> Shown:
    clinical = "clinical" in rights
    query = select(FollowupTask).where(
        FollowupTask.patient_id == patient.id, FollowupTask.state == TaskState.OPEN.value
    )
    supervisor = Role.SUP in gate.principal().roles
    if not (clinical or supervisor):  # that an answer stands would say that there is a colour now
        query = query.where(FollowupTask.kind != TaskKind.TELL.value)
    tasks = db.session.scalars(query.order_by(FollowupTask.due_on)).all()
    return {
        "tasks": [saying.told(task, clinical=clinical) for task in tasks],
        "last_on": course.last_on if course else None,
        "met_on": course.met_on if course else None,
        "light": saying.light_told(course, clinical=clinical and not supervisor),
        "shortage": course.shortage if course and clinical else None,
    }


def _condition(patient: Patient, course: Course | None, rights: set[str]) -> Shown:
    danger = course.danger if course else None
    told = danger if "danger" in rights else None
    if Role.POL in gate.principal().roles and "clinical" not in rights and told is not None:
        threshold = policies.in_force(Kind.PROFILE, today(), patient.area_id).body.police_threshold
        told = told if told >= threshold else None
    return {
        "disease_class": course.disease_class if course and "clinical" in rights else None,
        "danger": told,
        "safety": safety.told(course, patient.management),
        "colour": _colour(course, rights) if course else None,
    }


def _colour(course: Course, rights: set[str]) -> Shown | None:
    if "colour" not in rights:
        return None
    if "clinical" not in rights and Role.POL in gate.principal().roles:
        severe = course.colour in {Colour.RED, Colour.ORANGE}
        return {"now": course.colour if severe else None, "assessments": []}
    query = select(ColourAssessment).where(ColourAssessment.patient_id == course.patient_id)
    rows = db.session.scalars(query.order_by(ColourAssessment.on_day.desc()).limit(10)).all()
    people = briefs({one for row in rows for one in (row.by, row.second_by)})
    return {
        "now": course.colour,
        "assessments": [
            {
                "assessment": row.statement,
                "visit": row.visit_id,
                "on": row.on_day,
                "by": people.get(row.by),
                "proposed": row.proposed,
                "confirmed": row.confirmed,
                "points": row.points,
                "items": [{"factor": one[0], "value": one[1], "points": one[2]} for one in row.items],
                "second_needed": row.second_needed,
                "agreed": row.agreed,
                "second_by": people.get(row.second_by) if row.second_by else None,
                "valid_until": row.valid_until,
                "policy": row.policy,
            }
            for row in rows
        ],
    }


def _contacts(patient_id: UUID, rights: set[str]) -> list[Shown]:
    """Visits, attempts and calls, newest first; those who only help see the ones they were part of."""
    query = select(Visit).where(
        Visit.patient_id == patient_id, Visit.state.not_in([State.PLANNED, *NOT_MADE])
    )
    if "history" not in rights:
        me = gate.principal().id
        query = query.where(Visit.id.in_(select(VisitMember.visit_id).where(VisitMember.staff_id == me)))
    visits = db.session.scalars(query.order_by(Visit.on_day.desc(), Visit.id.desc()).limit(HISTORY)).all()
    return _told(visits)


def _told(visits: Sequence[Visit]) -> list[Shown]:
    people = briefs({visit.leader_id for visit in visits})
    instead = _instead(visits)
    return [
        {
            "visit": visit.id,
            "on": visit.on_day,
            "purpose": visit.purpose,
            "state": visit.state,
            "form": visit.form,
            "outcome": visit.outcome,
            "effect": visit.clinical_effect,
            "instead": instead.get(visit.id),
            "leader": people.get(visit.leader_id) if visit.leader_id else None,
        }
        for visit in visits
    ]


def _instead(visits: Sequence[Visit]) -> dict[UUID, Shown]:
    """Call → until when it stands in for a visit, and whether that is over: its day came, or they met."""
    query = select(FollowupRecord.visit_id, FollowupRecord.until).where(
        FollowupRecord.visit_id.in_([visit.id for visit in visits if visit.state == State.CONTACTED]),
        FollowupRecord.until.is_not(None),
    )
    calls = {visit.id: visit for visit in visits}
    met = [visit.on_day for visit in visits if visit.form in (1, 2) and visit.outcome in IN_PERSON]
    told = {}
    for call, until in ((row.visit_id, row.until) for row in db.session.execute(query) if row.until):
        began = calls[call].on_day
        ends = min([until, *(day for day in met if began < day)])
        shortened = "call.shortened" in calls[call].notes
        told[call] = {"until": ends, "over": ends < today() or ends < until, "shortened": shortened}
    return told
