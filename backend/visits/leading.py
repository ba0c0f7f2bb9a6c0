"""Who may plan a visit to somebody, and lead it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, false, or_, select

from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.register.models import Responsible
from backend.policy.permissions import CARING
from backend.roster.models import Area, Staff, Team, TeamMember

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement


def may_plan(staff_id: UUID, patient_id: UUID) -> bool:
    """Whether somebody may plan a visit to this person and lead it.

    Those of the person's team, whoever answers for them by name, and who cares for people where they live.
    """
    query = select(Patient.id).join(Area, Area.id == Patient.area_id)
    theirs = or_(_in_team(staff_id), _answers_for(staff_id), _cares_there(staff_id))
    return db.session.scalar(query.where(Patient.id == patient_id, theirs)) is not None


def _in_team(staff_id: UUID) -> ColumnElement[bool]:
    member = exists().where(
        TeamMember.team_id == Patient.team_id, TeamMember.staff_id == staff_id, TeamMember.until.is_(None)
    )
    return member | exists().where(Team.id == Patient.team_id, Team.leader_id == staff_id)


def _answers_for(staff_id: UUID) -> ColumnElement[bool]:
    return exists().where(
        Responsible.patient_id == Patient.id, Responsible.staff_id == staff_id, Responsible.until.is_(None)
    )


def _cares_there(staff_id: UUID) -> ColumnElement[bool]:
    person = db.session.get_one(Staff, staff_id)
    if not {*CARING} & {*person.roles}:
        return false()
    return or_(false(), *(Area.path.startswith(area.path, autoescape=True) for area in person.areas))
