"""Writing a change of status down, with everything that ends with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.models import Home
from backend.patients.register.models import Responsible, StatusChange
from backend.patients.status.codes import Axis, Registration
from backend.transparency import acts

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from backend.patients.models import Patient
    from backend.patients.status.codes import Proof
    from backend.patients.status.guard import Status


@dataclass(frozen=True)
class Decided:
    """Who decided, when it is true from, and on what it rests. `by` is None for the server."""

    since: date
    proofs: frozenset[Proof]
    why: str | None
    visit_id: UUID | None
    by: UUID | None
    second: UUID | None


def write(patient: Patient, before: Status, after: Status, decided: Decided) -> None:
    """One row and one act for each answer that changed; the person's own row follows."""
    for axis in Axis:
        verified = axis is Axis.WHEREABOUTS and before.verified != after.verified
        if before.at(axis) != after.at(axis) or verified:
            _note(patient, axis, before, after, decided)
    patient.registration, patient.closing = after.registration, after.closing
    patient.management = after.management
    patient.whereabouts, patient.whereabouts_verified = after.whereabouts, after.verified
    if after.registration is Registration.CLOSED and before.registration is not Registration.CLOSED:
        _end(patient.id, decided.since)
    db.session.flush()
    changed(patient.id)


def _note(patient: Patient, axis: Axis, before: Status, after: Status, decided: Decided) -> None:
    row_id = uuid7()
    row = StatusChange(
        id=row_id,
        patient_id=patient.id,
        axis=axis,
        before=before.at(axis),
        after=after.at(axis),
        closing=after.closing if axis is Axis.REGISTRATION else None,
        verified=after.verified if axis is Axis.WHEREABOUTS else True,
        since=decided.since,
        proofs=sorted(decided.proofs),
        why=sealed.seal_words(patient.id, decided.why, sealed.WHY, row_id),
        visit_id=decided.visit_id,
        at=now_ms(),
        by=decided.by,
        second=decided.second,
    )
    db.session.add(row)
    if before.at(axis) != after.at(axis):
        setattr(patient, _SINCE[axis], decided.since)
    told = {"patient": str(patient.id), "change": str(row_id), "axis": axis, "after": row.after}
    acts.record("patient.status", told, decided.by, patient.id)


def _end(patient_id: UUID, on: date) -> None:
    """Whoever left the register is looked for nowhere: no point for phones, nobody in charge any more."""
    db.session.execute(update(Home).where(Home.patient_id == patient_id).values(coarse=None))
    still = (Responsible.patient_id == patient_id) & Responsible.until.is_(None)
    db.session.execute(update(Responsible).where(still).values(until=on))


_SINCE = {
    Axis.REGISTRATION: "registered_since",
    Axis.MANAGEMENT: "managed_since",
    Axis.WHEREABOUTS: "whereabouts_since",
}
