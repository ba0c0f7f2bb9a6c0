"""Corrections that wait for a second person: of which visit. What they say stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.forms import shelf
from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.roster import gate
from backend.roster.models import Area
from backend.visits import leading
from backend.visits.models import AmendmentRow, FollowupRecord, Visit
from backend.visits.pages.sight import within
from backend.visits.people import briefs
from backend.visits.reading.amendments import AmendmentState
from backend.visits.reading.seconding import bar

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

Shown = dict[str, Any]
MOST = 100


def waiting() -> list[Shown]:
    """Those within reach that somebody else proposed and one may judge, the oldest first."""
    me = gate.principal().id
    found = db.session.execute(_open()).all()
    mine = leading.who_may_second({(row.patient_id, me) for row in found})
    rows = [row for row in found if (row.patient_id, me) in mine]
    people = briefs({row.by for row in rows})
    return [
        {
            "amendment": row.statement,
            "visit": row.visit_id,
            "patient_code": row.code,
            "area": row.area,
            "on": row.on_day,
            "by": people.get(row.by),
            "field": _field(row.form_id, row.form_version, row.field),
        }
        for row in rows
    ]


def may_second(patient: UUID, row: AmendmentRow) -> bool:
    """Whether the reader's word on this correction is waited for."""
    me = gate.principal()
    if row.state != AmendmentState.PROPOSED or bar(me.id, row.by, me.roles, clinical=row.clinical):
        return False
    return (patient, me.id) in leading.who_may_second([(patient, me.id)])


def _open() -> Select[Any, Any, Any, Any, Any, Any, Any, Any, Any, Any]:
    """What a clinician wrote down another clinician judges."""
    one = AmendmentRow
    query = (
        select(
            one.statement, one.visit_id, one.field, one.by, Visit.on_day,
            FollowupRecord.form_id, FollowupRecord.form_version, Patient.code, Area.name.label("area"),
            Visit.patient_id,
        )
        .select_from(one)
        .join(Visit, Visit.id == one.visit_id)
        .join(Patient, Patient.id == Visit.patient_id)
        .join(Area, Area.id == Visit.area_id)
        .join(FollowupRecord, FollowupRecord.visit_id == one.visit_id)
        .where(one.state == AmendmentState.PROPOSED.value, one.by != gate.principal().id)
        .where(within(gate.reach()))
        .order_by(one.at)
        .limit(MOST)
    )  # fmt: skip
    clinical = Part.CLINICAL in parts_of(gate.principal().roles)
    return query if clinical else query.where(one.clinical.is_(False))


def _field(form_id: str | None, version: int | None, name: str) -> dict[str, str]:
    form = shelf.find(form_id, version) if form_id and version else None
    question = form.questions.get(name) if form else None
    return {"zh": question.words.zh, "en": question.words.en} if question else {"zh": name, "en": name}
