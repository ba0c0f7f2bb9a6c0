"""Writing people down: one, or fifty thousand out of a spreadsheet, in a handful of statements each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from secrets import choice
from typing import TYPE_CHECKING, Final

from backend.kernel import vault
from backend.kernel.bulk import insert_all
from backend.kernel.changed import born, changed
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import blind, sealed
from backend.patients.models import Home, Patient, as_geometry
from backend.patients.register.models import DutyChange, StatusChange
from backend.patients.status.codes import Axis, Management, Registration, Whereabouts
from backend.patients.status.guard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from backend.kernel.db import Base
    from backend.patients.values import Address, Identity

ACTIVE, WITHDRAWN = "ACTIVE", "WITHDRAWN"
EXCLUDED_DAYS: Final = 30
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: they are misread
NEW: Final = Status(Registration.REGISTERED, Management.PENDING)


@dataclass(frozen=True)
class Newcomer:
    """Someone to be written down. `addresses` are (where, from when in ms on)."""

    identity: Identity
    area_id: UUID
    team_id: UUID | None = None
    status: Status = NEW
    since: date | None = None
    """The day from which the status is true; None: today."""
    addresses: tuple[tuple[Address, int], ...] = ()
    id: UUID = field(default_factory=uuid7)


def add(newcomers: Sequence[Newcomer], by: UUID | None = None) -> list[Patient]:
    """Write people down, in their order. Nothing is committed, and no act is logged: that is the caller's.

    Whether someone is in the register already is the caller's question too (`blind.found`).
    """
    held = vault.issue([one.id for one in newcomers])
    patients = [_patient(one) for one in newcomers]
    db.session.add_all(patients)
    db.session.flush()  # before what refers to them
    insert_all(row for one in newcomers for row in _rows(one, by))
    people = [key.subject_id for key in held]
    born(*people)
    changed(*people)
    return patients


def _rows(one: Newcomer, by: UUID | None) -> Iterator[Base]:
    yield from _history(one, by)
    yield from blind.rows(one.id, blind.numbers_of(one.identity))
    for address, since in one.addresses:
        yield home_row(one.id, address, since, by)


def home_row(patient_id: UUID, address: Address, since: int, by: UUID | None) -> Home:
    """A home as a row; whoever adds it ends the one before."""
    home_id, point = uuid7(), address.point
    return Home(
        id=home_id,
        patient_id=patient_id,
        valid_from=since,
        kind=address.kind,
        because=address.because,
        source=address.source,
        status=address.status if point else "NONE",
        crs_original=point.crs if point else "",
        address=sealed.seal(patient_id, address.text, sealed.ADDRESS, home_id),
        point=sealed.seal(patient_id, asdict(point), sealed.POINT, home_id) if point else None,
        coarse=as_geometry(point.coarse() if point else None),
        recorded_at=now_ms(),
        recorded_by=by,
    )


def _patient(one: Newcomer) -> Patient:
    since, status = one.since or today(), one.status
    return Patient(
        id=one.id,
        code=_new_code(),
        area_id=one.area_id,
        team_id=one.team_id,
        state=ACTIVE,
        registration=status.registration,
        registered_since=since,
        closing=status.closing,
        management=status.management,
        managed_since=since,
        whereabouts=status.whereabouts,
        whereabouts_since=since,
        whereabouts_verified=status.verified,
        identity=sealed.seal(one.id, asdict(one.identity), sealed.IDENTITY, one.id),
        created_at=now_ms(),
    )


def _history(one: Newcomer, by: UUID | None) -> Iterator[StatusChange | DutyChange]:
    since, at, status = one.since or today(), now_ms(), one.status
    yield DutyChange(patient_id=one.id, area_id=one.area_id, since=since, at=at, by=by)
    for axis in Axis:
        after = status.at(axis)
        if after is None or after == Whereabouts.HOME:  # where everybody begins
            continue
        yield StatusChange(
            patient_id=one.id,
            axis=axis,
            after=after,
            closing=status.closing if axis is Axis.REGISTRATION else None,
            verified=status.verified,
            since=since,
            proofs=[],
            at=at,
            by=by,
        )


def _new_code() -> str:
    """Four and four letters, 10¹² possibilities: enough never to meet twice in a province."""
    letters = "".join(choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
