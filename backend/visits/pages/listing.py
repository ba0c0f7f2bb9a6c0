"""Lists of visits: filtered, within reach, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from backend.evidence.models import Evidence
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.patients.models import Patient
from backend.roster import gate
from backend.roster.models import Area, Staff, lies_in
from backend.transparency.models import StatementRecord
from backend.visits import expiry
from backend.visits.models import NamedEvidence, Visit, VisitMember
from backend.visits.pages.sight import within
from backend.visits.people import briefs
from backend.visits.reading.projection import State
from backend.visits.reading.signals import AWAITED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from sqlalchemy import Select

    from backend.visits.people import Brief

Row = dict[str, Any]


def listed(wanted: dict[str, Any]) -> Page[Row]:
    """A page of visits, newest first. `wanted`: the filters of `VisitQuery`."""
    query = (
        select(Visit)
        .join(Visit.area)
        .join(Visit.patient)
        .where(within(gate.reach()))
        .options(contains_eager(Visit.area), contains_eager(Visit.patient).lazyload(Patient.area))
        .options(selectinload(Visit.members), selectinload(Visit.participations))
        .order_by(Visit.on_day.desc(), Visit.opened_at.desc(), Visit.id.desc())
    )
    page = paged(_filtered(query, wanted), wanted)
    return Page(rows(page.items), page.page, page.pages, page.total)


def rows(visits: Sequence[Visit]) -> list[Row]:
    """What a list says of each visit."""
    ids = [visit.id for visit in visits]
    people = briefs(_people(visits))
    files, chains = awaited_files(ids), _chains(ids)
    return [row(visit, people, files.get(visit.id, 0), chains[visit.id]) for visit in visits]


def row(visit: Visit, people: dict[UUID, Brief], files: int, chains: Collection[str]) -> Row:
    """One visit in a list; the page of a visit begins with the same."""
    grades = {one.staff_id: one.grade for one in visit.participations}
    waiting = sum(_waits(one.signals) for one in visit.participations) if visit.closed_at else 0
    return {
        "id": visit.id,
        "planned_on": visit.planned_on,
        "opened_at": visit.opened_at,
        "closed_at": visit.closed_at,
        "bracket": None
        if visit.not_after is None
        else {"not_before": visit.not_before, "not_after": visit.not_after},
        "patient_code": visit.patient.code,
        "area": {"id": visit.area.id, "name": visit.area.name},
        "leader": people.get(visit.leader_id) if visit.leader_id else None,
        "state": expiry.told_state(visit),
        "cancelled": visit.cancelled,
        "purpose": visit.purpose,
        "outcome": visit.outcome,
        "clinical_effect": visit.clinical_effect,
        "authenticity": visit.authenticity,
        "members": [{**people[one.staff_id], "grade": grades.get(one.staff_id)} for one in visit.members],
        "awaiting": {"statements": len(visit.awaited) + waiting, "evidence": files},
        "notes": [*(f"chain.{state}" for state in sorted(chains)), *visit.notes],
    }


def awaited_files(visit_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many files these visits name that have not arrived; visits that wait for none are left out."""
    named = NamedEvidence
    here = (Evidence.sha256 == named.sha256) & (Evidence.patient_id == named.patient_id)
    query = select(named.visit_id, func.count()).outerjoin(Evidence, here)
    missing = query.where(named.visit_id.in_(visit_ids), Evidence.sha256.is_(None))
    return dict(db.session.execute(missing.group_by(named.visit_id)).all())


def _chains(visit_ids: Collection[UUID]) -> defaultdict[UUID, set[str]]:
    """`gap` and `fork`, where statements of these visits stand so in their phones' chains right now."""
    record = StatementRecord
    query = select(record.visit_id, record.chain).where(record.visit_id.in_(visit_ids), record.chain != "ok")
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for visit, state in db.session.execute(query):
        found[visit].add(state)
    return found


def _people(visits: Iterable[Visit]) -> set[UUID | None]:
    return {one for visit in visits for one in (visit.leader_id, *(m.staff_id for m in visit.members))}


def _waits(signals: dict[str, Any]) -> bool:
    return any(reason in AWAITED for _, reason in signals.values())


def _filtered(query: Select[Visit], wanted: dict[str, Any]) -> Select[Visit]:
    if first := wanted.get("first"):
        query = query.where(Visit.on_day >= first)
    if last := wanted.get("last"):
        query = query.where(Visit.on_day <= last)
    if state := wanted.get("state"):
        query = query.where(expiry.is_told(State(state)))
    if authenticity := wanted.get("authenticity"):
        query = query.where(Visit.authenticity == authenticity)
    if area := wanted.get("area"):
        above = select(Area.path).where(Area.id == area).scalar_subquery()
        query = query.where(lies_in(Area.path, above))
    if text := wanted.get("q"):
        query = query.where(_mentions(text))
    return query


def _mentions(text: str) -> Any:
    """A person's code, or the name of a colleague; never the name of someone visited, which rests sealed."""
    named = select(VisitMember.visit_id).join(Staff, Staff.id == VisitMember.staff_id)
    return or_(
        Patient.code.startswith(text.upper(), autoescape=True),
        Visit.id.in_(named.where(Staff.name.contains(text, autoescape=True))),
    )
