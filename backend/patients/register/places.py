"""Where someone belongs: dual listing, the duty to look after them, and the pools they are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.duty import Duty, Listing, after_acceptance, after_end, looked_after_in
from backend.patients.register import refusals as say
from backend.patients.register.models import DualListing, DutyChange, PoolStay
from backend.roster.find import existing
from backend.roster.models import Area
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from backend.patients.models import Patient
    from backend.patients.register.codes import Means
    from backend.policy.profile import Pool


@dataclass(frozen=True)
class Elsewhere:
    """The other place: an area of this register, or words for one outside it."""

    area_id: UUID | None = None
    words: str = ""


def send(patient: Patient, residence: Elsewhere, means: Means, on: date, by: UUID) -> DualListing:
    """Offer the place where someone now lives to look after them. Until it accepts, nothing changes.

    Raises:
        AlreadyListed, ListingSides, NoSuch.
    """
    if open_listing(patient.id):
        raise say.AlreadyListed
    if (residence.area_id is None) == (not residence.words) or residence.area_id == patient.area_id:
        raise say.ListingSides
    return _list(patient, residence.area_id, patient.area_id, residence.words, means, on, by)


def receive(patient: Patient, register: Elsewhere, means: Means, on: date, by: UUID) -> DualListing:
    """Keep somebody listed who lives here and is registered elsewhere; they are looked after here already.

    Raises:
        AlreadyListed, ListingSides, NoSuch.
    """
    if open_listing(patient.id):
        raise say.AlreadyListed
    if (register.area_id is None) == (not register.words) or register.area_id == patient.area_id:
        raise say.ListingSides
    row = _list(patient, patient.area_id, register.area_id, register.words, means, on, by)
    row.accepted_on = on
    return row


def accept(patient: Patient, row: DualListing, on: date, by: UUID) -> None:
    """The place of residence has accepted, and looks after the person from that day on."""
    if row.accepted_on is None:
        row.accepted_on = on
        _take_over(patient, after_acceptance(_pure(row), on), by)
        _log(patient, row, "accepted", by)


def end(patient: Patient, row: DualListing, on: date, by: UUID, *, returned: bool) -> None:
    """Settled for good, or gone back to where they are registered: one place is enough again."""
    if row.ended_on is None:
        duty = after_end(_pure(row), on, returned=returned)
        row.ended_on = on
        if duty and duty.area != patient.area_id:
            _take_over(patient, duty, by)
        _log(patient, row, "ended", by)


def move_to(patient: Patient, area_id: UUID, on: date, by: UUID | None) -> None:
    """Somebody moved to another area of this register for good."""
    if area_id != patient.area_id:
        _take_over(patient, Duty(on, area_id), by)


def open_listing(patient_id: UUID) -> DualListing | None:
    """The listing in two places, if there is one."""
    query = select(DualListing).where(DualListing.patient_id == patient_id, DualListing.ended_on.is_(None))
    return db.session.scalars(query).one_or_none()


def listed_elsewhere(patients: Collection[UUID]) -> set[UUID]:
    """Those who are listed in two places."""
    query = select(DualListing.patient_id).where(
        DualListing.patient_id.in_(patients), DualListing.ended_on.is_(None)
    )
    return set(db.session.scalars(query))


def transfer_accepted(patient_id: UUID) -> bool:
    """Whether a place outside this register has taken somebody over."""
    row = open_listing(patient_id)
    return row is not None and row.accepted_on is not None and row.residence_id is None


def duties(patient_id: UUID) -> list[Duty]:
    """Who looked after someone, in the order in which it was recorded."""
    query = select(DutyChange.since, DutyChange.area_id).where(DutyChange.patient_id == patient_id)
    rows = db.session.execute(query.order_by(DutyChange.at, DutyChange.id))
    return [Duty(since, area) for since, area in rows]


def counted_in(patient_id: UUID, on: date) -> UUID | None:
    """The one area that counts somebody on a day; None: one outside this register."""
    return looked_after_in(duties(patient_id), on)


def pools(patient_id: UUID) -> Sequence[PoolStay]:
    """The pools somebody is in, and was."""
    return db.session.scalars(
        select(PoolStay).where(PoolStay.patient_id == patient_id).order_by(PoolStay.since, PoolStay.id)
    ).all()


def enter_pool(patient: Patient, pool: Pool, on: date, by: UUID | None) -> None:
    """Count somebody in a pool; doing it twice changes nothing."""
    if not any(stay.pool == pool and stay.until is None for stay in pools(patient.id)):
        db.session.add(PoolStay(patient_id=patient.id, pool=pool, since=on, by=by))
        _pool_act(patient, pool, "in", by)


def leave_pool(patient: Patient, pool: Pool, on: date, why: str, by: UUID) -> None:
    """No longer count somebody in a pool, for a reason; the stay is kept."""
    for stay in pools(patient.id):
        if stay.pool == pool and stay.until is None:
            stay.until, stay.why = on, sealed.seal_words(patient.id, why, sealed.WHY, stay.id)
            _pool_act(patient, pool, "out", by)


def _list(patient: Patient, residence: UUID | None, register: UUID | None, words: str, means: Means,
          on: date, by: UUID) -> DualListing:  # fmt: skip
    for side in (residence, register):
        if side:
            existing(Area, side)
    row_id = uuid7()
    row = DualListing(
        id=row_id,
        patient_id=patient.id,
        residence_id=residence,
        register_id=register,
        elsewhere=sealed.seal_words(patient.id, words, sealed.ELSEWHERE, row_id),
        means=means,
        sent_on=on,
        at=now_ms(),
        by=by,
    )
    db.session.add(row)
    db.session.flush()
    _log(patient, row, "sent", by)
    return row


def _take_over(patient: Patient, duty: Duty, by: UUID | None) -> None:
    db.session.add(DutyChange(patient_id=patient.id, area_id=duty.area, since=duty.since, at=now_ms(), by=by))
    if duty.area:  # someone looked after elsewhere stays where the register has them, for who may look
        patient.area_id = duty.area
    db.session.flush()
    changed(patient.id)


def _log(patient: Patient, row: DualListing, what: str, by: UUID) -> None:
    db.session.flush()
    told = {"patient": str(patient.id), "listing": str(row.id), "what": what}
    acts.record("patient.listing", told, by, patient.id)
    changed(patient.id)


def _pool_act(patient: Patient, pool: Pool, what: str, by: UUID | None) -> None:
    db.session.flush()
    acts.record("patient.pool", {"patient": str(patient.id), "pool": pool, "what": what}, by, patient.id)
    changed(patient.id)


def _pure(row: DualListing) -> Listing:
    return Listing(row.residence_id, row.register_id, row.accepted_on, row.ended_on)
