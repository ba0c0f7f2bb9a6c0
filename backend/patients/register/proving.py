"""What the server knows by itself and nobody needs to claim: consent, first follow-ups, recorded attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.cases import history
from backend.patients.cases.lost import lost_ground
from backend.patients.models import Patient
from backend.patients.register import consents, places
from backend.patients.register.codes import ConsentKind
from backend.patients.status.codes import Management, Proof
from backend.policy import service as policy
from backend.policy.documents import Kind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID


def of(patients: Collection[UUID]) -> dict[UUID, frozenset[Proof]]:
    """What is proven about each of these people."""
    consented, contacts = consents.proofs(patients), history.contacts_of(patients)
    areas = dict(
        db.session.execute(select(Patient.id, Patient.area_id).where(Patient.id.in_(patients))).all()
    )
    limits = {area: policy.in_force(Kind.CASE_LISTS, today(), area).body for area in set(areas.values())}
    listed = places.listed_elsewhere(patients)
    found: dict[UUID, frozenset[Proof]] = {}
    for one in patients:
        proofs = set(consented.get(one, ()))
        told = contacts[one]
        if told.follow_ups or told.admissions:
            proofs.add(Proof.FOLLOWED_UP)
        if lost_ground(told, limits[areas[one]]):
            proofs.add(Proof.LOST_GROUND)
        if one in listed and places.transfer_accepted(one):
            proofs.add(Proof.TRANSFER_ACCEPTED)
        found[one] = frozenset(proofs)
    return found


def since(patient_id: UUID, to: Management) -> date:
    """The day from which somebody takes part, or does not: of the consent, or of the first follow-up."""
    newest = consents.current([patient_id], ConsentKind.COMMUNITY_MGMT).get(patient_id)
    if to is Management.MANAGED:
        told = history.contacts_of([patient_id])[patient_id]
        days = [*(one.on for one in told.follow_ups), *told.admissions]
        return min(days, default=today())
    return newest.on if newest else today()
