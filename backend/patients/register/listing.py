"""People within reach as a list: names only for those who may know them, the rest by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.patients import service as people
from backend.patients.cases.models import CaseEntry
from backend.patients.models import Patient
from backend.patients.register import sight
from backend.patients.register.models import Responsible, StatusProposal
from backend.roster import gate
from backend.roster.gate import Scope
from backend.roster.models import Area

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement

Shown = dict[str, Any]
_PLAIN = ("registration", "management", "whereabouts")


def listed(query: dict[str, Any]) -> Page[Shown]:
    """A page of people within reach, by area and code."""
    rows = select(Patient).join(Area, Area.id == Patient.area_id).where(sight.within(gate.reach()))
    for condition in _conditions(query):
        rows = rows.where(condition)
    page = paged(rows.order_by(Area.path, Patient.code), query)
    return Page(shown(page.items), page.page, page.pages, page.total)


def shown(patients: Sequence[Patient]) -> list[Shown]:
    """Rows for people within reach."""
    ids = [one.id for one in patients]
    held = vault.preload(ids)
    named, lists = _named(ids), _lists(ids)
    waiting = _waiting(ids)
    rows = [_row(one, one.id in named, lists.get(one.id, []), one.id in waiting) for one in patients]
    del held  # until here no name asked for its key
    return rows


def _row(patient: Patient, named: bool, lists: list[str], waiting: bool) -> Shown:
    first = gate.scope("patient.first_name").scope
    identity = people.identity(patient) if named or first else None
    return {
        "id": patient.id,
        "code": patient.code,
        "name": identity.name if identity and named else None,
        "first_name": identity.first_name if identity else None,
        "area": {"id": patient.area_id, "name": patient.area.name},
        "registration": patient.registration,
        "management": patient.management,
        "whereabouts": patient.whereabouts,
        "verified": patient.whereabouts_verified,
        "lists": lists,
        "waiting": waiting,
    }


def _conditions(query: dict[str, Any]) -> list[ColumnElement[bool]]:
    found = [getattr(Patient, name) == query[name] for name in _PLAIN if query.get(name)]
    if case := query.get("case"):
        entry = exists().where(
            CaseEntry.patient_id == Patient.id, CaseEntry.kind == case, CaseEntry.closed_on.is_(None)
        )
        seen = sight.lists_seen()
        found.append(entry if seen is None else entry.where(seen))
    if area := query.get("area"):
        path = db.session.scalar(select(Area.path).where(Area.id == area))
        found.append(Area.path.startswith(path or "-", autoescape=True))
    if slot := query.get("slot_empty"):
        found.append(
            ~exists().where(
                Responsible.patient_id == Patient.id, Responsible.slot == slot, Responsible.until.is_(None)
            )
        )
    return found


def _named(ids: Collection[UUID]) -> set[UUID]:
    """Those whose name the reader may know."""
    reach = gate.scope("patient.name")
    if reach.scope == Scope.NONE:
        return set()
    query = select(Patient.id).join(Area, Area.id == Patient.area_id)
    return set(db.session.scalars(query.where(Patient.id.in_(ids), sight.within(reach))))


def _lists(ids: Collection[UUID]) -> dict[UUID, list[str]]:
    if gate.scope("case.list").scope == Scope.NONE:
        return {}
    query = select(CaseEntry.patient_id, CaseEntry.kind).where(
        CaseEntry.patient_id.in_(ids), CaseEntry.closed_on.is_(None)
    )
    seen = sight.lists_seen()
    found: dict[UUID, list[str]] = {}
    for one, kind in db.session.execute(query if seen is None else query.where(seen)):
        found.setdefault(one, []).append(kind)
    return {one: sorted(kinds) for one, kinds in found.items()}


def _waiting(ids: Collection[UUID]) -> set[UUID]:
    """Those about whom something waits for a decision."""
    query = select(StatusProposal.patient_id).where(
        StatusProposal.patient_id.in_(ids), StatusProposal.state == "OPEN"
    )
    return set(db.session.scalars(query))
