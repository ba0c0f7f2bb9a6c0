"""Colleagues as they are shown beside a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.roster.models import Organisation, Staff, StaffRole
from backend.roster.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

Brief = dict[str, Any]


def briefs(ids: Iterable[UUID | None]) -> dict[UUID, Brief]:
    """`{id, name, org, role}` of these people; `role` is the first of theirs by name, None without one."""
    wanted = {one for one in ids if one}
    query = (
        select(Staff.id, Staff.name, Organisation.name, StaffRole.role)
        .join(Organisation, Organisation.id == Staff.organisation_id)
        # Whoever leads an office and goes along is shown with what they do at the door.
        .outerjoin(StaffRole, (StaffRole.staff_id == Staff.id) & (StaffRole.role != Role.HEAD))
        .order_by(StaffRole.role)
    )
    found: dict[UUID, Brief] = {}
    for one, name, org, role in db.session.execute(query.where(Staff.id.in_(wanted))) if wanted else ():
        found.setdefault(one, {"id": one, "name": name, "org": org, "role": role})
    return found
