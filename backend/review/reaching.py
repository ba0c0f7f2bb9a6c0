"""Whom to call back about a visit that was drawn: the guardian on record, or the person's own telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel import vault
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import sealed, service
from backend.patients.register.models import Guardian
from backend.review import calls
from backend.review import refusals as say
from backend.roster import access

if TYPE_CHECKING:
    from uuid import UUID

Shown = dict[str, Any]


def contact(visit_id: UUID) -> Shown:
    """`{name, relation, phone}`; looking is recorded. The name is that of whoever answers, to ask for them.

    Raises:
        NotDrawn, TookPart, SameTeam, NobodyToCall.
    """
    row = calls.may_call(visit_id)
    access.record("sample.contact", "visit", visit_id, purpose="call back", fields=["phone"])
    try:
        found = _guardian(row.patient_id) or _self(row.patient_id)
    except vault.Withdrawn:
        found = None
    if found is None:
        raise say.NobodyToCall
    return found


def _guardian(patient_id: UUID) -> Shown | None:
    query = select(Guardian).where(
        Guardian.patient_id == patient_id, (Guardian.until.is_(None)) | (Guardian.until >= today())
    )
    for one in db.session.scalars(query.order_by(Guardian.since.desc(), Guardian.id.desc())):
        told = sealed.opened(patient_id, one.details, sealed.GUARDIAN, one.id)
        if told["phone"]:
            return {"name": told["name"], "relation": told["relation"] or None, "phone": told["phone"]}
    return None


def _self(patient_id: UUID) -> Shown | None:
    known = service.identity(service.get(patient_id))
    return {"name": known.first_name, "relation": None, "phone": known.phone} if known.phone else None
