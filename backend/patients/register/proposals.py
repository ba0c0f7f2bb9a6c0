"""Changes that wait for a person: what a visit told, or what somebody else must agree to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.register.codes import ProposalState, WaitsFor
from backend.patients.register.models import StatusProposal
from backend.patients.status.codes import KNOWN, Axis, Closing, Proof
from backend.roster.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import ColumnElement

    from backend.patients.models import Patient


@dataclass(frozen=True)
class Wish:
    """A change that somebody asks for or tells of. `since`: the day it is true from."""

    axis: Axis
    to: str
    since: date
    proofs: frozenset[Proof] = frozenset()
    closing: Closing | None = None
    why: str | None = None
    visit_id: UUID | None = None


def propose(patient: Patient, wish: Wish, by: UUID | None, waits_for: WaitsFor) -> StatusProposal:
    """Let a change wait for a person."""
    row_id = uuid7()
    row = StatusProposal(
        id=row_id,
        patient_id=patient.id,
        axis=wish.axis,
        to=wish.to,
        closing=wish.closing,
        waits_for=waits_for,
        since=wish.since,
        proofs=sorted(wish.proofs - KNOWN),
        why=sealed.seal_words(patient.id, wish.why, sealed.WHY, row_id),
        visit_id=wish.visit_id,
        at=now_ms(),
        by=by,
        state=ProposalState.OPEN,
    )
    db.session.add(row)
    db.session.flush()
    return row


def settle(proposal: StatusProposal, state: ProposalState, by: UUID | None) -> None:
    """It no longer waits."""
    proposal.state, proposal.settled_at, proposal.settled_by = state, now_ms(), by
    db.session.flush()


def wish_of(proposal: StatusProposal) -> Wish:
    """The change that was proposed."""
    why = sealed.opened_words(proposal.patient_id, proposal.why, sealed.WHY, proposal.id)
    return Wish(
        axis=Axis(proposal.axis),
        to=proposal.to,
        since=proposal.since,
        proofs=frozenset(Proof(one) for one in proposal.proofs),
        closing=Closing(proposal.closing) if proposal.closing else None,
        why=why,
        visit_id=proposal.visit_id,
    )


def teller_of(proposal: StatusProposal) -> Staff | None:
    """Who told of it; None for a rule."""
    return db.session.get(Staff, proposal.by) if proposal.by else None


def open_of(patient_id: UUID) -> ColumnElement[bool]:
    """SQL for "this waits, about this person"."""
    return (StatusProposal.patient_id == patient_id) & (StatusProposal.state == ProposalState.OPEN)


def waiting_for(patient_id: UUID) -> Sequence[StatusProposal]:
    """What still waits for a person's decision about someone."""
    return db.session.scalars(
        select(StatusProposal).where(open_of(patient_id)).order_by(StatusProposal.at)
    ).all()
