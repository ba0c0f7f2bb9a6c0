"""Colours that wait for a second person: what the first one settled on, with every point and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import service as patients
from backend.patients.models import Patient
from backend.policy.permissions import CLINICIANS
from backend.roster import access, gate
from backend.roster.models import Area
from backend.schedule.models import ColourAssessment
from backend.transparency.models import StatementRecord
from backend.visits.bodies import record_shapes
from backend.visits.people import briefs
from backend.visits.projecting.gathering import heard_again

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement

    from backend.visits.people import Brief

Shown = dict[str, Any]
MOST = 100


def waiting() -> list[Shown]:
    """Those within reach that somebody else settled on, the oldest first. Reading them is recorded."""
    rows = [row for row in _open() if row.by != gate.principal().id]
    people = briefs({row.by for row in rows})
    named = {*CLINICIANS} & {*gate.principal().roles}
    cards = patients.cards({row.patient_id for row in rows}) if rows and named else {}
    for row in rows:
        access.record("colour.read", "patient", row.patient_id, fields=["colour"])
    return [
        _shown(row, people, cards[row.patient_id].first_name if row.patient_id in cards else None)
        for row in rows
    ]


def _open() -> Sequence[ColourAssessment]:
    """Only a person's newest: what came after it has settled the matter."""
    query = (
        select(ColourAssessment)
        .join(Patient, Patient.id == ColourAssessment.patient_id)
        .join(Area, Area.id == Patient.area_id)
        .where(
            ColourAssessment.second_needed.is_(True),
            ColourAssessment.agreed.is_(None),
            ColourAssessment.valid_until >= today(),
            gate.reach().area_clause(Area.path),
            _newest(),
        )
    )
    return db.session.scalars(query.order_by(ColourAssessment.on_day).limit(MOST)).all()


def _newest() -> ColumnElement[bool]:
    later = ColourAssessment.__table__.alias("later")
    return (
        ~select(later.c.statement)
        .where(later.c.patient_id == ColourAssessment.patient_id, later.c.on_day > ColourAssessment.on_day)
        .exists()
    )


def _shown(row: ColourAssessment, people: dict[UUID, Brief], first_name: str | None) -> Shown:
    patient = db.session.get_one(Patient, row.patient_id)
    return {
        "assessment": row.statement,
        "visit": row.visit_id,
        "patient": row.patient_id,
        "patient_code": patient.code,
        "first_name": first_name,
        "area": patient.area.name,
        "on": row.on_day,
        "by": people.get(row.by),
        "proposed": row.proposed,
        "confirmed": row.confirmed,
        "reason": _reason(row.statement),
        "points": row.points,
        "items": [{"factor": one[0], "value": one[1], "points": one[2]} for one in row.items],
        "policy": row.policy,
    }


def _reason(statement: str) -> str | None:
    """Why the doctor differed, in their own words; they rest sealed in the statement."""
    record = db.session.scalar(select(StatementRecord).where(StatementRecord.hash == statement))
    told = heard_again(record) if record else None
    colour = record_shapes.assessed(told.statement)["colour"] if told else None
    return colour["reason"] if colour else None
