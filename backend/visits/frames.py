"""The fixed part of a visit: whose it is, what was planned, and the facts frozen when they were first needed.

Everything else is projected. `Frame.facts` is kept as JSON beside the visit::

    {"people": {staff: {"org": uuid, "roles": [...]}}, "home": uuid or null, "terrain": "VILLAGE"}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.patients.models import Patient
from backend.roster.models import Area
from backend.visits.models import Visit, VisitMember

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID


@dataclass
class Frame:
    """One visit's fixed part. `is_new`: no row stands yet."""

    id: UUID
    patient_id: UUID
    area_id: UUID
    team_id: UUID | None = None
    planned_on: date | None = None
    planned_purpose: str | None = None
    planned_leader_id: UUID | None = None
    planned_members: set[UUID] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)
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
        }


_FIXED = (
    Visit.id,
    Visit.patient_id,
    Visit.area_id,
    Visit.team_id,
    Visit.planned_on,
    Visit.planned_purpose,
    Visit.planned_leader_id,
    Visit.facts,
)


def standing(visit_ids: Collection[UUID]) -> dict[UUID, Frame]:
    """The frames of visits that the server knows."""
    rows = db.session.execute(select(*_FIXED).where(Visit.id.in_(visit_ids)))
    frames = {row["id"]: Frame(**row) for row in rows.mappings()}
    if not frames:
        return frames
    planned = select(VisitMember.visit_id, VisitMember.staff_id)
    for visit, staff in db.session.execute(
        planned.where(VisitMember.visit_id.in_(frames), VisitMember.planned.is_(True))
    ):
        frames[visit].planned_members.add(staff)
    return frames


def begun(patients: Mapping[UUID, UUID]) -> dict[UUID, Frame]:
    """New frames for visits that began at the door, given visit → person visited."""
    if not patients:
        return {}
    query = select(Patient.id, Patient.area_id, Area.terrain).join(Area, Area.id == Patient.area_id)
    found = db.session.execute(query.where(Patient.id.in_(set(patients.values()))))
    homes = {person: (area, terrain) for person, area, terrain in found}
    return {visit: frame_of(visit, patient, *homes[patient]) for visit, patient in patients.items()}


def frame_of(visit: UUID, patient: UUID, area: UUID, terrain: str) -> Frame:
    """A new frame."""
    return Frame(visit, patient, area, facts={"people": {}, "terrain": terrain}, is_new=True)
