"""Consent: asked kindly, recorded as it was given, withdrawn in one step, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed, service
from backend.patients.register import refusals as say
from backend.patients.register.codes import ConsentKind, Decision, GivenBy
from backend.patients.register.models import Consent
from backend.patients.status.codes import Proof
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from backend.patients.models import Patient

CHILD: Final = 14
NO: Final = frozenset({Decision.DECLINED, Decision.WITHDRAWN})


@dataclass(frozen=True)
class Said:
    """A decision as it was given. `why`: why the guardian decided for the person."""

    kind: ConsentKind
    decision: Decision
    given_by: GivenBy
    on: date
    text_version: str
    legal_basis: str | None = None
    why: str | None = None


def rows(patient_id: UUID, said: Sequence[Said], by: UUID | None) -> list[Consent]:
    """Decisions as rows, for an import: nothing is checked or logged here."""
    return [_row(patient_id, one, by) for one in said]


def record(patient: Patient, said: Said, by: UUID) -> Consent:
    """Add a decision.

    Raises:
        ReasonForGuardian, ChildDecides, NothingToWithdraw.
    """
    age = service.identity(patient).age(said.on)
    if said.given_by is GivenBy.PATIENT and age is not None and age < CHILD:
        raise say.ChildDecides
    if said.given_by is GivenBy.GUARDIAN and not said.why and (age is None or age >= CHILD):
        raise say.ReasonForGuardian
    before = current([patient.id], said.kind).get(patient.id)
    if said.decision is Decision.WITHDRAWN and (before is None or before.decision != Decision.AGREED):
        raise say.NothingToWithdraw
    row = _row(patient.id, said, by)
    db.session.add(row)
    db.session.flush()
    told = {"patient": str(patient.id), "consent": str(row.id), "kind": row.kind, "decision": row.decision}
    acts.record("patient.consent", told, by, patient.id)
    changed(patient.id)
    return row


def current(patients: Collection[UUID], kind: ConsentKind) -> dict[UUID, Consent]:
    """Each person's newest decision of a kind."""
    newest = func.row_number().over(
        partition_by=Consent.patient_id, order_by=(Consent.on.desc(), Consent.at.desc(), Consent.id.desc())
    )
    ranked = select(Consent.id, newest.label("rank")).where(
        Consent.patient_id.in_(patients), Consent.kind == kind
    )
    ranked_rows = ranked.subquery()
    query = select(Consent).join(ranked_rows, ranked_rows.c.id == Consent.id).where(ranked_rows.c.rank == 1)
    return {row.patient_id: row for row in db.session.scalars(query)}


def history(patient_id: UUID) -> Sequence[Consent]:
    """Everything that was ever decided, oldest first."""
    query = select(Consent).where(Consent.patient_id == patient_id)
    return db.session.scalars(query.order_by(Consent.on, Consent.at, Consent.id)).all()


def proofs(patients: Collection[UUID]) -> dict[UUID, frozenset[Proof]]:
    """What the newest decisions on follow-up prove."""
    return {
        one: frozenset({Proof.CONSENT if row.decision == Decision.AGREED else Proof.NO_CONSENT})
        for one, row in current(patients, ConsentKind.COMMUNITY_MGMT).items()
    }


def last_refused(patient_id: UUID) -> date | None:
    """When follow-up was last declined or withdrawn: asking again has to wait after that."""
    newest = current([patient_id], ConsentKind.COMMUNITY_MGMT).get(patient_id)
    return newest.on if newest and newest.decision in NO else None


def _row(patient_id: UUID, said: Said, by: UUID | None) -> Consent:
    row_id = uuid7()
    return Consent(
        id=row_id,
        patient_id=patient_id,
        kind=said.kind,
        decision=said.decision,
        given_by=said.given_by,
        on=said.on,
        text_version=said.text_version,
        legal_basis=said.legal_basis,
        why=sealed.seal_words(patient_id, said.why, sealed.WHY, row_id),
        at=now_ms(),
        by=by,
    )
