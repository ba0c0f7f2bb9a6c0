"""Visits that the server plans: for whom, by whom, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.refusals import UnknownPatient
from backend.visits.models import Visit
from backend.visits.projecting import frames, recount
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from backend.policy.codes import Purpose


def plan(
    patient_id: UUID,
    planned_on: date,
    purpose: Purpose,
    leader_id: UUID,
    members: Collection[UUID],
    team_id: UUID | None = None,
) -> UUID:
    """Plan a visit and return its identity; `members` are expected, the leader among them.

    Raises:
        UnknownPatient.
    """
    person = frames.visited([patient_id]).get(patient_id)
    if person is None:
        raise UnknownPatient
    frame = frames.begun(uuid7(), person)
    frame.team_id, frame.planned_on, frame.planned_purpose = team_id, planned_on, purpose.value
    frame.planned_leader_id, frame.planned_members = leader_id, {leader_id, *members}
    recount.refresh({frame.id: frame})
    return frame.id


def hand_over(patients: Collection[UUID], leader_id: UUID) -> None:
    """Let somebody else lead what is planned for these people. A visit that was begun stays with its people.

    Whoever led it stays expected: it may already lie on their phone.
    """
    query = select(Visit.id).where(Visit.patient_id.in_(patients), Visit.state == State.PLANNED)
    planned = frames.standing(set(db.session.scalars(query)))
    for frame in planned.values():
        frame.planned_leader_id = leader_id
        frame.planned_members = {*frame.planned_members, leader_id}
    recount.refresh(planned)
