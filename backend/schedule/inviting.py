"""Who is asked to come to a visit, and what they answered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, union

from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.register.models import Responsible
from backend.roster.models import Staff, StaffRole, TeamMember
from backend.schedule.joint import Invited

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

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


def teammates(patients: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Person → their team, and those who answer for them by name: whom one may ask along."""
    team = (
        select(Patient.id, TeamMember.staff_id)
        .join(TeamMember, TeamMember.team_id == Patient.team_id)
        .where(TeamMember.until.is_(None))
    )
    by_name = select(Responsible.patient_id, Responsible.staff_id).where(
        Responsible.staff_id.is_not(None), Responsible.until.is_(None)
    )
    asked = union(
        team.where(Patient.id.in_(patients)), by_name.where(Responsible.patient_id.in_(patients))
    ).subquery()
    person, member = asked.c
    query = select(person, member).join(Staff, Staff.id == member).where(Staff.active.is_(True))
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for patient, one in db.session.execute(query.order_by(member)) if patients else ():
        found[patient].append(one)
    return dict(found)


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
