"""People on their way from one place to another: offered to us, or offered by us and not accepted yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from backend.kernel.db import db
from backend.patients import sealed
from backend.patients.models import Patient
from backend.patients.register import listing
from backend.patients.register.models import DualListing
from backend.patients.sealed import opened_words
from backend.roster import gate
from backend.roster.models import Area

MOST = 200


def waiting() -> list[dict[str, Any]]:
    """Transfers within reach that nobody has accepted, oldest first. `incoming`: it is for us to accept."""
    here, there = aliased(Area), aliased(Area)
    reach = gate.reach()
    ours = reach.area_clause(here.path)
    query = (
        select(DualListing, Patient, here.name, there.name, ours.label("incoming"))
        .join(Patient, Patient.id == DualListing.patient_id)
        .outerjoin(here, here.id == DualListing.residence_id)
        .outerjoin(there, there.id == DualListing.register_id)
        .where(DualListing.accepted_on.is_(None), DualListing.ended_on.is_(None))
        .where(or_(ours, reach.area_clause(there.path)))
    )
    rows = db.session.execute(query.order_by(DualListing.sent_on, DualListing.id).limit(MOST)).all()
    people = {one["id"]: one for one in listing.shown([patient for _, patient, *_ in rows])}
    return [
        {**_told(sent, residence, register), "incoming": bool(incoming), "patient": people[patient.id]}
        for sent, patient, residence, register, incoming in rows
    ]


def _told(sent: DualListing, residence: str | None, register: str | None) -> dict[str, Any]:
    words = opened_words(sent.patient_id, sent.elsewhere, sealed.ELSEWHERE, sent.id)
    return {
        "id": sent.id,
        "residence": residence or words or "",
        "register": register or words or "",
        "means": sent.means,
        "sent_on": sent.sent_on,
    }
