"""Handing out work: whom a team leader asks, and what somebody says was done where no visit can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.roster import access, gate
from backend.roster.gate import Scope
from backend.roster.models import Area, Staff, Team, TeamMember
from backend.schedule import refusals as say
from backend.schedule.codes import TaskKind, TaskState
from backend.schedule.models import FollowupTask
from backend.transparency import acts
from backend.visits import planning

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

BY_HAND = frozenset({TaskKind.REFERRAL, TaskKind.GUIDANCE})
"""Tasks that no visit closes."""


def assign(tasks: Collection[UUID], team_id: UUID | None, assignee_id: UUID | None) -> int:
    """Give open tasks to a team, a person in it, or (None) back to the team. Returns how many.

    What is planned goes with them. Whoever had it before keeps what lies on their phone: a visit they have
    opened stays theirs, and its record is received like any other.

    Raises:
        NoSuchTask, TeamTooFar, NotInTeam.
    """
    rows = _open(tasks)
    if team_id:
        _check_team(team_id)
        _move({row.patient_id for row in rows}, team_id)
    for row in rows:
        row.team_id = team_id or row.team_id
        if assignee_id and not _is_member(row.team_id, assignee_id):
            raise say.NotInTeam
        row.assignee_id = assignee_id
    db.session.flush()
    if assignee_id:
        planning.hand_over({row.patient_id for row in rows}, assignee_id)
    told = [f"team {team_id}", f"assignee {assignee_id}"]
    for row in rows:
        access.record("task.assign", "task", row.id, fields=told)
    return len(rows)


def done(task_id: UUID, on: date, note: str) -> FollowupTask:
    """Somebody says that a referral was made or guidance was given.

    Raises:
        NoSuchTask, VisitTells.
    """
    [row] = _open([task_id])
    if TaskKind(row.kind) not in BY_HAND:
        raise say.VisitTells
    row.state, row.closed_at = TaskState.DONE.value, now_ms()
    row.done_on, row.done_by_id, row.note = on, gate.principal().id, note
    db.session.flush()
    acts.record("task.done", {"task": str(row.id), "kind": row.kind}, row.done_by_id, row.patient_id)
    changed(row.patient_id)
    return row


def _open(ids: Collection[UUID]) -> Sequence[FollowupTask]:
    """These open tasks, all of them within reach."""
    reach = gate.reach()
    query = (
        select(FollowupTask)
        .join(Area, Area.id == FollowupTask.area_id)
        .where(FollowupTask.id.in_(ids), FollowupTask.state == TaskState.OPEN.value)
    )
    if reach.scope == Scope.TEAM:
        query = query.where(FollowupTask.team_id.in_(reach.teams))
    else:
        query = query.where(reach.area_clause(Area.path))
    rows = db.session.scalars(query.order_by(FollowupTask.id).with_for_update()).all()
    if len(rows) < len(set(ids)):
        raise say.NoSuchTask
    return rows


def _check_team(team_id: UUID) -> None:
    reach = gate.reach()
    team = db.session.get(Team, team_id)
    if team is None or not (team.id in reach.teams or reach.covers_area(team.area.path)):
        raise say.TeamTooFar


def _move(patients: Collection[UUID], team_id: UUID) -> None:
    """The team looks after the person from now on; later tasks are theirs too."""
    for patient in db.session.scalars(select(Patient).where(Patient.id.in_(patients))):
        patient.team_id = team_id
        changed(patient.id)


def _is_member(team_id: UUID | None, staff_id: UUID) -> bool:
    member = select(TeamMember.id).join(Staff, Staff.id == TeamMember.staff_id)
    here = (TeamMember.team_id == team_id) & (TeamMember.staff_id == staff_id) & TeamMember.until.is_(None)
    return db.session.scalar(member.where(here, Staff.active.is_(True))) is not None
