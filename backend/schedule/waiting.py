"""Open tasks: which of them are somebody's, and a team leader's board of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, union_all

from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.patients import service as patients
from backend.patients.models import Patient
from backend.policy import service as policies
from backend.policy.documents import Kind
from backend.policy.permissions import CARING
from backend.roster import gate
from backend.roster.gate import Scope
from backend.roster.models import Area, Team, TeamMember, lies_in
from backend.roster.service import on_phones
from backend.schedule import reminders, saying
from backend.schedule.codes import TaskKind, TaskState
from backend.schedule.models import Course, FollowupTask
from backend.visits import expiry
from backend.visits.models import Visit, VisitMember
from backend.visits.people import briefs
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import ColumnElement, CompoundSelect, Select

    from backend.policy.intervals import Intervals
    from backend.visits.people import Brief

Shown = dict[str, Any]
WEEK, MOST = timedelta(days=7), 200
OPEN = FollowupTask.state == TaskState.OPEN.value


def due_for_me() -> Sequence[tuple[FollowupTask, str]]:
    """Tasks of this week and overdue ones that one may plan, without those a visit is planned for.

    One's own, and those nobody was asked to do in one's own teams, for people who care for somebody there.
    """
    query = (
        select(FollowupTask, Patient.code)
        .join(Patient, Patient.id == FollowupTask.patient_id)
        .where(FollowupTask.id.in_(_mine(today() + WEEK)), ~_is_planned())
        .order_by(FollowupTask.due_on, FollowupTask.id)
        .limit(MOST)
    )
    return [(task, code) for task, code in db.session.execute(query)]


def _mine(until: date) -> CompoundSelect[UUID] | Select[UUID]:
    """One after the other, so that PostgreSQL goes by the index of each and not through the whole county.

    An answer that somebody waits for is there as soon as it stands, for those who can explain it.
    """
    me, tell = gate.principal(), FollowupTask.kind == TaskKind.TELL.value
    near = select(FollowupTask.id).where(OPEN, or_(FollowupTask.due_on <= until, tell))
    asked = near.where(FollowupTask.assignee_id == me.id)
    if not ({*CARING} & {*me.roles} or gate.staff().leads):
        return asked
    teams = select(TeamMember.team_id).where(TeamMember.staff_id == me.id, TeamMember.until.is_(None))
    # Named, not asked within: the index is entered at the team, and not walked up to it.
    theirs = near.where(
        FollowupTask.assignee_id.is_(None), FollowupTask.team_id.in_(db.session.scalars(teams).all())
    )
    return union_all(asked, theirs if saying.reads_clinical() else theirs.where(~tell))


def board(wanted: dict[str, Any]) -> Page[Shown]:
    """A page of open tasks within reach, the most urgent first."""
    query = select(FollowupTask).where(OPEN, *_within(wanted), *_chosen(wanted))
    page = paged(query.order_by(FollowupTask.due_on, FollowupTask.id), wanted)
    return Page(_rows(page.items), page.page, page.pages, page.total)


def totals(wanted: dict[str, Any]) -> Shown:
    """How many are overdue, due within a week, later, unassigned; and for how many people a light is on."""
    day, reminded = today(), {*_reminded(today())}
    due, nobody = FollowupTask.due_on, FollowupTask.assignee_id.is_(None) & FollowupTask.team_id.is_(None)
    days = select(
        due,
        func.count().label("tasks"),
        func.count().filter(nobody).label("nobody"),
        func.count().filter(FollowupTask.untried > 0).label("untried"),
    )  # a day's tasks are one row: a county has many tasks, and they fall on few days
    rows = db.session.execute(days.where(OPEN, *_within(wanted)).group_by(due)).all()
    return {
        "overdue": sum(row.tasks for row in rows if row.due_on < day),
        "week": sum(row.tasks for row in rows if day <= row.due_on <= day + WEEK),
        "later": sum(row.tasks for row in rows if row.due_on > day + WEEK),
        "unassigned": sum(row.nobody for row in rows),
        "remind": sum(row.tasks for row in rows if row.due_on in reminded),
        "untried": sum(row.untried for row in rows),
        "lights": _lights(wanted),
    }


def _lights(wanted: dict[str, Any]) -> dict[str, int]:
    query = select(Course.light, func.count()).where(
        Course.light != "NONE", *_within(wanted, Course.area_id, Course.team_id)
    )
    found = dict(db.session.execute(query.group_by(Course.light)).all())
    return {"amber": found.get("AMBER", 0), "red": found.get("RED", 0)}


def _within(
    wanted: dict[str, Any], area: Any = FollowupTask.area_id, team: Any = FollowupTask.team_id
) -> list[ColumnElement[bool]]:
    """What one reaches, narrowed to an area or a team."""
    reach = gate.reach()
    clauses: list[ColumnElement[bool]] = []
    if reach.scope == Scope.TEAM:
        clauses.append(team.in_(reach.teams))
    elif reach.scope < Scope.ALL:
        clauses.append(area.in_(select(Area.id).where(reach.area_clause(Area.path))))
    if wanted.get("area"):
        above = select(Area.path).where(Area.id == wanted["area"]).scalar_subquery()
        clauses.append(area.in_(select(Area.id).where(lies_in(Area.path, above))))
    if wanted.get("team"):
        clauses.append(team == wanted["team"])
    return clauses


def _chosen(wanted: dict[str, Any]) -> list[ColumnElement[bool]]:
    day, due = today(), FollowupTask.due_on
    clauses: list[ColumnElement[bool]] = []
    match wanted.get("when"):
        case "overdue":
            clauses.append(due < day)
        case "week":
            clauses.append(due.between(day, day + WEEK))
        case "later":
            clauses.append(due > day + WEEK)
        case "remind":
            clauses.append(due.in_(_reminded(day)))
    if wanted.get("kind"):
        clauses.append(FollowupTask.kind == wanted["kind"])
    if wanted.get("unassigned"):
        clauses += [FollowupTask.assignee_id.is_(None), FollowupTask.team_id.is_(None)]
    if wanted.get("untried"):
        clauses.append(FollowupTask.untried > 0)
    if light := wanted.get("light"):
        lit = select(Course.patient_id).where(Course.light == light)
        clauses.append(FollowupTask.patient_id.in_(lit))
    return clauses


def _reminded(day: date) -> list[date]:
    intervals: Intervals = policies.in_force(Kind.INTERVALS, day).body
    return reminders.due_days(day, intervals.reminders, supervises=gate.reach().scope >= Scope.AREA)


def _is_planned() -> ColumnElement[bool]:
    """By anybody from today on, or by oneself; a colleague's plan of a past day hides nobody who is due."""
    mine = select(VisitMember.visit_id).where(
        VisitMember.visit_id == Visit.id,
        VisitMember.staff_id == gate.principal().id,
        VisitMember.takes_part(),
    )
    ahead = (Visit.state == State.PLANNED) & (expiry.still_ahead() | mine.exists())
    planned = select(Visit.id).where(
        Visit.patient_id == FollowupTask.patient_id,
        Visit.is_live(),  # goes by its index, and not through everybody's history
        or_(ahead, Visit.state == State.OPEN),
    )
    return planned.exists()


def _rows(tasks: Sequence[FollowupTask]) -> list[Shown]:
    ids = {task.patient_id for task in tasks}
    people = {row.id: row for row in db.session.execute(_people(ids))} if ids else {}
    teams = {team.id: team for team in db.session.scalars(_teams(tasks))}
    visits, phones = _planned(ids), on_phones(ids)
    # Who supervises sees a code; who leads the team knows the people anyway.
    cards = patients.cards(ids) if ids and gate.reach().scope == Scope.TEAM else {}
    staff = briefs(
        {task.assignee_id for task in tasks}
        | {team.leader_id for team in teams.values()}
        | {visit.leader_id for visit in visits.values()}
    )
    clinical = saying.reads_clinical()
    return [
        {
            **saying.told(task, clinical=clinical),
            "patient": task.patient_id,
            "patient_code": people[task.patient_id].code,
            "first_name": cards[task.patient_id].first_name if task.patient_id in cards else None,
            "area": {"id": task.area_id, "name": people[task.patient_id].area},
            "team": _team(teams.get(task.team_id) if task.team_id else None, staff),
            "assignee": staff.get(task.assignee_id) if task.assignee_id else None,
            "light": people[task.patient_id].light or "NONE",
            "visit": _visit(visits.get(task.patient_id), staff),
            "phones": phones.get(task.patient_id, []),
        }
        for task in tasks
    ]


def _people(ids: set[UUID]) -> Select[UUID, str, str, str]:
    return (
        select(Patient.id, Patient.code, Area.name.label("area"), Course.light)
        .join(Area, Area.id == Patient.area_id)
        .outerjoin(Course, Course.patient_id == Patient.id)
        .where(Patient.id.in_(ids))
    )


def _teams(tasks: Sequence[FollowupTask]) -> Select[Team]:
    return select(Team).where(Team.id.in_({task.team_id for task in tasks if task.team_id}))


def _team(team: Team | None, staff: Mapping[UUID, Brief]) -> Shown | None:
    if team is None:
        return None
    return {"id": team.id, "name": team.name, "leader": staff.get(team.leader_id)}


def _planned(ids: set[UUID]) -> dict[UUID, Visit]:
    """Person → the next visit planned or under way; one of a past day only where there is no other."""
    query = select(Visit).where(Visit.patient_id.in_(ids), Visit.state.in_([State.PLANNED, State.OPEN]))
    stands = (Visit.state == State.OPEN) | expiry.still_ahead()
    rows = db.session.scalars(query.order_by(stands, Visit.on_day.desc())) if ids else ()
    return {visit.patient_id: visit for visit in rows}


def _visit(visit: Visit | None, staff: Mapping[UUID, Brief]) -> Shown | None:
    if visit is None:
        return None
    return {
        "id": visit.id,
        "state": expiry.told_state(visit),
        "planned_on": visit.planned_on or visit.on_day,
        "leader": staff.get(visit.leader_id) if visit.leader_id else None,
    }
