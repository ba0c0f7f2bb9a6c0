"""What psychiatrists found of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.patients import sealed
from backend.patients.register.models import Diagnosis

if TYPE_CHECKING:
    from uuid import UUID


def newest(patient_id: UUID) -> dict[str, Any] | None:
    """What was found last, if anything: disease, report_type, words, hospital, confirmed_on."""
    query = select(Diagnosis).where(Diagnosis.patient_id == patient_id).order_by(Diagnosis.at.desc())
    row = db.session.scalars(query.limit(1)).first()
    if row is None:
        return None
    held: dict[str, Any] = sealed.opened(patient_id, row.sealed, sealed.DIAGNOSIS, row.id)
    return held
