"""Who is asked to come to a visit, and what they answered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.patients.register.models import Responsible
from backend.roster.models import Staff, StaffRole, TeamMember
from backend.schedule.joint import Invited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement

    from backend.visits.models import Visit

_SAID = {"YES": True, "NO": False}


def answers(visit: Visit) -> list[dict[str, Any]]:
    """What each was heard to say, or, where it is not their own word, what the planner said for them."""
    return [
        {"member": one.staff_id, "answer": one.answer, "reason": one.answer_reason, "own": True}
        if one.answer
        else {"member": one.staff_id, "answer": "NO", "reason": one.absent_reason, "own": False}
        for one in visit.members
        if one.answer or one.absent_reason
    ]


def invited(visits: Sequence[Visit]) -> dict[UUID, list[Invited]]:
    """Visit → the colleagues it wants, as the team policy sees them. The leader comes."""
    known = _colleagues({one.staff_id for visit in visits for one in visit.members})
    found: dict[UUID, list[Invited]] = {}
    for visit in visits:
        found[visit.id] = [
            Invited(
                one.staff_id,
                *known[one.staff_id],
                answer=_SAID.get(one.answer or ("NO" if one.absent_reason else "")),
                reason=one.answer_reason or one.absent_reason,
            )
            for one in visit.members
            if one.expected or one.absent_reason
        ]
    return found


def teammates(patients: Mapping[UUID, UUID | None]) -> dict[UUID, list[UUID]]:
    """Person → their team, and those who answer for them by name: whom one may ask along.

    `patients` are person → team. Asked apart, and joined here: PostgreSQL would look through everybody in the
    county for the few of a team.
    """
    named = select(Responsible.patient_id, Responsible.staff_id).where(
        Responsible.patient_id.in_(patients), Responsible.until.is_(None), _at_work(Responsible.staff_id)
    )
    joined = select(TeamMember.team_id, TeamMember.staff_id).where(
        TeamMember.team_id.in_({*patients.values()} - {None}),
        TeamMember.until.is_(None),
        _at_work(TeamMember.staff_id),
    )
    teams: defaultdict[UUID | None, set[UUID]] = defaultdict(set)
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for team, one in db.session.execute(joined) if patients else ():
        teams[team].add(one)
    for patient, one in db.session.execute(named) if patients else ():
        found[patient].add(one)
    return {patient: sorted(found[patient] | teams[team]) for patient, team in patients.items()}


def _at_work(who: Any) -> ColumnElement[bool]:
    return select(Staff.id).where(Staff.id == who, Staff.active.is_(True)).exists()


def _colleagues(ids: set[UUID]) -> dict[UUID, tuple[UUID, frozenset[str]]]:
    query = select(Staff.id, Staff.organisation_id, StaffRole.role).outerjoin(
        StaffRole, StaffRole.staff_id == Staff.id
    )
    orgs: dict[UUID, UUID] = {}
    roles: defaultdict[UUID, set[str]] = defaultdict(set)
    for one, org, role in db.session.execute(query.where(Staff.id.in_(ids))) if ids else ():
        orgs[one] = org
        roles[one] |= {role} if role else set()
    return {one: (org, frozenset(roles[one])) for one, org in orgs.items()}
