"""Joint visits that met somebody away from the home as it is recorded: for a person to say what that means.

It may be a move, a point that was put down wrongly, or a visit somewhere else. Nothing follows by itself, and
whoever answers sees a distance, never a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import day_of, start_of
from backend.kernel.db import db
from backend.kernel.geo import distance_m
from backend.patients import sealed, service, sightings
from backend.patients.models import Home
from backend.patients.position import Point
from backend.patients.register import refusals as say
from backend.patients.register.models import HomeSighting
from backend.patients.values import Address, HomeKind
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from backend.patients.models import Patient

ROUNDED_M = 10


def told(patient_id: UUID) -> dict[str, Any] | None:
    """What nobody has answered yet; None where the recorded home is not in question."""
    home = _present(patient_id)
    seen = _unanswered(home) if home else []
    if not home or not seen:
        return None
    recorded, newest = _recorded(home), _point(seen[-1])
    apart = distance_m(recorded.lat, recorded.lon, newest.lat, newest.lon) if recorded else None
    return {
        "visits": [one.visit_id for one in seen],
        "since": day_of(seen[0].at),
        "distance_m": None if apart is None else round(apart / ROUNDED_M) * ROUNDED_M,
        "agree": len(_agreeing(seen)) > 1,
    }


def keep(patient: Patient, by: UUID) -> None:
    """The home is still where it is recorded: they were met somewhere else. Raises NotElsewhere."""
    home, _ = _asked(patient)
    home.looked_at = now_ms()
    acts.record("patient.home", {"patient": str(patient.id), "because": "KEPT"}, by, patient.id)
    changed(patient.id)


def settle_in(patient: Patient, because: str, text: str, since: date | None, by: UUID) -> Home:
    """They live where those visits met them, from a day on; believed at once where two visits agree.

    Raises:
        NotElsewhere: no visit met them elsewhere, or it has been answered.
    """
    home, seen = _asked(patient)
    agreeing = _agreeing(seen)
    start = start_of(since) if since else min(one.at for one in seen)
    address = Address(
        text or sealed.opened(patient.id, home.address, sealed.ADDRESS, home.id),
        "field",
        min((_point(one) for one in agreeing), key=lambda point: point.accuracy_m),
        sightings.CONFIRMED if len(agreeing) > 1 else sightings.PROVISIONAL,
        HomeKind(home.kind),
        because,
    )
    found = service.move_home(patient.id, address, max(start, home.valid_from + 1), by)
    facts = {"patient": str(patient.id), "home": str(found.id), "because": because}
    acts.record("patient.home", facts, by, patient.id)
    return found


def _asked(patient: Patient) -> tuple[Home, Sequence[HomeSighting]]:
    home = _present(patient.id)
    seen = _unanswered(home) if home else []
    if not home or not seen:
        raise say.NotElsewhere
    return home, seen


def _present(patient_id: UUID) -> Home | None:
    home_id = service.home_at(patient_id, now_ms())
    return db.session.get(Home, home_id) if home_id else None


def _unanswered(home: Home) -> list[HomeSighting]:
    """Oldest first; none where an answer was given after the last."""
    query = select(HomeSighting).where(
        HomeSighting.home_id == home.id,
        HomeSighting.agrees.is_(False),
        HomeSighting.at > (home.looked_at or 0),
    )
    return list(db.session.scalars(query.order_by(HomeSighting.at)))


def _agreeing(seen: Sequence[HomeSighting]) -> list[HomeSighting]:
    """The newest, and those that may be the same door."""
    newest = _point(seen[-1])
    return [one for one in seen if sightings.near(_point(one), newest)]


def _point(one: HomeSighting) -> Point:
    return Point(**sealed.opened(one.patient_id, one.point, sealed.SIGHTING, one.visit_id))


def _recorded(home: Home) -> Point | None:
    return Point(**sealed.opened(home.patient_id, home.point, sealed.POINT, home.id)) if home.point else None
