"""The queue: what deserves a person's attention first, within the reviewer's reach."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, select

from backend.authenticity.real import rates
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.pages import paged
from backend.patients.models import Patient
from backend.review import cases
from backend.review.course import State, open_states
from backend.review.models import ReviewCase, ReviewReply
from backend.review.words import pattern_words
from backend.roster import gate
from backend.roster.models import Area, Team, lies_in
from backend.visits.models import Visit
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Select

    from backend.review.course import Case

Shown = dict[str, Any]


def queue(wanted: dict[str, Any]) -> Shown:
    """A page of cases. `wanted`: the filters of `CaseQuery`."""
    query = (
        select(ReviewCase)
        .join(Area, Area.id == ReviewCase.area_id)
        .where(gate.reach().area_clause(Area.path), ReviewCase.forgotten_at.is_(None))
        .order_by(*_by_attention())
    )
    page = paged(_filtered(query, wanted), wanted)
    return {
        "items": rows(page.items),
        "page": page.page,
        "pages": page.pages,
        "total": page.total,
        "silent_until": rates.silent_until(),
    }


def rows(found: Sequence[ReviewCase]) -> list[Shown]:
    """What the queue says of each."""
    ids = [one.visit_id for one in found]
    told = {about.Visit.id: about for about in _visits(ids)}
    people = briefs({about.Visit.leader_id for about in told.values()})
    heard = Counter(db.session.scalars(select(ReviewReply.visit_id).where(ReviewReply.visit_id.in_(ids))))
    me, known = gate.principal().id, cases.cases_of(found)
    may = {visit: one.bar(me, today()) is None for visit, one in known.items()}
    stuck = _stuck(known, {visit: about.path for visit, about in told.items()})
    return [
        {
            **_row(one, told[one.visit_id], people, heard[one.visit_id]),
            "may_decide": may[one.visit_id],
            "nobody_may": one.visit_id in stuck,
        }
        for one in found
    ]


def _stuck(known: Mapping[UUID, Case], paths: Mapping[UUID, str]) -> set[UUID]:
    """Cases that wait for a person while everybody whose area it is keeps out."""
    holders = gate.holders("review.decide")
    return {
        visit
        for visit, one in known.items()
        if one.is_stuck([who for who, areas in holders.items() if paths[visit].startswith(areas)])
    }


def _row(one: ReviewCase, about: Any, people: Mapping[UUID, Shown], heard: int) -> Shown:
    visit, team = about.Visit, about.team
    return {
        "visit": one.visit_id,
        "patient_code": about.code,
        "area": {"id": one.area_id, "name": about.area},
        "team": {"id": one.team_id, "name": team} if one.team_id and team else None,
        "leader": people.get(visit.leader_id) if visit.leader_id else None,
        "on_day": visit.on_day,
        "opened_at": one.opened_at,
        "because": one.because,
        "state": one.state,
        "answer_by": one.answer_by,
        "pattern": one.pattern,
        "pattern_words": pattern_words(one.pattern),
        "doubtful": one.doubtful,
        "doubts": len(one.doubts),
        "channels": one.channels,
        "heard": heard,
        "authenticity": visit.authenticity,
        "outcome": one.outcome,
        "reopened_at": one.reopened_at if State(one.state).is_open else None,
    }


def _visits(ids: Sequence[UUID]) -> Any:
    return db.session.execute(
        select(Visit, Patient.code, Area.name.label("area"), Team.name.label("team"), Area.path)
        .join(Patient, Patient.id == Visit.patient_id)
        .join(ReviewCase, ReviewCase.visit_id == Visit.id)
        .join(Area, Area.id == ReviewCase.area_id)
        .outerjoin(Team, Team.id == ReviewCase.team_id)
        .where(Visit.id.in_(ids))
    ).all()


def _by_attention() -> list[Any]:
    """What may be decided now comes first, of that what was decided once already: appeals and new facts; then
    what weighs most; the longest waiting of equals.
    """
    waits = (ReviewCase.state == State.ASKED.value) & (ReviewCase.answer_by >= today())
    return [
        case((waits, 1), else_=0),
        case((ReviewCase.outcome.is_(None), 1), else_=0),
        ReviewCase.doubtful.desc(),
        ReviewCase.score.desc(),
        ReviewCase.opened_at,
        ReviewCase.visit_id,
    ]


def _filtered(query: Select[ReviewCase], wanted: dict[str, Any]) -> Select[ReviewCase]:
    states = [wanted["state"]] if wanted.get("state") else open_states()
    query = query.where(ReviewCase.state.in_(states))
    if wanted.get("ready"):
        waits = (ReviewCase.state == State.ASKED.value) & (ReviewCase.answer_by >= today())
        query = query.where(~waits)
    if pattern := wanted.get("pattern"):
        query = query.where(ReviewCase.pattern == pattern)
    if team := wanted.get("team"):
        query = query.where(ReviewCase.team_id == team)
    if area := wanted.get("area"):
        above = select(Area.path).where(Area.id == area).scalar_subquery()
        query = query.where(lies_in(Area.path, above))
    return query
