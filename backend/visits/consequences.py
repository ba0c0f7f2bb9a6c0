"""What visits mean for the register: whom one visits, what was recorded, what a clinician must hear.

The register must not know visits, so it is told. Nothing here changes a status: what a visit told becomes a
proposal, once, and a joint visit's position a sighting of the home.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import case, or_, select

from backend.kernel.changed import on_change
from backend.kernel.days import today
from backend.kernel.db import db, run
from backend.patients.cases.codes import LostGround
from backend.patients.cases.facts import Adherence, Assessed, Contacts
from backend.patients.models import Patient
from backend.patients.position import Point
from backend.patients.register import homes, service
from backend.patients.register.models import StatusProposal
from backend.patients.register.proposals import Wish
from backend.patients.sightings import CONFIRMED
from backend.patients.status.codes import Axis, Proof, Whereabouts
from backend.policy import service as policies
from backend.policy.codes import AttemptResult, Authenticity, ClinicalEffect, Outcome, Place
from backend.policy.documents import Kind
from backend.visits import withholding
from backend.visits.bodies import shapes
from backend.visits.models import FollowupRecord, Participation, Visit, VisitMember
from backend.visits.projecting import gathering, records
from backend.visits.reading.location import DEGREE, Match, best_sample
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row, Select

    from backend.patients.models import Home
    from backend.policy.distances import Distances

RECENT: Final = timedelta(days=30)
TOLD: Final = {
    Outcome.IN_HOSPITAL: (Whereabouts.HOSPITAL, Proof.FAMILY_STATEMENT),
    Outcome.DETAINED: (Whereabouts.DETAINED, None),
    Outcome.AWAY_KNOWN: (Whereabouts.AWAY_KNOWN, None),
    Outcome.MOVED: (Whereabouts.AWAY_KNOWN, None),
    Outcome.AWAY_UNKNOWN: (Whereabouts.LOST, None),
    Outcome.DEAD: (Whereabouts.DEAD, None),
}
"""What an outcome proposes, and what the visit itself proves of it."""
NOT_MADE: Final = (State.CANCELLED, State.DISCARDED)
NOT_REACHED: Final = (AttemptResult.NOBODY, AttemptResult.WRONG_ADDRESS)
JOINT: Final = (Authenticity.JOINT_CONFIRMED, Authenticity.JOINT_REDUCED)
_ARRIVED: Final = {"visit.open": shapes.opened, "visit.join": shapes.joined}
AT_HOME: Final = tuple(place.value for place in Place if place.is_home)


def invited(staff_id: UUID) -> Select[UUID]:
    """People whom somebody is to visit, is visiting, or visited not long ago."""
    now = Visit.state.in_((State.PLANNED, State.OPEN))
    return (
        select(Visit.patient_id)
        .join(VisitMember, VisitMember.visit_id == Visit.id)
        .where(
            VisitMember.staff_id == staff_id,
            VisitMember.takes_part(),
            or_(now, (Visit.state != State.CANCELLED) & (Visit.on_day >= today() - RECENT)),
        )
    )


def contacts(patients: Collection[UUID]) -> dict[UUID, Contacts]:
    """What was recorded of visits to these people; when a follow-up was due is the calendar's to add."""
    told: defaultdict[UUID, list[Row[tuple[object, ...]]]] = defaultdict(list)
    query = (
        select(
            Visit.patient_id, Visit.on_day, Visit.state, Visit.outcome, Visit.form, Visit.clinical_effect,
            FollowupRecord.class_, FollowupRecord.danger, FollowupRecord.adherence, FollowupRecord.visit_id,
            case((Visit.outcome == Outcome.AWAY_UNKNOWN, FollowupRecord.sealed)).label("sealed"),
        )
        .outerjoin(FollowupRecord, FollowupRecord.visit_id == Visit.id)
        .where(Visit.patient_id.in_(patients), Visit.state.in_((State.CLOSED, State.ATTEMPTED)))
        .where(or_(Visit.authenticity.is_(None), Visit.authenticity != Authenticity.REJECTED))
        .order_by(Visit.on_day, Visit.opened_at, Visit.id)
    )  # fmt: skip
    for row in run(query):
        told[row.patient_id].append(row)
    return {one: _contacts(rows) for one, rows in told.items()}


@on_change
def hear(patients: Collection[UUID]) -> None:
    """Propose what visits told, and note where joint visits found a home; each visit is heard once."""
    withholding.withhold(patients)
    heard = set(run(select(StatusProposal.visit_id).where(StatusProposal.patient_id.in_(patients))).scalars())
    for visit, patient in _telling(patients):
        if visit.id not in heard:
            _propose(visit, patient)
    _sight(patients)


def _contacts(rows: list[Row[tuple[object, ...]]]) -> Contacts:
    follow_ups, faces, failed, said = [], [], [], []
    for row in rows:
        if row.outcome in NOT_REACHED:
            failed.append(row.on_day)
        if row.outcome == Outcome.AWAY_UNKNOWN:
            said.append((row.on_day, _ground(row)))
        if row.outcome in (Outcome.SEEN, Outcome.SEEN_PARTIAL) and row.form in (1, 2):
            faces.append(row.on_day)
        if row.clinical_effect == ClinicalEffect.RESETS_DUE:
            taken = Adherence(row.adherence) if row.adherence else None
            follow_ups.append(Assessed(row.on_day, taken, row.class_, row.danger))
    return Contacts(tuple(follow_ups), tuple(faces), tuple(failed), said=tuple(said))


def _ground(row: Row[tuple[object, ...]]) -> LostGround:
    """Why somebody is gone, as the family's part of the form says; a family may keep it to themselves."""
    told = records.answers(row.patient_id, row.visit_id, row.sealed) if row.sealed else {}
    if told.get("lost_reason") == "MISSING":
        return LostGround.WENT_MISSING
    silent = told.get("family_says") == "WILL_NOT_SAY"
    return LostGround.FAMILY_SILENT if silent else LostGround.UNKNOWN


def _telling(patients: Collection[UUID]) -> Iterator[tuple[Visit, Patient]]:
    """Visits that tell of something newer than what the register says of whereabouts."""
    query = (
        select(Visit, Patient)
        .join(Patient, Patient.id == Visit.patient_id)
        .where(Visit.patient_id.in_(patients), Visit.state == State.CLOSED)
        .where(Visit.outcome.in_((*TOLD, Outcome.SEEN, Outcome.SEEN_PARTIAL)))
        .where(Visit.on_day >= Patient.whereabouts_since)
        .order_by(Visit.on_day, Visit.opened_at)
    )
    yield from db.session.execute(query).all()


def _propose(visit: Visit, patient: Patient) -> None:
    outcome = Outcome(visit.outcome or "")
    to, proof = TOLD.get(outcome, (Whereabouts.HOME, Proof.SEEN))
    if outcome.in_person and (patient.whereabouts not in (Whereabouts.LOST, Whereabouts.AWAY_KNOWN)
                              or visit.place not in AT_HOME):  # fmt: skip
        return
    if visit.place == Place.HOSPITAL:
        proof = Proof.SEEN
    proofs = frozenset({proof} if proof else ())
    wish = Wish(Axis.WHEREABOUTS, to, visit.on_day, proofs, visit_id=visit.id)
    service.report(patient, wish, visit.leader_id)


def _sight(patients: Collection[UUID]) -> None:
    """Note where joint visits found a home; of one that is confirmed only what speaks against it."""
    present = homes.present(patients)
    known = homes.seen_at(present.keys())
    unsettled = [one for one, rows in present.items() if rows[0].status != CONFIRMED]
    joint = select(Visit).where(
        Visit.patient_id.in_(present.keys()),
        or_(Visit.patient_id.in_(unsettled), _met_elsewhere()),
        Visit.authenticity.in_(JOINT),
        Visit.place.in_(AT_HOME),
        Visit.outcome.in_((Outcome.SEEN, Outcome.SEEN_PARTIAL, Outcome.FAMILY_ONLY)),
    )
    for visit in db.session.scalars(joint.order_by(Visit.opened_at)):
        at = visit.opened_at
        if visit.id in known or at is None or not _lived_there(present[visit.patient_id], at):
            continue
        if point := _point(visit):
            homes.sighted(visit.patient_id, visit.id, at, point)


def _met_elsewhere() -> ColumnElement[bool]:
    away = Participation.position_in["result"].as_string() == Match.MISMATCH.value
    return select(Participation.visit_id).where(Participation.visit_id == Visit.id, away).exists()


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
