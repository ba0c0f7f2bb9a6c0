"""Somebody whom nobody could reach, cycle after cycle: a clinician is asked whether they are lost.

Nobody is called lost by counting. Each cycle that ends like this is put before a person once; declined, it
is not asked again before another one has ended. Meeting the person takes the question back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.patients.cases.lost import not_reached_since
from backend.patients.models import Patient
from backend.patients.register import service
from backend.patients.register.codes import ProposalState
from backend.patients.register.models import StatusProposal
from backend.patients.register.proposals import Wish, settle
from backend.patients.status.codes import Axis, Registration, Whereabouts
from backend.patients.status.moves import ABOUT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from backend.patients.cases.facts import Facts
    from backend.policy.case_lists import CaseLists


def ask(known: Mapping[UUID, tuple[Facts, CaseLists]]) -> None:
    """Ask about those who come to this by what was recorded, and take back what is no longer so."""
    since = {one: _since(facts, limits) for one, (facts, limits) in known.items()}
    asked = _asked(known.keys())
    for row in asked:
        if since[row.patient_id] is None and row.state == ProposalState.OPEN:
            settle(row, ProposalState.OVERTAKEN, None)
    latest: dict[UUID, date] = {}
    for row in asked:
        latest[row.patient_id] = max(row.since, latest.get(row.patient_id, row.since))
    for one, day in since.items():
        if day is not None and (one not in latest or latest[one] < day):
            patient = db.session.get_one(Patient, one)
            service.report(patient, Wish(Axis.WHEREABOUTS, Whereabouts.LOST, day), None)


def _since(facts: Facts, limits: CaseLists) -> date | None:
    status = facts.status
    if status.registration is not Registration.REGISTERED or status.whereabouts not in ABOUT:
        return None
    return not_reached_since(facts.contacts, limits)


def _asked(patients: Collection[UUID]) -> list[StatusProposal]:
    """What was asked before; somebody's own word on it has an author or a visit."""
    query = select(StatusProposal).where(
        StatusProposal.patient_id.in_(patients),
        StatusProposal.axis == Axis.WHEREABOUTS,
        StatusProposal.to == Whereabouts.LOST,
        StatusProposal.by.is_(None),
        StatusProposal.visit_id.is_(None),
    )
    return list(db.session.scalars(query))
