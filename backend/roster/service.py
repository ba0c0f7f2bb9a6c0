"""What other slices ask of the roster."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select, update

from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.roster.device_models import CachedPatient, Device
from backend.roster.models import Organisation, Staff
from backend.roster.roles import DeviceState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

WIPED_AFTER_MS: Final = 72 * 3_600_000
"""A phone that has not heard from us for so long keeps no cards."""


@dataclass(frozen=True)
class Phone:
    """A phone, as far as its statements are concerned; times in ms."""

    id: UUID
    staff_id: UUID
    public_key: bytes
    state: str
    approved_at: int | None
    revoked_at: int | None


_PHONE = Device.__table__.c
_PHONES = select(*(_PHONE[field.name] for field in fields(Phone))).where(
    _PHONE.id.in_(bindparam("ids", expanding=True))
)


def device_for_statement(device_id: UUID) -> Device | None:
    """The phone a statement names, in whatever state; None when it was never enrolled."""
    return db.session.get(Device, device_id)


def phones_by_id(ids: Collection[UUID]) -> dict[UUID, Phone]:
    """Those phones that were ever enrolled, in whatever state."""
    rows = run(_PHONES, ids=list(ids)) if ids else ()
    return {row.id: Phone(*row) for row in rows}


def staff_by_id(ids: Iterable[UUID]) -> dict[UUID, Staff]:
    """Those people who exist, also those no longer active."""
    people = db.session.scalars(select(Staff).where(Staff.id.in_(set(ids))))
    return {person.id: person for person in people}


def organisations_of(ids: Iterable[UUID]) -> Sequence[Organisation]:
    """The organisations these people belong to, by name."""
    theirs = select(Staff.organisation_id).where(Staff.id.in_(set(ids)))
    query = select(Organisation).where(Organisation.id.in_(theirs)).order_by(Organisation.name)
    return db.session.scalars(query).all()


def note_cached(device_id: UUID, patients: Mapping[UUID, str]) -> None:
    """Write down that these people's visit cards (identity → code) are now on a phone."""
    now = now_ms()
    theirs = update(CachedPatient).where(
        CachedPatient.device_id == device_id, CachedPatient.patient_id.in_(patients)
    )  # one statement for them all: a phone asks often, and mostly for the same people
    known = set(db.session.scalars(theirs.values(last_at=now).returning(CachedPatient.patient_id)))
    for patient in patients.keys() - known:
        row = CachedPatient(
            device_id=device_id, patient_id=patient, patient_code=patients[patient], first_at=now, last_at=now
        )
        db.session.add(row)


def on_phones(patients: Collection[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Person → whose phone holds their card now, newest first; a phone out of contact has wiped it."""
    query = (
        select(CachedPatient.patient_id, CachedPatient.last_at, Staff)
        .join(Device, Device.id == CachedPatient.device_id)
        .join(Staff, Staff.id == Device.staff_id)
        .where(CachedPatient.patient_id.in_(patients), CachedPatient.last_at >= now_ms() - WIPED_AFTER_MS)
        .where(Device.state == DeviceState.APPROVED)
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for patient, last_at, owner in db.session.execute(query.order_by(CachedPatient.last_at.desc())):
        found.setdefault(patient, []).append({"staff": owner, "last_at": last_at})
    return found
