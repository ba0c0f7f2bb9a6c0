"""Forgetting those who turned out not to belong here."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.jobs import every
from backend.patients import recording, service
from backend.patients.models import Patient
from backend.patients.status.codes import Registration

RULE = "R-15"
AT_ONCE = 500


@every(minutes=60)
def erase_excluded() -> None:
    """Erase those of whom a psychiatrist said 30 days ago that they are not covered; only a count stays."""
    query = select(Patient.id).where(
        Patient.registration == Registration.EXCLUDED,
        Patient.state == recording.ACTIVE,
        Patient.registered_since <= today() - timedelta(days=recording.EXCLUDED_DAYS),
    )
    for one in db.session.scalars(query.limit(AT_ONCE)).all():
        service.withdraw(one, RULE, None)
