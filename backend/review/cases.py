"""Puts visits before a person, and keeps how far each case has come."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import select

from backend.authenticity.findings import Strength
from backend.authenticity.models import Doubt, Standing
from backend.authenticity.real import judging
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.policy import service as policies
from backend.policy.documents import Kind
from backend.review.contacts import team_of
from backend.review.course import Answered, Case, Decided, Outcome, State, tells_more
from backend.review.models import Decision, ReviewCase, ReviewReply
from backend.review.teams import teams_of
from backend.visits import ruling
from backend.visits.models import Participation, Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Select

    from backend.policy.calendar import Calendar
    from backend.policy.reviewing import Review

OfVisit = TypeVar("OfVisit", Decision, ReviewReply)
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
        _look_again(row, standing)
        _describe(row, standing)
        settle(row)


def begin(visit_id: UUID, because: str) -> ReviewCase:
    """Put a visit before a person; everybody who took part has their time to answer."""
    visit = db.session.get_one(Visit, visit_id)
    row = ReviewCase(
        visit_id=visit_id,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        team_id=team_of(visit),
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


def ask_after_call(visit_id: UUID) -> None:
    """A call back does not fit: put the visit before a person, also one about which somebody had decided."""
    row = db.session.get(ReviewCase, visit_id) or begin(visit_id, SAMPLE)
    row.because = SAMPLE  # what the checks say later does not take this away
    if not State(row.state).is_open:
        _reopen(row)
    settle(row)


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
    return cases_of([row])[row.visit_id]


def cases_of(rows: Sequence[ReviewCase]) -> dict[UUID, Case]:
    """The same for a page of them, in a handful of queries."""
    ids = [row.visit_id for row in rows]
    there, shown = participants_of(ids), _shown(ids)
    opened = dict(db.session.execute(select(Visit.id, Visit.opened_at).where(Visit.id.in_(ids))).all())
    decided = _grouped(select(Decision).where(Decision.visit_id.in_(ids)).order_by(Decision.at, Decision.id))
    answered = _grouped(select(ReviewReply).where(ReviewReply.visit_id.in_(ids)))
    teams = teams_of({one for present in there.values() for one in present}, {row.team_id for row in rows})
    return {
        row.visit_id: Case(
            answer_by=row.answer_by,
            doubted=row.because == SAMPLE or row.visit_id in shown or row.reopened_at is not None,
            reopened_at=row.reopened_at or 0,
            decisions=[Decided(one.by, one.at) for one in decided[row.visit_id]],
            answers=[word for one in answered[row.visit_id] for word in _words(one)],
            present=frozenset(there[row.visit_id]),
            team=teams.mates(there[row.visit_id], row.team_id, opened[row.visit_id] or row.opened_at),
        )
        for row in rows
    }


def _words(one: ReviewReply) -> Iterator[Answered]:
    """An answer, and the word of the colleague who was asked to bear it out: both were heard."""
    yield answered(one)
    if one.colleague and one.confirmed_at is not None:
        yield Answered(one.colleague, one.confirmed_at)


def answered(one: ReviewReply) -> Answered:
    """A participant's answer as the course of a case takes it."""
    return Answered(one.by, one.at, one.appeal, one.written_at)


def participants(visit_id: UUID) -> frozenset[UUID]:
    """Everybody who was there, or is said to have been."""
    return frozenset(participants_of([visit_id])[visit_id])


def newest_decision(visit_id: UUID) -> Decision | None:
    """The decision that stands."""
    return next(iter(decisions(visit_id)), None)


def decisions(visit_id: UUID) -> Sequence[Decision]:
    """Every decision about a visit, newest first."""
    query = select(Decision).where(Decision.visit_id == visit_id)
    return db.session.scalars(query.order_by(Decision.at.desc(), Decision.id.desc())).all()


def participants_of(ids: Collection[UUID]) -> defaultdict[UUID, set[UUID]]:
    """The same for several visits."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    query = select(Participation.visit_id, Participation.staff_id).where(Participation.visit_id.in_(ids))
    for visit, staff in db.session.execute(query).all():
        found[visit].add(staff)
    return found


def _shown(ids: Collection[UUID]) -> set[UUID]:
    """Those that the checks put before a person."""
    query = select(Standing.visit_id).where(Standing.visit_id.in_(ids), Standing.shown.is_(True))
    return set(db.session.scalars(query))


def _grouped(query: Select[OfVisit]) -> defaultdict[UUID, list[OfVisit]]:
    found: defaultdict[UUID, list[OfVisit]] = defaultdict(list)
    for one in db.session.scalars(query):
        found[one.visit_id].append(one)
    return found


def weighty(assessment_id: UUID | None) -> frozenset[str]:
    """Checks whose doubts no everyday accident makes: those a decision is about."""
    query = select(Doubt.check).where(
        Doubt.assessment_id == assessment_id, Doubt.weight > 0, Doubt.strength >= int(Strength.QUESTION)
    )
    return frozenset(db.session.scalars(query))


def _look_again(row: ReviewCase, standing: Standing) -> None:
    """Open a decided case again when what arrived later says something else; the decision stays and holds."""
    last = newest_decision(row.visit_id)
    if last is None or row.forgotten_at is not None or State(row.state) is not State.DECIDED:
        return
    before, now = weighty(last.assessment_id), weighty(standing.assessment_id if standing.shown else None)
    if tells_more(Outcome(last.outcome), before, now, rejects=last.rejects):
        _reopen(row)


def _reopen(row: ReviewCase) -> None:
    row.reopened_at, row.answer_by = now_ms(), _answer_by(row.area_id)
    row.state = State.ASKED.value


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
