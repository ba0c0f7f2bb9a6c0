"""What register and roster know that a check may compare with: homes, offices, owners, whereabouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from backend.authenticity.facts import HomeVersion, Source
from backend.kernel import vault
from backend.kernel.datum import Datum
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.patients import sealed
from backend.patients.models import Home
from backend.patients.position import Point
from backend.patients.register.models import StatusChange
from backend.patients.status.codes import Axis, Whereabouts
from backend.patients.values import HomeKind
from backend.roster.device_models import Device
from backend.roster.models import Organisation, Staff, TeamMember

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from backend.authenticity import facts

SOURCES: Final = {
    "field": Source.FIELD,
    "map_pick": Source.PICKED,
    "geocoded": Source.GEOCODED,
    "village_centroid": Source.CENTROID,
}
CONVERTED: Final = frozenset({Datum.GCJ02, Datum.BD09})
GONE: Final = frozenset(
    {Whereabouts.HOSPITAL, Whereabouts.DETAINED, Whereabouts.CARE_INSTITUTION, Whereabouts.DEAD}
)


def homes(patient_id: UUID) -> tuple[HomeVersion, ...]:
    """Every version of somebody's home that has a point, oldest first."""
    query = select(Home).where(
        Home.patient_id == patient_id, Home.kind != HomeKind.REGISTERED, Home.point.is_not(None)
    )
    rows = db.session.scalars(query.order_by(Home.valid_from, Home.id)).all()
    _key = vault.preload([patient_id])
    try:
        return tuple(_version(row, first=number == 0) for number, row in enumerate(rows))
    except vault.Withdrawn:
        return ()


def _version(row: Home, *, first: bool) -> HomeVersion:
    point = sealed.opened(row.patient_id, row.point or b"", sealed.POINT, row.id)
    return HomeVersion(
        lat=point["lat"],
        lon=point["lon"],
        source=SOURCES[row.source],
        # A change is as old as its entry, whatever day it is said to hold from.
        since=min(row.valid_from, row.recorded_at) if first else row.recorded_at,
        by=str(row.recorded_by) if row.recorded_by else None,
        confirmed_by="visits" if row.because == "CONFIRMED" else None,
        accuracy=point["accuracy_m"],
        shown=Point(point["lat"], point["lon"], point["accuracy_m"]).coarse(),
        datum=Datum.WGS84 if row.crs_original in CONVERTED else None,
    )


def bases(staff: Collection[UUID], team: UUID | None) -> tuple[facts.Point, ...]:
    """Where the offices of these people, and of their team, are."""
    people = set(staff)
    if team is not None:
        members = select(TeamMember.staff_id).where(TeamMember.team_id == team, TeamMember.until.is_(None))
        people |= set(db.session.scalars(members))
    query = select(Organisation.lat, Organisation.lon).join(Staff, Staff.organisation_id == Organisation.id)
    placed = query.where(Staff.id.in_(people), Organisation.lat.is_not(None)).distinct()
    return tuple(
        (lat, lon) for lat, lon in db.session.execute(placed).all() if lat is not None and lon is not None
    )


def owners(devices: Collection[UUID]) -> dict[str, str]:
    """Phone → whom it was enrolled for."""
    rows = db.session.execute(select(Device.id, Device.staff_id).where(Device.id.in_(devices))).all()
    return {str(device): str(staff) for device, staff in rows}


def elsewhere(patient_id: UUID, at: int) -> str | None:
    """Where the register knows somebody to have been on the day of a moment, if that is not at home.

    On the day of a change both are true. Somebody lost is not elsewhere: visits are how people are found.
    """
    day = day_of(at)
    query = (
        select(StatusChange.since, StatusChange.after)
        .where(StatusChange.patient_id == patient_id, StatusChange.axis == Axis.WHEREABOUTS.value)
        .where(StatusChange.since <= day)
        .order_by(StatusChange.since.desc(), StatusChange.at.desc(), StatusChange.id.desc())
    )
    known = db.session.execute(query).all()
    evening = next((after for _, after in known), None)
    morning = next((after for since, after in known if since < day), None)
    return evening if morning in GONE and evening in GONE else None
