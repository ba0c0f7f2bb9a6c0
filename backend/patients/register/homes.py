"""Joint visits propose where a home is, and confirm it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.patients import sealed, service, sightings
from backend.patients.models import Home
from backend.patients.position import Point
from backend.patients.register.models import HomeSighting
from backend.patients.values import Address, HomeKind
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import Select

BECAUSE = {sightings.PROVISIONAL: "PROPOSED", sightings.CONFIRMED: "CONFIRMED"}


def present(patients: Collection[UUID]) -> dict[UUID, list[Home]]:
    """Where these people live and lived, newest first; not what stands on paper."""
    query = select(Home).where(Home.patient_id.in_(patients), Home.kind != HomeKind.REGISTERED)
    found: dict[UUID, list[Home]] = {}
    for home in db.session.scalars(query.order_by(Home.valid_from.desc(), Home.id.desc())):
        found.setdefault(home.patient_id, []).append(home)
    return found


def seen_at(patients: Collection[UUID]) -> set[UUID]:
    """Visits whose sighting is recorded already."""
    query = select(HomeSighting.visit_id).where(HomeSighting.patient_id.in_(patients))
    return set(db.session.scalars(query))


def sighted(patient_id: UUID, visit_id: UUID, at: int, seen: Point) -> None:
    """A joint visit found the home of that moment here.

    Where that changes what is known, a new row of the home begins at that moment; it is the same address.
    """
    home = _home_of(patient_id, at)
    if home is None:
        return
    recorded = Point(**sealed.opened(patient_id, home.point, sealed.POINT, home.id)) if home.point else None
    found = sightings.judge(home.status, recorded, _earlier(home), seen)
    held = sealed.seal(patient_id, asdict(seen), sealed.SIGHTING, visit_id)
    db.session.add(
        HomeSighting(
            home_id=home.id, visit_id=visit_id, patient_id=patient_id, at=at, point=held, agrees=found.agrees
        )
    )
    db.session.flush()
    if found.status and found.point:
        text = sealed.opened(patient_id, home.address, sealed.ADDRESS, home.id)
        because = BECAUSE[found.status]
        address = Address(text, "field", found.point, found.status, HomeKind(home.kind), because)
        service.move_home(patient_id, address, max(at, home.valid_from) + 1)
        told = {"patient": str(patient_id), "visit": str(visit_id), "because": because}
        acts.record("patient.home", told, None, patient_id)


def _home_of(patient_id: UUID, at: int) -> Home | None:
    """The home of that moment, unless they have moved since, or it was placed anew meanwhile."""
    home_id = service.home_at(patient_id, at)
    home = db.session.get(Home, home_id) if home_id else None
    if home is None or home.valid_to is None:
        return home
    later = db.session.scalars(_since_move(patient_id, home.valid_from)).all()
    return later[0] if later and all(one.because in BECAUSE.values() for one in later) else None


def _since_move(patient_id: UUID, start: int) -> Select[Home]:
    return (
        select(Home)
        .where(Home.patient_id == patient_id, Home.kind != HomeKind.REGISTERED, Home.valid_from > start)
        .order_by(Home.valid_from.desc(), Home.id.desc())
    )


def _earlier(home: Home) -> list[Point]:
    """Sightings of this address: of this row, and of those before it that were the same home."""
    rows = [home.id]
    if home.because in BECAUSE.values():
        before = (
            select(Home)
            .where(Home.patient_id == home.patient_id, Home.kind != HomeKind.REGISTERED)
            .where(Home.valid_from < home.valid_from)
            .order_by(Home.valid_from.desc(), Home.id.desc())
        )
        for one in db.session.scalars(before):
            rows.append(one.id)
            if one.because not in BECAUSE.values():
                break
    found = db.session.scalars(select(HomeSighting).where(HomeSighting.home_id.in_(rows)))
    return [
        Point(**sealed.opened(home.patient_id, one.point, sealed.SIGHTING, one.visit_id)) for one in found
    ]
