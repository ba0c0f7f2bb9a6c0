"""What a worker's phone needs for the days ahead, and nothing more; it may have no network for days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import service as patients
from backend.patients.models import Patient
from backend.policy import service as policies
from backend.policy.codes import Purpose
from backend.policy.documents import Kind
from backend.roster import devices, gate
from backend.roster.models import Staff, TeamMember
from backend.roster.service import note_cached, organisations_of
from backend.schedule import grading, safety, saying
from backend.schedule.codes import TaskKind
from backend.schedule.inviting import answers, invited, teammates
from backend.schedule.models import Course, FollowupTask
from backend.schedule.waiting import due_for_me
from backend.transparency.service import fresh_beacon
from backend.visits import expiry
from backend.visits.carrying import carried
from backend.visits.models import Participation, Visit, VisitMember
from backend.visits.people import briefs
from backend.visits.projecting import recount
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from backend.patients.values import Card
    from backend.visits.people import Brief

Shown = dict[str, Any]
NEAR, AHEAD, MOST = timedelta(days=3), timedelta(days=14), 200
"""A whole card comes three days before the day; that there is a visit, and when, as soon as one is asked."""


def tasks(device_id: UUID) -> Shown:
    """The visits of the days ahead, those still open, and who is due; for a phone that may hold them.

    Which people's cards went to the phone is written down.

    Raises:
        DeviceUnknown, DevicePending, DeviceRevoked: the phone may not.
    """
    device = devices.approved(devices.own(device_id))
    recount.lapse()
    visits = _mine(gate.principal().id)
    due = due_for_me()
    named = {visit.patient_id for visit in visits} | {task.patient_id for task, _ in due}
    cards = patients.cards(named)
    visits = [visit for visit in visits if visit.patient_id in cards]
    due = [(task, code) for task, code in due if task.patient_id in cards]
    confirm = _to_confirm(gate.principal().id)
    members = {one.staff_id for visit in visits for one in visit.members}
    standing = _standing(named)
    mates = teammates({one: team for one, (_, team) in standing.items()})
    asked = {one for team in mates.values() for one in team}
    people = briefs(members | asked | _colleagues() | {one.borrowed_from for one, _ in confirm})
    codes = {visit.patient_id: visit.patient.code for visit in visits}
    note_cached(device.id, codes | {task.patient_id: code for task, code in due})
    known = Known(cards, people, mates, {one: taking for one, (taking, _) in standing.items()})
    beacon = fresh_beacon()
    return {
        "time": beacon.time,
        "beacon": beacon.to_json(),
        "tasks": _visits(visits, known),
        "due": _due([task for task, _ in due], known),
        "confirm": [_confirmation(one, visit, people) for one, visit in confirm],
        "people": sorted(people.values(), key=lambda one: str(one["id"])),
        "organisations": organisations_of(people),
        "policy": {"version": policies.in_force(Kind.TEAM, today()).version},
        "colours": grading.table(),
    }


def _mine(me: UUID) -> list[Visit]:
    """Planned up to two weeks ahead, also those whose day has passed, and open ones.

    What a colleague cancelled, until its day: who was asked along learns that nobody goes.
    """
    near = (Visit.state == State.PLANNED) & (Visit.planned_on <= today() + AHEAD)
    dropped = (Visit.state == State.CANCELLED) & expiry.still_ahead() & (Visit.leader_id != me)
    query = (
        select(Visit)
        .join(VisitMember, VisitMember.visit_id == Visit.id)
        .where(VisitMember.staff_id == me, VisitMember.takes_part())
        .where(or_(near, Visit.state == State.OPEN, dropped))
        .options(selectinload(Visit.members))
        .options(selectinload(Visit.patient).lazyload(Patient.area))
        .order_by(Visit.on_day, Visit.id)
        .limit(MOST)
    )
    return list(db.session.scalars(query))


def _to_confirm(me: UUID) -> Sequence[tuple[Participation, Visit]]:
    """Presences somebody else's phone vouches for, waiting for one's own word."""
    query = select(Participation, Visit).join(Visit, Visit.id == Participation.visit_id)
    waiting = query.where(Participation.staff_id == me, Participation.borrowed_state == Borrowing.PENDING)
    return [(one, visit) for one, visit in db.session.execute(waiting.order_by(Participation.joined_at))]


def _colleagues() -> set[UUID]:
    """Everyone one may meet at a door: the members of one's own teams."""
    mine = select(TeamMember.team_id).where(
        TeamMember.staff_id == gate.principal().id, TeamMember.until.is_(None)
    )
    query = select(TeamMember.staff_id).join(Staff, Staff.id == TeamMember.staff_id)
    return set(
        db.session.scalars(
            query.where(
                TeamMember.team_id.in_(mine),
                TeamMember.until.is_(None),
                Staff.active.is_(True),
            )
        )
    )


def _dates(patient_ids: Collection[UUID]) -> tuple[Mapping[UUID, date], Mapping[UUID, list[date]]]:
    """Person → the day they were last visited, and the days that are planned."""
    if not patient_ids:
        return {}, {}
    done = select(Visit.patient_id, func.max(Visit.on_day)).where(
        Visit.patient_id.in_(patient_ids), Visit.state == State.CLOSED
    )
    last = dict(db.session.execute(done.group_by(Visit.patient_id)).all())
    planned = select(Visit.patient_id, Visit.on_day).where(
        Visit.patient_id.in_(patient_ids), Visit.state == State.PLANNED
    )
    ahead: dict[UUID, list[date]] = {}
    for person, day in db.session.execute(planned.order_by(Visit.on_day)):
        ahead.setdefault(person, []).append(day)
    return last, ahead


@dataclass(frozen=True)
class Known:
    """What goes with visits and tasks alike: cards by person, colleagues, and who is in whose team."""

    cards: Mapping[UUID, Card]
    people: Mapping[UUID, Brief]
    mates: Mapping[UUID, list[UUID]]
    management: Mapping[UUID, str | None]

    def of(
        self, patient_id: UUID, on: date, purpose: Purpose, course: Course | None, *, clinical: bool
    ) -> Shown:
        """Who, and, when the day is near, where."""
        shown = place(self.cards[patient_id])
        if not is_near(on):
            shown |= {"address": "", "coarse": None}
        light = saying.light_told(course, clinical=clinical)
        careful = safety.told(course, self.management[patient_id], purpose)
        mates = self.mates.get(patient_id, [])
        return {**shown, "colleagues": mates, "light": light, "safety": careful}


def is_near(day: date) -> bool:
    """Whether a visit is so near that the phone needs the whole card."""
    return day <= today() + NEAR


def _visits(visits: Sequence[Visit], known: Known) -> list[Shown]:
    ids = {visit.patient_id for visit in visits}
    last, ahead = _dates(ids)
    courses = courses_of(ids)
    follow_ups = _follow_ups(ids)
    colleagues = invited(visits)
    clinical, teams = saying.reads_clinical(), saying.Teams()
    carry = carried({visit.patient_id for visit in visits if is_near(visit.planned_on or visit.on_day)})
    graded = grading.gradings(courses, ids)
    cycles = grading.cycle_days(courses, {visit.patient_id: visit.area_id for visit in visits})
    shown = []
    for visit in visits:
        dropped = visit.state == State.CANCELLED
        person = visit.patient_id
        later = [day for day in ahead.get(person, ()) if day > visit.on_day]
        task = follow_ups.get(person)
        purpose = Purpose(visit.purpose or visit.planned_purpose or Purpose.FOLLOW_UP)
        paper = teams.needed(courses.get(person), visit.area_id, purpose, colleagues[visit.id])
        day = visit.planned_on or visit.on_day
        shown.append(
            {
                "visit": visit.id,
                **known.of(person, day, purpose, courses.get(person), clinical=clinical),
                "last_on": last.get(person),
                "planned_on": day,
                "next_on": later[0] if later else None,
                "purpose": visit.purpose or visit.planned_purpose,
                "leader": visit.leader_id,
                "expected": [known.people[one.staff_id] for one in visit.members if one.expected],
                "answers": answers(visit),
                "state": visit.state,
                "cancelled": visit.cancelled,
                **({"address": "", "coarse": None} if dropped else {}),
                "due": saying.told(task, clinical=clinical) if task else None,
                "carry": carry.get(person),
                "cycle_days": cycles[person],
                "grading": graded.get(person),
                "team": saying.team_told(paper),
            }
        )
    return shown


def _due(due: Sequence[FollowupTask], known: Known) -> list[Shown]:
    """Who is due without a visit planned. Whoever is not due within three days comes without an address."""
    courses = courses_of({task.patient_id for task in due})
    clinical, teams = saying.reads_clinical(), saying.Teams()
    graded = grading.gradings(courses, {task.patient_id for task in due})
    cycles = grading.cycle_days(courses, {task.patient_id: task.area_id for task in due})
    shown = []
    for task in due:
        purpose = saying.PURPOSES.get(TaskKind(task.kind), Purpose.FOLLOW_UP)
        paper = teams.needed(courses.get(task.patient_id), task.area_id, purpose)
        course = courses.get(task.patient_id)
        shown.append(
            {
                **known.of(task.patient_id, task.due_on, purpose, course, clinical=clinical),
                "last_on": course.met_on if course else None,
                "purpose": purpose,
                "due": saying.told(task, clinical=clinical),
                "cycle_days": cycles[task.patient_id],
                "grading": graded.get(task.patient_id),
                "team": saying.team_told(paper),
            }
        )
    return shown


def place(card: Card) -> Shown:
    """Who and where, as a visit card says it."""
    return {
        "patient": card.patient_id,
        "first_name": card.first_name,
        "address": card.address,
        "village": card.village,
        "coarse": card.coarse._asdict() if card.coarse else None,
    }


def courses_of(ids: Collection[UUID]) -> dict[UUID, Course]:
    """Person → where they stand."""
    rows = db.session.scalars(select(Course).where(Course.patient_id.in_(ids))) if ids else ()
    return {row.patient_id: row for row in rows}


def _standing(ids: Collection[UUID]) -> dict[UUID, tuple[str | None, UUID | None]]:
    """Person → whether they take part, and their team."""
    query = select(Patient.id, Patient.management, Patient.team_id).where(Patient.id.in_(ids))
    return {one: (taking, team) for one, taking, team in db.session.execute(query)} if ids else {}


def _follow_ups(ids: Collection[UUID]) -> dict[UUID, FollowupTask]:
    query = select(FollowupTask).where(
        FollowupTask.patient_id.in_(ids),
        FollowupTask.state == "OPEN",
        FollowupTask.kind == TaskKind.FOLLOW_UP.value,
    )
    return {row.patient_id: row for row in db.session.scalars(query)} if ids else {}


def _confirmation(one: Participation, visit: Visit, people: Mapping[UUID, Brief]) -> Shown:
    return {
        "visit": visit.id,
        "patient": visit.patient_id,
        "member": one.staff_id,
        "opened_at": visit.opened_at,
        "confirm_by": one.confirm_by,
        "by": people.get(one.borrowed_from) if one.borrowed_from else None,
    }
