"""What other slices ask of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.roster.device_models import CachedPatient, Device
from backend.roster.models import Staff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID


def device_for_statement(device_id: UUID) -> Device | None:
    """The phone a statement names, in whatever state; None when it was never enrolled."""
    return db.session.get(Device, device_id)


def devices_by_id(ids: Iterable[UUID]) -> dict[UUID, Device]:
    """Those phones that were ever enrolled, in whatever state; their owners are not loaded along."""
    query = select(Device).options(lazyload(Device.staff)).where(Device.id.in_(set(ids)))
    devices = db.session.scalars(query)
    return {device.id: device for device in devices}


def staff_by_id(ids: Iterable[UUID]) -> dict[UUID, Staff]:
    """Those people who exist, also those no longer active."""
    people = db.session.scalars(select(Staff).where(Staff.id.in_(set(ids))))
    return {person.id: person for person in people}


def note_cached(device_id: UUID, patients: Mapping[UUID, str]) -> None:
    """Write down that these people's visit cards (identity → code) are now on a phone."""
    now = now_ms()
    known = {
        row.patient_id: row
        for row in db.session.scalars(
            select(CachedPatient).where(
                CachedPatient.device_id == device_id, CachedPatient.patient_id.in_(patients)
            )
        )
    }
    for patient, code in patients.items():
        if patient in known:
            known[patient].last_at = now
        else:
            row = CachedPatient(
                device_id=device_id, patient_id=patient, patient_code=code, first_at=now, last_at=now
            )
            db.session.add(row)
