"""Who may plan a visit to somebody and lead it, be asked along, or have the second word on its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from backend.kernel.db import run
from backend.patients.models import Patient
from backend.patients.register.models import Responsible
from backend.policy.permissions import CARING, FIELD
from backend.roster.models import Area, Staff, StaffArea, StaffRole, Team, TeamMember, lies_in
from backend.roster.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select

_Theirs = aliased(Area)


def may_plan(staff_id: UUID, patient_id: UUID) -> bool:
    """Whether somebody may plan a visit to this person and lead it.

    Those of the person's team, whoever answers for them by name, and who cares for people where they live.
    """
    return run(_LEAD, staff=[staff_id], patients=[patient_id]).first() is not None


def who_may_visit(asked: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Of these (person, colleague) who may be asked along: as above, and who works in the field there."""
    return _among(_COME, asked)


def who_may_second(asked: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Of these (person, colleague) whom a second word may come from: as above, and who supervises there."""
    return _among(_SECOND, asked)


def _among(allowed: Select[UUID, UUID], asked: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    if not asked:
        return set()
    people, staff = ({pair[side] for pair in asked} for side in (0, 1))
    rows = run(allowed, staff=list(staff), patients=list(people))
    return {(row.person, row.member) for row in rows} & set(asked)


def _in_team() -> ColumnElement[bool]:
    member = exists().where(
        TeamMember.team_id == Patient.team_id, TeamMember.staff_id == Staff.id, TeamMember.until.is_(None)
    )
    return member | exists().where(Team.id == Patient.team_id, Team.leader_id == Staff.id)


def _answers_for() -> ColumnElement[bool]:
    return exists().where(
        Responsible.patient_id == Patient.id, Responsible.staff_id == Staff.id, Responsible.until.is_(None)
    )


def _works_there(roles: Collection[Role]) -> ColumnElement[bool]:
    around = exists().where(
        StaffArea.staff_id == Staff.id, StaffArea.area_id == _Theirs.id, lies_in(Area.path, _Theirs.path)
    )
    return around & exists().where(StaffRole.staff_id == Staff.id, StaffRole.role.in_(roles))


_ASKED = (
    select(Patient.id.label("person"), Staff.id.label("member"))
    .select_from(Patient)
    .join(Area, Area.id == Patient.area_id)
    .join(Staff, Staff.id.in_(bindparam("staff", expanding=True)))
    .where(Patient.id.in_(bindparam("patients", expanding=True)))
)
_LEAD = _ASKED.where(or_(_in_team(), _answers_for(), _works_there(CARING)))
_COME = _ASKED.where(or_(_in_team(), _answers_for(), _works_there(FIELD)))
_SECOND = _ASKED.where(or_(_in_team(), _answers_for(), _works_there((*FIELD, Role.SUP))))
