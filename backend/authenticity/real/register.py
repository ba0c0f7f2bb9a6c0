"""What register and roster know that a check may compare with: homes, offices, owners, whereabouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, or_, select

from backend.authenticity.facts import HomeVersion, Source
from backend.authenticity.real import batch
from backend.kernel import vault
from backend.kernel.datum import Datum
from backend.kernel.days import day_of
from backend.kernel.db import run
from backend.patients import sealed
from backend.patients.models import Home
from backend.patients.position import Point
from backend.patients.register.homes import BECAUSE
from backend.patients.register.models import HomeSighting, StatusChange
from backend.patients.status.codes import Axis, Whereabouts
from backend.patients.values import HomeKind
from backend.roster.device_models import Device
from backend.roster.models import Organisation, Staff, TeamMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from sqlalchemy import Row

    from backend.authenticity import facts

SOURCES: Final = {
    "field": Source.FIELD,
    "map_pick": Source.PICKED,
    "geocoded": Source.GEOCODED,
    "village_centroid": Source.CENTROID,
}
LEARNED: Final = frozenset(BECAUSE.values())
CONVERTED: Final = frozenset({Datum.GCJ02, Datum.BD09})
GONE: Final = frozenset(
    {Whereabouts.HOSPITAL, Whereabouts.DETAINED, Whereabouts.CARE_INSTITUTION, Whereabouts.DEAD}
)


def homes(patient_id: UUID) -> tuple[HomeVersion, ...]:
    """Every version of somebody's home that has a point, in the order in which they were written down."""
    return batch.once(("homes", patient_id), lambda: _homes(patient_id))


def _homes(patient_id: UUID) -> tuple[HomeVersion, ...]:
    rows = run(_HOMES, patient=patient_id).all()
    learned = any(row.because in LEARNED for row in rows)
    seen = run(_SIGHTINGS, patient=patient_id).all() if learned else ()
    _key = vault.preload([patient_id])
    try:
        return tuple(
            _version(row, first=number == 0, taught=_taught(row, rows[:number], seen))
            for number, row in enumerate(rows)
        )
    except vault.Withdrawn:
        return ()


def _taught(row: Row[Any], before: Sequence[Row[Any]], seen: Iterable[Row[Any]]) -> tuple[str, ...]:
    """Visits whose sightings made a version: each was compared with the one it found in force."""
    if row.because not in LEARNED:
        return ()
    compared = {one.id for one in before}
    return tuple(str(one.visit_id) for one in seen if one.home_id in compared)


def _version(row: Row[Any], *, first: bool, taught: tuple[str, ...]) -> HomeVersion:
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
        taught=taught,
    )


def bases(staff: frozenset[UUID]) -> tuple[facts.Point, ...]:
    """Where the offices of these people are."""
    rows = batch.once(("bases", staff), lambda: run(_BASES, staff=list(staff)).all())
    return tuple((lat, lon) for lat, lon in rows if lat is not None and lon is not None)


def colleagues(staff: frozenset[UUID], authors: frozenset[UUID]) -> frozenset[str]:
    """Those who wrote a home down and belong to a team or an organisation of these people."""
    if not authors:
        return frozenset()
    rows = batch.once(
        ("colleagues", staff, authors), lambda: run(_NEAR, staff=list(staff), authors=list(authors)).all()
    )
    return frozenset(str(row.id) for row in rows)


def owners(devices: frozenset[UUID]) -> dict[str, str]:
    """Phone → whom it was enrolled for."""
    rows = batch.once(("owners", devices), lambda: run(_OWNERS, devices=list(devices)).all())
    return {str(device): str(staff) for device, staff in rows}


def elsewhere(patient_id: UUID, at: int) -> str | None:
    """Where the register knows somebody to have been on the day of a moment, if that is not at home.

    On the day of a change both are true. Somebody lost is not elsewhere: visits are how people are found.
    """
    day = day_of(at)
    told = batch.once(("whereabouts", patient_id), lambda: run(_WHEREABOUTS, patient=patient_id).all())
    known = [(since, after) for since, after in told if since <= day]
    evening = next((after for _, after in known), None)
    morning = next((after for since, after in known if since < day), None)
    return evening if morning in GONE and evening in GONE else None


_HOMES: Final = (
    select(Home.__table__)
    .where(Home.patient_id == bindparam("patient"), Home.kind != HomeKind.REGISTERED, Home.point.is_not(None))
    .order_by(Home.recorded_at, Home.valid_from, Home.id)
)
_SIGHTINGS: Final = (
    select(HomeSighting.home_id, HomeSighting.visit_id)
    .where(HomeSighting.patient_id == bindparam("patient"))
    .order_by(HomeSighting.at, HomeSighting.visit_id)
)
_BASES: Final = (
    select(Organisation.lat, Organisation.lon)
    .join(Staff, Staff.organisation_id == Organisation.id)
    .where(Staff.id.in_(bindparam("staff", expanding=True)), Organisation.lat.is_not(None))
    .distinct()
)
_TEAMS: Final = select(TeamMember.team_id).where(TeamMember.staff_id.in_(bindparam("staff", expanding=True)))
_OFFICES: Final = select(Staff.organisation_id).where(Staff.id.in_(bindparam("staff", expanding=True)))
_NEAR: Final = select(Staff.id).where(
    Staff.id.in_(bindparam("authors", expanding=True)),
    or_(
        Staff.organisation_id.in_(_OFFICES),
        Staff.id.in_(select(TeamMember.staff_id).where(TeamMember.team_id.in_(_TEAMS))),
    ),
)
_OWNERS: Final = select(Device.id, Device.staff_id).where(Device.id.in_(bindparam("devices", expanding=True)))
_WHEREABOUTS: Final = (
    select(StatusChange.since, StatusChange.after)
    .where(StatusChange.patient_id == bindparam("patient"), StatusChange.axis == Axis.WHEREABOUTS.value)
    .order_by(StatusChange.since.desc(), StatusChange.at.desc(), StatusChange.id.desc())
)
