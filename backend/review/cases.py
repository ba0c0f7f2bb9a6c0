"""Puts visits before a person, and keeps how far each case has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from backend.authenticity.models import Doubt, Standing
from backend.authenticity.real import judging
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.policy import service as policies
from backend.policy.documents import Kind
from backend.review.course import Answered, Case, Decided, State
from backend.review.models import Decision, ReviewCase, ReviewReply
from backend.roster.models import Team, TeamMember
from backend.visits import ruling
from backend.visits.models import Participation, Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from backend.policy.calendar import Calendar
    from backend.policy.reviewing import Review

CHECKS: Final = "CHECKS"
SAMPLE: Final = "SAMPLE"


@judging.on_standing
def weigh(visit_id: UUID) -> None:
    """A visit was assessed: put it before a person, say what changed, or take it back."""
    standing = db.session.get_one(Standing, visit_id)
    row = db.session.get(ReviewCase, visit_id)
    if row is None and standing.shown:
        row = begin(visit_id, CHECKS)
    if row is not None:
        _describe(row, standing)
        settle(row)


def begin(visit_id: UUID, because: str) -> ReviewCase:
    """Put a visit before a person; everybody who took part has their time to answer."""
    visit = db.session.get_one(Visit, visit_id)
    row = ReviewCase(
        visit_id=visit_id,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        team_id=visit.team_id,
        because=because,
        opened_at=now_ms(),
        answer_by=_answer_by(visit.area_id),
        state=State.ASKED.value,
        doubtful=False,
        score=0.0,
        doubts=[],
        channels=[],
    )
    db.session.add(row)
    db.session.flush()
    return row


def settle(row: ReviewCase) -> None:
    """Work out how far a case has come, and what that means for the visit."""
    case = case_of(row)
    before, row.state = State(row.state), case.state.value
    if before is State.CLEARED and case.state.is_open:
        row.opened_at, row.answer_by = now_ms(), _answer_by(row.area_id)
    last = newest_decision(row.visit_id)
    if last is not None:
        row.outcome = last.outcome
        ruling.decide(row.visit_id, accepted=not last.rejects)
    else:
        ruling.doubt(row.visit_id, doubted=row.doubtful and case.state.is_open)


def case_of(row: ReviewCase) -> Case:
    """What decides who may do what about a visit."""
    present = participants(row.visit_id)
    decisions = db.session.scalars(
        select(Decision).where(Decision.visit_id == row.visit_id).order_by(Decision.at, Decision.id)
    )
    replies = db.session.scalars(select(ReviewReply).where(ReviewReply.visit_id == row.visit_id))
    return Case(
        answer_by=row.answer_by,
        doubted=row.because == SAMPLE or is_shown(row.visit_id),
        decisions=[Decided(one.by, one.at) for one in decisions],
        answers=[Answered(one.at, one.appeal) for one in replies],
        present=present,
        team=teammates(present, row.team_id, row.visit_id),
    )


def participants(visit_id: UUID) -> frozenset[UUID]:
    """Everybody who was there, or is said to have been."""
    found = db.session.scalars(select(Participation.staff_id).where(Participation.visit_id == visit_id))
    return frozenset(found)


def teammates(present: Collection[UUID], team_id: UUID | None, visit_id: UUID) -> frozenset[UUID]:
    """Everybody who shares a team with one of these people now, or did when they visited; and its leaders."""
    opened = db.session.scalar(select(Visit.opened_at).where(Visit.id == visit_id)) or now_ms()
    then = or_(TeamMember.until.is_(None), TeamMember.until >= opened)
    theirs = select(TeamMember.team_id).where(TeamMember.staff_id.in_(present), then)
    led = select(Team.id).where(Team.leader_id.in_(present))
    teams = set(db.session.scalars(theirs)) | set(db.session.scalars(led)) | ({team_id} if team_id else set())
    members = select(TeamMember.staff_id).where(TeamMember.team_id.in_(teams), then)
    leaders = select(Team.leader_id).where(Team.id.in_(teams))
    return frozenset(db.session.scalars(members)) | frozenset(db.session.scalars(leaders))


def newest_decision(visit_id: UUID) -> Decision | None:
    """The decision that stands."""
    return next(iter(decisions(visit_id)), None)


def decisions(visit_id: UUID) -> Sequence[Decision]:
    """Every decision about a visit, newest first."""
    query = select(Decision).where(Decision.visit_id == visit_id)
    return db.session.scalars(query.order_by(Decision.at.desc(), Decision.id.desc())).all()


def is_shown(visit_id: UUID) -> bool:
    """Whether the checks put this visit before a person."""
    standing = db.session.get(Standing, visit_id)
    return standing is not None and standing.shown


def _describe(row: ReviewCase, standing: Standing) -> None:
    """What the queue says of it; what was decided about stays as it was then."""
    if State(row.state) is State.DECIDED:
        return
    doubts = db.session.scalars(
        select(Doubt)
        .where(Doubt.assessment_id == standing.assessment_id, Doubt.weight > 0)
        .order_by(Doubt.weight.desc(), Doubt.check)
    ).all()
    row.assessment_id = standing.assessment_id
    row.pattern, row.doubtful, row.score = standing.pattern, standing.doubtful, standing.score
    row.doubts = [one.check for one in doubts]
    row.channels = sorted({one.channel for one in doubts})


def _answer_by(area_id: UUID) -> date:
    rules: Review = policies.in_force(Kind.REVIEW, today(), area_id).body
    calendar: Calendar = policies.in_force(Kind.CALENDAR, today(), area_id).body
    return calendar.after(today(), rules.answer_days)
