"""Who is asked to come to a visit, and what they answered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.roster.models import Staff, StaffRole
from backend.schedule.joint import Invited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.visits.models import Visit

_SAID = {"YES": True, "NO": False}


def answers(visit: Visit) -> list[dict[str, Any]]:
    """What each of the expected answered; nothing for those who have not."""
    return [
        {"member": one.staff_id, "answer": one.answer, "reason": one.answer_reason}
        for one in visit.members
        if one.answer
    ]


def invited(visits: Sequence[Visit]) -> dict[UUID, list[Invited]]:
    """Visit → the colleagues it expects, as the team policy sees them. The leader comes."""
    known = _colleagues({one.staff_id for visit in visits for one in visit.members})
    found: dict[UUID, list[Invited]] = {}
    for visit in visits:
        found[visit.id] = [
            Invited(
                one.staff_id,
                *known[one.staff_id],
                answer=_SAID.get(one.answer or ""),
                reason=one.answer_reason,
            )
            for one in visit.members
            if one.expected
        ]
    return found


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
