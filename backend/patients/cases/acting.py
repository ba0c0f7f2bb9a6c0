"""What people do about the case lists, each within their reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.patients.cases import service
from backend.patients.cases.codes import Action
from backend.patients.cases.models import CaseEntry
from backend.patients.models import Patient
from backend.patients.refusals import UnknownPatient
from backend.patients.register import listing, sight
from backend.patients.register.acting import reached
from backend.patients.register.page import entry_shown
from backend.policy.case_lists import CaseList
from backend.roster import gate
from backend.roster.models import Area

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

Given = dict[str, Any]


def listed(query: Given) -> Page[dict[str, Any]]:
    """Entries within reach: what is to be looked at first comes first."""
    rows = _within().where(
        CaseEntry.closed_on.is_not(None) if query["closed"] else CaseEntry.closed_on.is_(None)
    )
    if query.get("kind"):
        rows = rows.where(CaseEntry.kind == query["kind"])
    if query["due"]:
        rows = rows.where(CaseEntry.next_review_on <= today())
    page = paged(rows.order_by(CaseEntry.next_review_on, CaseEntry.opened_on, CaseEntry.id), query)
    people = {row["id"]: row for row in listing.shown([entry.patient for entry in page.items])}
    ends = service.endings(page.items)
    items = [
        {**entry_shown(entry), "ends": ends.get(entry.id), "patient": people[entry.patient_id]}
        for entry in page.items
    ]
    return Page(items, page.page, page.pages, page.total)


def totals() -> list[dict[str, Any]]:
    """How many stand on each list, and how many of them are to be looked at by now."""
    due = func.count().filter(CaseEntry.next_review_on <= today())
    query = _within().with_only_columns(CaseEntry.kind, func.count(), due)
    counted = query.where(CaseEntry.closed_on.is_(None)).group_by(CaseEntry.kind)
    found = {kind: (number, due) for kind, number, due in db.session.execute(counted)}
    seen = [case for case in CaseList if sight.lists_seen() is None or case not in sight.MEDICAL]
    return [
        {"kind": case, "open": found.get(case, (0, 0))[0], "due": found.get(case, (0, 0))[1]} for case in seen
    ]


def open_by_hand(patient_id: UUID, given: Given) -> dict[str, Any]:
    """Somebody comes onto a list from what was known before."""
    patient = reached(patient_id)
    entry = service.open_by_hand(patient, CaseList(given["kind"]), given["on"], gate.principal().id)
    return entry_shown(entry)


def act(entry_id: UUID, given: Given) -> dict[str, Any]:
    """Something was done about it."""
    entry = _entry(entry_id)
    service.act(entry, Action(given["action"]), given["note"], given["on"], gate.principal().id)
    return _again(entry)


def review(entry_id: UUID, given: Given) -> dict[str, Any]:
    """It was looked at together."""
    entry = _entry(entry_id)
    service.review(entry, given["note"], given["on"], gate.principal().id)
    return _again(entry)


def close(entry_id: UUID) -> dict[str, Any]:
    """It has come to its end."""
    entry = _entry(entry_id)
    service.close(entry, gate.principal().id)
    return _again(entry)


def _entry(entry_id: UUID) -> CaseEntry:
    """The entry in the address.

    Raises:
        UnknownPatient: it is not within reach, whether or not there is one.
    """
    entry = db.session.scalars(_within().where(CaseEntry.id == entry_id)).one_or_none()
    if entry is None:
        raise UnknownPatient
    return entry


def _within() -> Select[CaseEntry]:
    rows = (
        select(CaseEntry)
        .join(CaseEntry.patient)
        .join(Area, Area.id == Patient.area_id)
        .options(contains_eager(CaseEntry.patient))
        .where(sight.within(gate.reach()))
    )
    seen = sight.lists_seen()
    return rows if seen is None else rows.where(seen)


def _again(entry: CaseEntry) -> dict[str, Any]:
    db.session.refresh(entry)
    return entry_shown(entry, with_steps=True)
