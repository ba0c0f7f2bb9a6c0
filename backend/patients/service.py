"""Recording people and homes, and the little that others need to know of them."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased, contains_eager

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.kernel.ids import uuid7
from backend.patients.models import Home, Patient, as_geometry
from backend.patients.position import Coarse, Point
from backend.patients.refusals import UnknownPatient
from backend.patients.values import Address, Card, Identity, ReferencePoint
from backend.roster.models import Area
from backend.roster.roles import Level
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import ColumnElement

ACTIVE, CLOSED, WITHDRAWN = "ACTIVE", "CLOSED", "WITHDRAWN"
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: they are misread
_LAT, _LON = func.ST_Y(Home.coarse), func.ST_X(Home.coarse)
_IDENTITY, _ADDRESS, _POINT = b"patient.identity", b"home.address", b"home.point"


def create_patient(
    identity: Identity, area: Area, team_id: UUID | None = None, patient_id: UUID | None = None
) -> Patient:
    """Record a person; their key is made here."""
    patient_id = patient_id or uuid7()
    patient = Patient(
        id=patient_id,
        code=_new_code(),
        area=area,
        team_id=team_id,
        state=ACTIVE,
        identity=_seal(patient_id, asdict(identity), _IDENTITY, patient_id),
        created_at=now_ms(),
    )
    db.session.add(patient)
    db.session.flush()
    return patient


def move_home(patient_id: UUID, address: Address, since: int, recorded_by: UUID | None = None) -> Home:
    """Record where someone lives from `since` (ms) on. The home before ends then, and is kept."""
    open_homes = select(Home).where(Home.patient_id == patient_id, Home.valid_to.is_(None))
    for earlier in db.session.scalars(open_homes):
        earlier.valid_to = since
    home_id, point = uuid7(), address.point
    home = Home(
        id=home_id,
        patient_id=patient_id,
        valid_from=since,
        source=address.source,
        status=address.status if point else "NONE",
        crs_original=point.crs if point else "",
        address=_seal(patient_id, address.text, _ADDRESS, home_id),
        point=_seal(patient_id, asdict(point), _POINT, home_id) if point else None,
        coarse=as_geometry(point.coarse() if point else None),
        recorded_at=now_ms(),
        recorded_by=recorded_by,
    )
    db.session.add(home)
    db.session.flush()
    return home


def withdraw(patient_id: UUID, rule: str, by: UUID | None) -> int:
    """Erase all that is kept of someone, for ever, under a retention rule such as "R-15".

    Returns the log index of the act. Raises UnknownPatient, and what `acts.withdraw` raises.
    """
    get(patient_id).state = WITHDRAWN
    for home in db.session.scalars(select(Home).where(Home.patient_id == patient_id)):
        home.coarse = None
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
    return Identity(**_open(patient.id, patient.identity, _IDENTITY, patient.id))


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
            address=_open(patient.id, address, _ADDRESS, home_id) if address else "",
            village=above_name if patient.area.level == Level.GRID else patient.area.name,
            coarse=None if lat is None else Coarse(round(lat, 6), round(lon, 6)),
        )
        for patient, home_id, address, lat, lon, above_name, _ in rows
    }


# Every visit asks for these two; written once, they are compiled once.
_HOME_AT = (
    select(Home.id)
    .where(Home.patient_id == bindparam("patient"), Home.valid_from <= bindparam("at"))
    .where(Home.valid_to.is_(None) | (Home.valid_to > bindparam("at")))
    .order_by(Home.valid_from.desc())
    .limit(1)
)
_POINTS = (
    select(Home.id, Home.patient_id, Home.point, Home.status, Home.source, vault.SubjectKey)
    .join(vault.SubjectKey, vault.SubjectKey.subject_id == Home.patient_id)
    .where(Home.id.in_(bindparam("ids", expanding=True)))
    .where(vault.SubjectKey.wrapped.is_not(None))
)


def home_at(patient_id: UUID, at: int) -> UUID | None:
    """Which home the person lived in at `at` (ms), if one was recorded."""
    return run(_HOME_AT, patient=patient_id, at=at).scalar()


def points_of(home_ids: Collection[UUID]) -> dict[UUID, ReferencePoint]:
    """The points of these homes. Those without a point, and of people withdrawn, are left out."""
    rows = db.session.execute(_POINTS, {"ids": list(home_ids)}).all()  # their keys are held with the rows
    found = {}
    for home, patient, sealed, status, source, _ in rows:
        if sealed is not None:
            point = Point(**_open(patient, sealed, _POINT, home))
            found[home] = ReferencePoint(point.lat, point.lon, point.accuracy_m, status, source)
    return found


def reference_point(patient_id: UUID, at: int) -> ReferencePoint | None:
    """Where the person lived at `at` (ms), or None where no point is known or it was withdrawn."""
    home = home_at(patient_id, at)
    return points_of([home]).get(home) if home else None


def _lived_in(at: int) -> ColumnElement[bool]:
    return (Home.valid_from <= at) & (Home.valid_to.is_(None) | (Home.valid_to > at))


def _new_code() -> str:
    """Four and four letters, 10¹² possibilities: enough never to meet twice in a province."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _seal(patient_id: UUID, value: Any, what: bytes, row: UUID) -> bytes:
    return vault.seal(patient_id, json.dumps(value, ensure_ascii=False).encode(), what + row.bytes)


def _open(patient_id: UUID, sealed: bytes, what: bytes, row: UUID) -> Any:
    return json.loads(vault.open(patient_id, sealed, what + row.bytes))
