"""Recording people and homes, and the little that others need to know of them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import aliased, contains_eager

from backend.kernel import vault
from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db, run
from backend.kernel.ids import uuid7
from backend.patients import blind, forgetting, recording, sealed
from backend.patients.cases.codes import Why
from backend.patients.cases.models import CaseEntry
from backend.patients.models import Home, Patient
from backend.patients.position import Coarse, Point
from backend.patients.recording import WITHDRAWN, Newcomer
from backend.patients.refusals import UnknownPatient
from backend.patients.register.models import BlindIndex
from backend.patients.sealed import opened
from backend.patients.values import Card, HomeKind, Identity, ReferencePoint
from backend.roster.models import Area
from backend.roster.roles import Level
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row

    from backend.patients.values import Address

_LAT, _LON = func.ST_Y(Home.coarse), func.ST_X(Home.coarse)


def create_patient(
    identity: Identity, area: Area, team_id: UUID | None = None, patient_id: UUID | None = None
) -> Patient:
    """Write somebody down who is on the register already and waits for a first follow-up."""
    newcomer = Newcomer(identity, area.id, team_id, id=patient_id or uuid7())
    return recording.add([newcomer])[0]


def identify(patient: Patient, new: Identity) -> None:
    """Put right who somebody is; what they were found by before finds them no longer."""
    before, after = (blind.numbers_of(one) for one in (identity(patient), new))
    blind.leave(patient.id, before)
    patient.identity = sealed.seal(patient.id, asdict(new), sealed.IDENTITY, patient.id)
    blind.enter(patient.id, after)
    db.session.flush()
    changed(patient.id)


def move_home(patient_id: UUID, address: Address, since: int, recorded_by: UUID | None = None) -> Home:
    """Record where someone lives from `since` (ms) on. The home before ends then, and is kept.

    An address on paper (REGISTERED) only takes the place of another address on paper.
    """
    on_paper = Home.kind == HomeKind.REGISTERED
    alike = on_paper if address.kind is HomeKind.REGISTERED else ~on_paper
    open_homes = select(Home).where(Home.patient_id == patient_id, Home.valid_to.is_(None), alike)
    for earlier in db.session.scalars(open_homes):
        earlier.valid_to = since
    home = recording.home_row(patient_id, address, since, recorded_by)
    db.session.add(home)
    db.session.flush()
    changed(patient_id)
    return home


def withdraw(patient_id: UUID, rule: str, by: UUID | None) -> int:
    """Erase all that is kept of someone, for ever, under a retention rule such as "R-15".

    Returns the log index of the act. Raises UnknownPatient, and what `acts.withdraw` raises.
    """
    get(patient_id).state = WITHDRAWN
    db.session.execute(delete(BlindIndex).where(BlindIndex.patient_id == patient_id))
    left = {"closed_on": today(), "closed_at": now_ms(), "closed_why": Why.LEFT_REGISTER}
    ours = (CaseEntry.patient_id == patient_id) & CaseEntry.closed_on.is_(None)
    db.session.execute(update(CaseEntry).where(ours).values(**left))
    for home in db.session.scalars(select(Home).where(Home.patient_id == patient_id)):
        home.coarse = None
    forgetting.forget(patient_id)
    return acts.withdraw(patient_id, rule, by)


def exists(patient_id: UUID) -> bool:
    """Whether there is such a person, in whatever state."""
    return db.session.get(Patient, patient_id) is not None


def get(patient_id: UUID) -> Patient:
    """The person's row; raises UnknownPatient."""
    patient = db.session.get(Patient, patient_id)
    if patient is None:
        raise UnknownPatient
    return patient


def area_of(patient_id: UUID) -> Area:
    """The area someone is visited in; raises UnknownPatient."""
    return get(patient_id).area


def identity(patient: Patient) -> Identity:
    """Who someone is; raises vault.Withdrawn."""
    return Identity(**opened(patient.id, patient.identity, sealed.IDENTITY, patient.id))


def card(patient_id: UUID) -> Card:
    """One visit card; raises UnknownPatient, also for someone whose data was withdrawn."""
    try:
        return cards([patient_id])[patient_id]
    except KeyError:
        raise UnknownPatient from None


def cards(patient_ids: Collection[UUID]) -> dict[UUID, Card]:
    """Visit cards as of now, in one query. People unknown or withdrawn are left out."""
    above, key = aliased(Area), vault.SubjectKey
    rows = db.session.execute(
        select(Patient, Home.id, Home.address, _LAT, _LON, above.name, key)
        .join(Patient.area)
        .join(key, key.subject_id == Patient.id)  # beside each row, so that the vault need not ask again
        .outerjoin(above, above.id == Area.parent_id)
        .outerjoin(Home, (Home.patient_id == Patient.id) & _lived_in(now_ms()))
        .options(contains_eager(Patient.area))
        .where(Patient.id.in_(patient_ids), key.wrapped.is_not(None))
        .order_by(Home.valid_from)
    ).all()
    return {
        patient.id: Card(
            patient_id=patient.id,
            first_name=identity(patient).first_name,
            address=opened(patient.id, address, sealed.ADDRESS, home_id) if address else "",
            village=above_name if patient.area.level == Level.GRID else patient.area.name,
            coarse=None if lat is None else Coarse(round(lat, 6), round(lon, 6)),
        )
        for patient, home_id, address, lat, lon, above_name, _ in rows
    }


# Every visit asks for one of these two; written once, they are compiled once.
_HOME = select(
    *(Home.id, Home.patient_id, Home.point, Home.status, Home.source, Home.valid_from, Home.valid_to),
    vault.SubjectKey.wrapped.is_not(None).label("readable"),
).outerjoin(vault.SubjectKey, vault.SubjectKey.subject_id == Home.patient_id)
_HOMES_OF = (
    _HOME.where(Home.patient_id.in_(bindparam("patients", expanding=True)))
    .where(Home.kind != HomeKind.REGISTERED)
    .order_by(Home.valid_from)
)
_HOMES = _HOME.where(Home.id.in_(bindparam("ids", expanding=True)))


def home_at(patient_id: UUID, at: int) -> UUID | None:
    """Which home the person lived in at `at` (ms), if one was recorded."""
    found = _homes_at({(patient_id, at)})
    return found[patient_id, at].id if found else None


def homes_and_points_at(
    moments: Collection[tuple[UUID, int]],
) -> dict[tuple[UUID, int], tuple[UUID, ReferencePoint | None]]:
    """Person and moment (ms) → the home they lived in, and its point as in `points_of`."""
    return {one: (home.id, _point_of(home)) for one, home in _homes_at(moments).items()}


def points_of(home_ids: Collection[UUID]) -> dict[UUID, ReferencePoint]:
    """The points of these homes. Those without a point, and of people withdrawn, are left out."""
    rows = run(_HOMES, ids=list(home_ids)).all()
    _keys = vault.preload({row.patient_id for row in rows})  # held while the points are opened
    return {row.id: point for row in rows if (point := _point_of(row))}


def reference_point(patient_id: UUID, at: int) -> ReferencePoint | None:
    """Where the person lived at `at` (ms), or None where no point is known or it was withdrawn."""
    found = homes_and_points_at({(patient_id, at)})
    return found[patient_id, at][1] if found else None


def _homes_at(moments: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], Row[Any]]:
    """The home that began last of those that somebody lived in at a moment."""
    rows = run(_HOMES_OF, patients=list({patient for patient, _ in moments})).all() if moments else ()
    return {
        (patient, at): home
        for home in rows
        for patient, at in moments
        if home.patient_id == patient
        and home.valid_from <= at
        and (home.valid_to is None or home.valid_to > at)
    }


def _point_of(row: Row[Any]) -> ReferencePoint | None:
    if row.point is None or not row.readable:
        return None
    point = Point(**opened(row.patient_id, row.point, sealed.POINT, row.id))
    return ReferencePoint(point.lat, point.lon, point.accuracy_m, row.status, row.source)


def _lived_in(at: int) -> ColumnElement[bool]:
    lived_there = Home.kind != HomeKind.REGISTERED
    return lived_there & (Home.valid_from <= at) & (Home.valid_to.is_(None) | (Home.valid_to > at))
