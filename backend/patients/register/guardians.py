"""Guardians and responsible persons: who looks after someone, and who answers for it by name."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import blind, sealed
from backend.patients.cases.facts import Capacity
from backend.patients.register import refusals as say
from backend.patients.register.models import Guardian, Responsible
from backend.policy import service as policy
from backend.policy.aliases import Slot
from backend.policy.documents import Kind
from backend.roster.find import existing
from backend.roster.models import Area, Organisation, Staff, StaffArea, StaffRole
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Select

    from backend.patients.models import Patient
    from backend.policy.aliases import Roles

FAMILY = frozenset({Slot.GUARDIAN, Slot.FAMILY})


@dataclass(frozen=True)
class GuardianDetails:
    """What rests sealed of a guardian. Days in ISO 8601; empty where not known."""

    name: str = ""
    relation: str = ""
    phone: str = ""
    second_phone: str = ""
    address: str = ""
    concerns: tuple[str, ...] = ()
    """What makes it hard: aged, ill, disabled, away, …"""
    own_wish: str = ""
    """What the person themself would like."""
    agreement_on: str = ""
    insured: bool | None = None


def guardian_row(patient_id: UUID, since: date, capacity: Capacity, details: GuardianDetails,
                 interim_org_id: UUID | None, by: UUID | None) -> Guardian:  # fmt: skip
    """A guardian as a row, for an import too; `blind.enter` makes the phones findable."""
    row_id = uuid7()
    return Guardian(
        id=row_id,
        patient_id=patient_id,
        since=since,
        capacity=capacity,
        interim_org_id=interim_org_id,
        details=sealed.seal(patient_id, asdict(details), sealed.GUARDIAN, row_id),
        at=now_ms(),
        by=by,
    )


def record(patient: Patient, since: date, capacity: Capacity, details: GuardianDetails,
           interim_org_id: UUID | None, by: UUID) -> Guardian:  # fmt: skip
    """Someone else looks after the person from a day on; whoever did before is kept.

    Raises:
        InterimMissing: nobody does, and no organisation answers meanwhile.
        OwnWishMissing: nobody does, and nobody asked what the person wants.
        NoSuch: there is no such organisation.
    """
    if capacity is Capacity.NONE and interim_org_id is None:
        raise say.InterimMissing
    if capacity is Capacity.NONE and not details.own_wish.strip():
        raise say.OwnWishMissing
    if interim_org_id:
        existing(Organisation, interim_org_id)
    before = current([patient.id]).get(patient.id)
    if before:
        before.until = since
    row = guardian_row(patient.id, since, capacity, details, interim_org_id, by)
    db.session.add(row)
    blind.enter(patient.id, phones(details))
    db.session.flush()
    told = {"patient": str(patient.id), "guardian": str(row.id), "capacity": row.capacity}
    acts.record("patient.guardian", told, by, patient.id)
    changed(patient.id)
    return row


def phones(details: GuardianDetails) -> list[tuple[str, str]]:
    """What the family is found by."""
    return [(blind.PHONE, details.phone), (blind.PHONE, details.second_phone)]


def current(patients: Collection[UUID]) -> dict[UUID, Guardian]:
    """Who looks after these people; those of whom nothing is recorded are left out."""
    query = select(Guardian).where(Guardian.patient_id.in_(patients), Guardian.until.is_(None))
    return {row.patient_id: row for row in db.session.scalars(query.order_by(Guardian.since, Guardian.at))}


def details(row: Guardian) -> GuardianDetails:
    """The sealed part. Raises vault.Withdrawn."""
    held: dict[str, Any] = sealed.opened(row.patient_id, row.details, sealed.GUARDIAN, row.id)
    return GuardianDetails(**{**held, "concerns": tuple(held["concerns"])})


def assign(patient: Patient, slot: Slot, staff_id: UUID | None, since: date, by: UUID) -> None:
    """Put somebody's name into a slot, or leave it empty (None): an empty slot is work to be done.

    Raises:
        SlotUnknown, SlotRole, NoSuch.
    """
    roles = _roles(patient, since)
    wanted = wanted_slots(patient, since)
    if slot not in wanted or slot in FAMILY:
        raise say.SlotUnknown(slots=", ".join(one for one in wanted if one not in FAMILY))
    if staff_id and not roles.filled_by[slot] & set(existing(Staff, staff_id).roles):
        raise say.SlotRole(roles=", ".join(sorted(roles.filled_by[slot])))
    open_rows = select(Responsible).where(
        Responsible.patient_id == patient.id, Responsible.slot == slot, Responsible.until.is_(None)
    )
    for row in db.session.scalars(open_rows):
        row.until = since
    if staff_id:
        db.session.add(
            Responsible(patient_id=patient.id, slot=slot, staff_id=staff_id, since=since, at=now_ms(), by=by)
        )
    db.session.flush()
    told = {"patient": str(patient.id), "slot": slot, "staff": staff_id and str(staff_id)}
    acts.record("patient.responsible", told, by, patient.id)
    changed(patient.id)


def candidates(patient: Patient, slot: Slot, on: date) -> Sequence[Staff]:
    """Colleagues working where the person lives who may take a responsibility, by name."""
    roles = _roles(patient, on).filled_by.get(slot, frozenset())
    query = (
        select(Staff)
        .where(Staff.active.is_(True), Staff.role_rows.any(StaffRole.role.in_(roles)))
        .where(Staff.area_rows.any(StaffArea.area_id.in_(_around(patient))))
    )
    return db.session.scalars(query.order_by(Staff.name)).all()


def _around(patient: Patient) -> Select[UUID]:
    """The person's area and all that contain it."""
    codes = patient.area.path.split("/")[:-1]
    return select(Area.id).where(Area.path.in_(["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]))


def wanted_slots(patient: Patient, on: date) -> list[Slot]:
    """Which responsibilities the policy asks for, in its order."""
    roles = _roles(patient, on)
    schemes = policy.in_force(Kind.PROFILE, on, patient.area_id).body.assignment
    return list(dict.fromkeys(slot for scheme in schemes for slot in roles.slots[scheme]))


def slots(patient: Patient, on: date) -> list[tuple[Slot, UUID | None, bool]]:
    """Every slot that is asked for: (slot, who of the staff, whether it is filled)."""
    query = select(Responsible.slot, Responsible.staff_id).where(
        Responsible.patient_id == patient.id, Responsible.until.is_(None)
    )
    held = dict(db.session.execute(query).all())
    guardian = current([patient.id]).get(patient.id)
    has_family = guardian is not None and guardian.capacity != Capacity.NONE
    return [
        (slot, held.get(slot), has_family if slot in FAMILY else slot in held)
        for slot in wanted_slots(patient, on)
    ]


def _roles(patient: Patient, on: date) -> Roles:
    roles: Roles = policy.in_force(Kind.ROLES, on, patient.area_id).body
    return roles
