"""Keeping the lists: the rules open and close entries; people act, review, and close what has come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.changed import changed, on_change
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.kernel.jobs import every
from backend.patients import sealed
from backend.patients.cases import history, unreached
from backend.patients.cases.codes import ACTIONS, BY_HAND, Action, Why
from backend.patients.cases.facts import Capacity, Facts
from backend.patients.cases.models import CaseEntry, CaseStep
from backend.patients.cases.rules import changes, next_review, opinion, stays_by_hand
from backend.patients.models import Home, Patient
from backend.patients.register import guardians, places, service
from backend.patients.register import refusals as say
from backend.patients.values import HomeKind
from backend.policy import service as policy
from backend.policy.case_lists import CaseList
from backend.policy.documents import Kind
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from backend.policy.case_lists import CaseLists
    from backend.policy.documents import Document


AT_ONCE = 500


@on_change
def refresh(patients: Collection[UUID]) -> None:
    """Hold these people's entries to the rules: called whenever something about them changed."""
    facts, standing = facts_of(patients), _open_entries(patients)
    areas = dict(
        db.session.execute(select(Patient.id, Patient.area_id).where(Patient.id.in_(patients))).all()
    )
    documents = {area: _policy(area) for area in set(areas.values())}
    unreached.ask({one: (known, documents[areas[one]].body) for one, known in facts.items()})
    for one, known in facts.items():
        document, entries = documents[areas[one]], standing.get(one, {})
        for case, said in changes(entries.keys(), known, document.body).items():
            if said.opens:
                _open(one, case, said.opens, known.today, document, None)
            elif said.closes and not stays_by_hand(
                Why(entries[case].why), entries[case].opened_on, said.closes, known.today, document.body
            ):
                _close(entries[case], said.closes, None)


@every(minutes=60)
def pass_time() -> None:
    """Look again at those whose entry ends by time alone: quiet for long enough."""
    query = select(CaseEntry.patient_id).where(
        CaseEntry.kind == CaseList.RELAPSING, CaseEntry.closed_on.is_(None)
    )
    ids = db.session.scalars(query).all()
    for first in range(0, len(ids), AT_ONCE):
        refresh(ids[first : first + AT_ONCE])


def facts_of(patients: Collection[UUID]) -> dict[UUID, Facts]:
    """Everything the rules look at, for several people at once."""
    day, states = today(), service.states_of(patients)
    told, looked_after = history.contacts_of(patients), guardians.current(patients)
    elsewhere = places.listed_elsewhere(patients) | _here_for_a_time(patients)
    return {
        one: Facts(
            today=day,
            status=standing.status,
            contacts=told[one],
            guardian=Capacity(looked_after[one].capacity) if one in looked_after else None,
            lives_elsewhere=one in elsewhere,
        )
        for one, standing in states.items()
    }


def open_by_hand(patient: Patient, case: CaseList, on: date, by: UUID) -> CaseEntry:
    """Put somebody on a list from what was known before; already on it, nothing changes.

    Raises:
        NotByHand: the list follows from the register.
    """
    if case not in BY_HAND:
        raise say.NotByHand
    standing = _open_entries([patient.id]).get(patient.id, {}).get(case)
    return standing or _open(patient.id, case, Why.KNOWN_BEFORE, on, _policy(patient.area_id), by)


def act(entry: CaseEntry, action: Action, note: str | None, on: date, by: UUID) -> CaseStep:
    """Something was done about it.

    Raises:
        WrongAction, CaseClosed.
    """
    allowed = ACTIONS[CaseList(entry.kind)]
    if action not in allowed:
        raise say.WrongAction(actions=", ".join(allowed))
    return _step(entry, action, note, on, by)


def review(entry: CaseEntry, note: str | None, on: date, by: UUID) -> CaseStep:
    """It was looked at together; the next time counts from here. Raises CaseClosed."""
    step = _step(entry, None, note, on, by)
    limits: CaseLists = _policy(entry.patient.area_id).body
    entry.next_review_on = next_review(CaseList(entry.kind), on, limits)
    db.session.flush()
    return step


def close(entry: CaseEntry, by: UUID) -> None:
    """End an entry whose end has come about.

    Raises:
        StillTrue, CaseClosed.
    """
    if entry.closed_on:
        raise say.CaseClosed
    case, facts = CaseList(entry.kind), facts_of([entry.patient_id])[entry.patient_id]
    closes = opinion(case, facts, _policy(entry.patient.area_id).body).closes
    if closes is None:
        raise say.StillTrue
    _close(entry, closes, by)


def endings(entries: Collection[CaseEntry]) -> dict[UUID, Why]:
    """Entry → why it may be ended now, for those whose end has come about."""
    running = [entry for entry in entries if entry.closed_on is None]
    facts = facts_of({entry.patient_id for entry in running}) if running else {}
    limits = {entry.patient.area_id: _policy(entry.patient.area_id).body for entry in running}
    said = {
        entry.id: opinion(CaseList(entry.kind), facts[entry.patient_id], limits[entry.patient.area_id]).closes
        for entry in running
    }
    return {one: why for one, why in said.items() if why}


def entries_of(patient_id: UUID) -> Sequence[CaseEntry]:
    """Every time on a list, newest first."""
    query = select(CaseEntry).where(CaseEntry.patient_id == patient_id)
    return db.session.scalars(query.order_by(CaseEntry.opened_at.desc(), CaseEntry.id.desc())).all()


def _open_entries(patients: Collection[UUID]) -> dict[UUID, dict[CaseList, CaseEntry]]:
    query = select(CaseEntry).where(CaseEntry.patient_id.in_(patients), CaseEntry.closed_on.is_(None))
    found: dict[UUID, dict[CaseList, CaseEntry]] = {}
    for entry in db.session.scalars(query):
        found.setdefault(entry.patient_id, {})[CaseList(entry.kind)] = entry
    return found


def _open(patient_id: UUID, case: CaseList, why: Why, on: date, document: Document,
          by: UUID | None) -> CaseEntry:  # fmt: skip
    entry = CaseEntry(
        patient_id=patient_id,
        kind=case,
        why=why,
        policy_version=document.version,
        opened_on=on,
        opened_at=now_ms(),
        opened_by=by,
        next_review_on=next_review(case, on, document.body),
    )
    db.session.add(entry)
    db.session.flush()
    _log(entry, "open", by)
    return entry


def _close(entry: CaseEntry, why: Why, by: UUID | None) -> None:
    entry.closed_on, entry.closed_at, entry.closed_by, entry.closed_why = today(), now_ms(), by, why
    entry.next_review_on = None
    db.session.flush()
    _log(entry, "close", by)


def _step(entry: CaseEntry, action: Action | None, note: str | None, on: date, by: UUID) -> CaseStep:
    if entry.closed_on:
        raise say.CaseClosed
    step_id = uuid7()
    step = CaseStep(
        id=step_id,
        entry_id=entry.id,
        patient_id=entry.patient_id,
        action=action,
        note=sealed.seal_words(entry.patient_id, note, sealed.NOTE, step_id),
        on=on,
        at=now_ms(),
        by=by,
    )
    db.session.add(step)
    db.session.flush()
    _log(entry, "review" if action is None else "act", by)
    changed(entry.patient_id)
    return step


def _log(entry: CaseEntry, what: str, by: UUID | None) -> None:
    told = {"patient": str(entry.patient_id), "entry": str(entry.id), "list": entry.kind, "what": what}
    acts.record("case", told, by, entry.patient_id)


def _here_for_a_time(patients: Collection[UUID]) -> set[UUID]:
    query = select(Home.patient_id).where(
        Home.patient_id.in_(patients), Home.valid_to.is_(None), Home.kind == HomeKind.TEMPORARY
    )
    return set(db.session.scalars(query))


def _policy(area_id: UUID) -> Document:
    return policy.in_force(Kind.CASE_LISTS, today(), area_id)
