"""The fixed part of a visit: whose it is, what was planned, and the facts frozen when they were first needed.

Everything else is projected. `Frame.facts` is kept as JSON beside the visit::

    {"people": {staff: {"org": uuid, "roles": [...]}}, "home": uuid or null, "terrain": "VILLAGE",
     "outside": [staff who was asked along and does not visit this person]}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from backend.kernel.db import db, run
from backend.kernel.vault import SubjectKey
from backend.patients.models import Patient
from backend.roster.models import Area
from backend.visits.models import Visit, VisitMember

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID


@dataclass
class Frame:
    """One visit's fixed part. `is_new`: no row stands yet. `members`: how `visit_member` stands."""

    id: UUID
    patient_id: UUID
    area_id: UUID
    team_id: UUID | None = None
    planned_on: date | None = None
    planned_purpose: str | None = None
    planned_leader_id: UUID | None = None
    planned_members: set[UUID] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)
    locked_at: int | None = None
    members: list[dict[str, Any]] = field(default_factory=list)
    is_new: bool = False

    def columns(self) -> dict[str, Any]:
        """The columns of `visit` that are not projected."""
        return {
            "id": self.id,
            "patient_id": self.patient_id,
            "area_id": self.area_id,
            "team_id": self.team_id,
            "planned_on": self.planned_on,
            "planned_purpose": self.planned_purpose,
            "planned_leader_id": self.planned_leader_id,
            "facts": self.facts,
            "locked_at": self.locked_at,
        }


@dataclass(frozen=True)
class Visited:
    """A person visited, as far as their visits need to know. Holding their key spares the vault asking."""

    id: UUID
    area: UUID
    terrain: str
    key: SubjectKey | None


_VISITED = (
    select(Patient.id, Patient.area_id, Area.terrain, SubjectKey)
    .join(Area, Area.id == Patient.area_id)
    .outerjoin(SubjectKey, SubjectKey.subject_id == Patient.id)
    .where(Patient.id.in_(bindparam("ids", expanding=True)))
)
_STANDING = select(
    Visit.id,
    Visit.patient_id,
    Visit.area_id,
    Visit.team_id,
    Visit.planned_on,
    Visit.planned_purpose,
    Visit.planned_leader_id,
    Visit.facts,
    Visit.locked_at,
).where(Visit.id.in_(bindparam("ids", expanding=True)))
_MEMBERS = (
    select(*VisitMember.__table__.columns)
    .where(VisitMember.visit_id.in_(bindparam("ids", expanding=True)))
    .order_by(VisitMember.staff_id)
)


def visited(ids: Collection[UUID]) -> dict[UUID, Visited]:
    """Those of these people whom we know, withdrawn or not."""
    rows = db.session.execute(_VISITED, {"ids": list(ids)}) if ids else ()
    return {row[0]: Visited(*row) for row in rows}


def standing(visit_ids: Collection[UUID]) -> dict[UUID, Frame]:
    """The frames of visits that the server knows."""
    rows = run(_STANDING, ids=list(visit_ids)).mappings() if visit_ids else ()
    frames = {row["id"]: Frame(**row) for row in rows}
    for row in run(_MEMBERS, ids=list(frames)).mappings() if frames else ():
        frame = frames[row["visit_id"]]
        frame.members.append(dict(row))
        if row["planned"]:
            frame.planned_members.add(row["staff_id"])
    return frames


def begun(visit: UUID, person: Visited) -> Frame:
    """A new frame, for a visit that began at the door."""
    facts = {"people": {}, "terrain": person.terrain}
    return Frame(visit, person.id, person.area, facts=facts, is_new=True)
