"""One person, as far as the reader may see them. Opening the page is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.forms.parts import parts_of
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import sealed
from backend.patients import service as people
from backend.patients.cases import service as cases
from backend.patients.cases.codes import OWNERS
from backend.patients.models import Home
from backend.patients.register import (
    consents,
    diagnoses,
    elsewhere,
    guardians,
    listing,
    places,
    proposals,
    proving,
    service,
    sight,
)
from backend.patients.register.models import ExternalId, StatusChange
from backend.patients.sealed import opened, opened_words
from backend.patients.status.steps import steps
from backend.patients.supplement import state as supplement
from backend.policy import service as policy
from backend.policy.case_lists import CaseList
from backend.policy.documents import Kind
from backend.roster import access, gate
from backend.roster.gate import Scope
from backend.roster.models import Area
from backend.roster.service import staff_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from backend.patients.cases.models import CaseEntry
    from backend.patients.models import Patient
    from backend.patients.register.models import Guardian, StatusProposal
    from backend.patients.register.sight import Sight

Shown = dict[str, Any]


def page(patient_id: UUID) -> Shown:
    """Everything of somebody that the reader may see.

    Raises:
        UnknownPatient: not within reach.
    """
    patient = sight.patient_within(gate.reach(), patient_id)
    seen = sight.sight_of(patient)
    access.record("patient.read", "patient", patient.id, fields=seen.parts)
    shown = {
        **listing.shown([patient])[0],
        "since": _since(patient),
        "address": _address(patient) if seen.name else None,
        "homes": _homes(patient) if seen.name else [],
        "identity": _identity(patient) if seen.identity else None,
        "guardian": _guardian(patient) if seen.guardian else None,
        "slots": _slots(patient) if seen.name else [],
        "consents": [_consent(one, seen) for one in consents.history(patient.id)] if seen.clinical else [],
        "ask_again_on": _ask_again(patient),
        "pools": [_pool(stay) for stay in places.pools(patient.id)] if seen.clinical else [],
        "listing": _listing(patient) if seen.name else None,
        "external_ids": _external(patient) if seen.clinical else [],
        "diagnosis": diagnoses.newest(patient.id) if seen.clinical else None,
        "history": _history(patient, seen) if seen.clinical or gate.scope("case.medical").scope else [],
        "proposals": [proposal_shown(one, seen) for one in proposals.waiting_for(patient.id)],
        "steps": _steps(patient),
        "seen_elsewhere": elsewhere.told(patient.id) if sight.reaches("patient.care", patient.id) else None,
        "cases": _cases(patient),
        "supplement": _supplement(patient),
    }
    return {**shown, "people": list(staff_by_id(_mentioned(shown)).values())}


def _steps(patient: Patient) -> list[Shown]:
    """What the reader may change of the three statuses now, and what each takes."""
    if gate.scope("patient.decide").scope == Scope.NONE:
        return []
    known = proving.of([patient.id])[patient.id]
    return [
        {
            "axis": step.axis,
            "to": step.to,
            "closing": step.closing,
            "needs": [sorted(group) for group in step.needs],
            "lacking": sorted(step.lacking),
            "second": sorted(step.second),
            "why": step.why,
        }
        for step in steps(service.status_of(patient), service.person_of(gate.staff()), known)
    ]


def _mentioned(shown: Shown) -> set[UUID]:
    """Colleagues whom a page names by their id."""
    rows = [*shown["consents"], *shown["history"], *shown["proposals"]]
    rows += [step for entry in shown["cases"] for step in entry["steps"]]
    said = {row.get(part) for row in rows for part in ("by", "second")}
    return {one for one in said if one}


def proposal_shown(one: StatusProposal, seen: Sight) -> Shown:
    """What waits for a decision."""
    why = opened_words(one.patient_id, one.why, sealed.WHY, one.id) if seen.review else None
    names = ("id", "axis", "to", "closing", "waits_for", "since", "proofs", "visit_id", "at", "by", "state")
    return {**{name: getattr(one, name) for name in names}, "why": why}


def entry_shown(entry: CaseEntry, with_steps: bool = False) -> Shown:
    """A time on a list; steps with their notes."""
    names = ("id", "kind", "why", "opened_on", "next_review_on", "closed_on", "closed_why", "policy_version")
    steps = [
        {
            "id": step.id,
            "action": step.action,
            "on": step.on,
            "at": step.at,
            "by": step.by,
            "note": opened_words(entry.patient_id, step.note, sealed.NOTE, step.id),
        }
        for step in (entry.steps if with_steps else ())
    ]
    owners = list(OWNERS[CaseList(entry.kind)])
    return {**{name: getattr(entry, name) for name in names}, "owners": owners, "steps": steps}


def _since(patient: Patient) -> Shown:
    return {
        "registration": patient.registered_since,
        "management": patient.managed_since,
        "whereabouts": patient.whereabouts_since,
        "closing": patient.closing,
    }


def _address(patient: Patient) -> str:
    return people.card(patient.id).address


def _homes(patient: Patient) -> list[Shown]:
    """Every home, without its point: nobody needs to read coordinates."""
    rows = db.session.scalars(
        select(Home).where(Home.patient_id == patient.id).order_by(Home.valid_from, Home.id)
    )
    names = ("id", "kind", "because", "source", "status", "valid_from", "valid_to", "crs_original")
    return [
        {
            **{name: getattr(row, name) for name in names},
            "address": opened(patient.id, row.address, sealed.ADDRESS, row.id),
        }
        for row in rows
    ]


def _identity(patient: Patient) -> Shown:
    held = people.identity(patient)
    names = ("phone", "called", "id_type", "id_no", "sex")
    born = held.born or None
    return {**{name: getattr(held, name) for name in names}, "born": born, "age": held.age(today())}


def _guardian(patient: Patient) -> Shown | None:
    row: Guardian | None = guardians.current([patient.id]).get(patient.id)
    if row is None:
        return None
    held = guardians.details(row)
    names = ("name", "relation", "phone", "second_phone", "address", "concerns", "own_wish", "insured")
    told = {name: getattr(held, name) for name in names}
    shown = {"capacity": row.capacity, "since": row.since, "interim_org": row.interim_org_id}
    return {**shown, **told, "agreement_on": held.agreement_on or None}


def _slots(patient: Patient) -> list[Shown]:
    held = guardians.slots(patient, today())
    staff = staff_by_id(one for _, one, _ in held if one)
    return [
        {"slot": slot, "staff": staff.get(one) if one else None, "filled": filled}
        for slot, one, filled in held
    ]


def _consent(row: Any, seen: Sight) -> Shown:
    names = ("id", "kind", "decision", "given_by", "on", "text_version", "legal_basis", "at", "by")
    why = opened_words(row.patient_id, row.why, sealed.WHY, row.id) if seen.clinical else None
    return {**{name: getattr(row, name) for name in names}, "why": why}


def _ask_again(patient: Patient) -> date | None:
    """Before this day nobody should ask again who has said no."""
    refused = consents.last_refused(patient.id)
    days = policy.in_force(Kind.CASE_LISTS, today(), patient.area_id).body.consent_asked_days
    return refused + timedelta(days=days) if refused else None


def _pool(stay: Any) -> Shown:
    why = opened_words(stay.patient_id, stay.why, sealed.WHY, stay.id)
    return {"pool": stay.pool, "since": stay.since, "until": stay.until, "why": why}


def _listing(patient: Patient) -> Shown | None:
    row = places.open_listing(patient.id)
    if row is None:
        return None
    names = ("id", "residence_id", "register_id", "means", "sent_on", "accepted_on")
    words = opened_words(patient.id, row.elsewhere, sealed.ELSEWHERE, row.id)
    sides = [side for side in (row.residence_id, row.register_id) if side]
    area = dict(db.session.execute(select(Area.id, Area.name).where(Area.id.in_(sides))).all())
    return {
        **{name: getattr(row, name) for name in names},
        "elsewhere": words,
        "residence": area.get(row.residence_id) if row.residence_id else None,
        "register": area.get(row.register_id) if row.register_id else None,
    }


def _external(patient: Patient) -> list[Shown]:
    rows: Iterable[ExternalId] = db.session.scalars(
        select(ExternalId).where(ExternalId.patient_id == patient.id).order_by(ExternalId.system)
    )
    return [
        {"system": row.system, "value": opened(patient.id, row.value, sealed.EXTERNAL, patient.id)}
        for row in rows
    ]


def _history(patient: Patient, seen: Sight) -> list[Shown]:
    rows = db.session.scalars(
        select(StatusChange)
        .where(StatusChange.patient_id == patient.id)
        .order_by(StatusChange.at, StatusChange.id)
    )
    names = ("id", "axis", "before", "after", "closing", "verified", "since", "proofs", "visit_id", "at",
             "by", "second")  # fmt: skip
    return [
        {
            **{name: getattr(row, name) for name in names},
            "why": opened_words(patient.id, row.why, sealed.WHY, row.id) if seen.clinical else None,
        }
        for row in rows
    ]


def _supplement(patient: Patient) -> Shown | None:
    """How far the supplementary sheet is, for whoever fills in a part of it; no answer."""
    if not sight.reaches("patient.supplement", patient.id):
        return None
    return supplement.of(patient, parts_of(gate.principal().roles))


def _cases(patient: Patient) -> list[Shown]:
    if not sight.reaches("case.list", patient.id):
        return []
    every = sight.lists_seen() is None
    entries = [
        entry for entry in cases.entries_of(patient.id) if every or CaseList(entry.kind) not in sight.MEDICAL
    ]
    ends = cases.endings(entries)
    return [{**entry_shown(entry, with_steps=True), "ends": ends.get(entry.id)} for entry in entries]
