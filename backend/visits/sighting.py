"""Where joint visits found a home: what makes its reference point believable.

A place learned from visits that were not made would be the office, and every later one would be found there.
So nothing is learned beside an office of those who came, and whoever asks the checks says of which visits
something is learned at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from backend.kernel.db import db, one_at_a_time
from backend.kernel.geo import distance_m
from backend.patients.position import Point
from backend.patients.register import homes
from backend.patients.sightings import CONFIRMED
from backend.policy import service as policies
from backend.policy.codes import Authenticity, Outcome, Place
from backend.policy.documents import Kind
from backend.visits.bodies import shapes
from backend.visits.models import Participation, Visit
from backend.visits.projecting import gathering
from backend.visits.reading.location import DEGREE, Match, best_sample

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from sqlalchemy import Select

    from backend.patients.models import Home
    from backend.policy.distances import Distances

OFFICE_M: Final = 150.0
"""Round an office in which nothing is learned."""
AT_HOME: Final = tuple(place.value for place in Place if place.is_home)
_JOINT: Final = (Authenticity.JOINT_CONFIRMED, Authenticity.JOINT_REDUCED)
_ARRIVED: Final = {"visit.open": shapes.opened, "visit.join": shapes.joined}
_AWAY: Final = Participation.position_in["result"].as_string() == Match.MISMATCH.value


def elsewhere(patients: Collection[UUID]) -> None:
    """Of homes that are confirmed, note which joint visits met somebody elsewhere: a person is asked why."""
    present = homes.present(patients)
    settled = [one for one, rows in present.items() if rows[0].status == CONFIRMED]
    if not settled:
        return
    away = select(Participation.visit_id).where(Participation.visit_id == Visit.id, _AWAY).exists()
    _note(_at_home().where(Visit.patient_id.in_(settled), away), present)


def teach(visit_id: UUID, patient_id: UUID, offices: Collection[tuple[float, float]]) -> None:
    """A visit that nothing else speaks against tells where a home is that is not confirmed yet.

    `offices` are latitude and longitude of those who came.
    """
    present = homes.present([patient_id])
    rows = present.get(patient_id)
    if rows and rows[0].status != CONFIRMED:
        one_at_a_time(f"home {patient_id}")
        _note(_at_home().where(Visit.id == visit_id), present, offices)


def _at_home() -> Select[Visit]:
    return (
        select(Visit)
        .where(
            Visit.authenticity.in_(_JOINT),
            Visit.place.in_(AT_HOME),
            Visit.outcome.in_((Outcome.SEEN, Outcome.SEEN_PARTIAL, Outcome.FAMILY_ONLY)),
        )
        .order_by(Visit.opened_at)
    )


def _note(
    query: Select[Visit], present: dict[UUID, list[Home]], offices: Iterable[tuple[float, float]] = ()
) -> None:
    known = homes.seen_at(present.keys())
    for visit in db.session.scalars(query):
        at = visit.opened_at
        if visit.id in known or at is None or not _lived_there(present[visit.patient_id], at):
            continue
        point = _point(visit)
        if point and all(distance_m(point.lat, point.lon, *office) > OFFICE_M for office in offices):
            homes.sighted(visit.patient_id, visit.id, at, point)


def _lived_there(rows: list[Home], at: int) -> bool:
    return any(home.valid_from <= at for home in rows)


def _point(visit: Visit) -> Point | None:
    """The best position that anybody's phone had at the door, if it is good enough to compare with."""
    near: Distances = policies.in_force(Kind.DISTANCES, visit.on_day, visit.area_id).body
    found = []
    for one in gathering.heard_at([visit.id])[visit.id] or ():
        if read := _ARRIVED.get(one.statement.kind):
            sample = best_sample(read(one.statement)["position"]["samples"], 0, near)
            if sample and sample["accuracy"] <= near.low_conf_accuracy_m * 1000:
                found.append(sample)
    if not found:
        return None
    best = min(found, key=lambda sample: sample["accuracy"])
    accuracy_m = max(1, round(best["accuracy"] / 1000))
    return Point(best["lat"] / DEGREE, best["lon"] / DEGREE, accuracy_m)
