"""What visits mean for the register: whom one visits, what was recorded, what a clinician must hear.

The register must not know visits, so it is told. Nothing here changes a status: what a visit told becomes a
proposal, once, and a joint visit's position a sighting of the home (`visits.sighting`).
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
from backend.patients.register import service
from backend.patients.register.models import StatusProposal
from backend.patients.register.proposals import Wish
from backend.patients.status.codes import Axis, Proof, Whereabouts
from backend.policy.codes import AttemptResult, Authenticity, ClinicalEffect, Outcome, Place
from backend.visits import sighting, withholding
from backend.visits.models import FollowupRecord, Visit, VisitMember
from backend.visits.projecting import records
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from sqlalchemy import Row, Select

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
    """Propose what visits told, and note where joint visits met somebody elsewhere; each is heard once."""
    withholding.withhold(patients)
    heard = set(run(select(StatusProposal.visit_id).where(StatusProposal.patient_id.in_(patients))).scalars())
    for visit, patient in _telling(patients):
        if visit.id not in heard:
            _propose(visit, patient)
    sighting.elsewhere(patients)


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
                              or visit.place not in sighting.AT_HOME):  # fmt: skip
        return
    if visit.place == Place.HOSPITAL:
        proof = Proof.SEEN
    proofs = frozenset({proof} if proof else ())
    wish = Wish(Axis.WHEREABOUTS, to, visit.on_day, proofs, visit_id=visit.id)
    service.report(patient, wish, visit.leader_id)
