"""What a colleague sees of doubts about their own visits: the same facts, in kind words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.authenticity.models import Assessment
from backend.authenticity.real import judging
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.patients import service as patients
from backend.review import calls, cases, deciding, page, replies, timeline, words
from backend.review.course import State, open_states
from backend.review.models import Decision, ReviewCase, ReviewReply
from backend.roster import gate
from backend.visits.models import Participation, Visit
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.patients.values import Card

Shown = dict[str, Any]
KEPT_MS: Final = 90 * 86_400_000
"""How long a decision stays in sight. What is still open does, however old the visit is."""


def mine() -> Shown:
    """Cases of visits one took part in, and colleagues' answers that wait for one's own word."""
    me = gate.principal().id
    took_part = select(Participation.visit_id).where(Participation.staff_id == me)
    decided = select(Decision.visit_id).where(Decision.at >= now_ms() - KEPT_MS)
    query = (
        select(ReviewCase, Visit)
        .join(Visit, Visit.id == ReviewCase.visit_id)
        .where(ReviewCase.visit_id.in_(took_part))
        .where(
            or_(
                ReviewCase.state.in_(open_states()),
                (ReviewCase.state == State.DECIDED.value) & ReviewCase.visit_id.in_(decided),
            )
        )
        .order_by(ReviewCase.opened_at.desc(), ReviewCase.visit_id)
    )
    found = db.session.execute(query).all()
    asked = _asked(me)
    cards = patients.cards({visit.patient_id for _, visit in (*found, *asked)})
    return {
        "time": now_ms(),
        "items": [_own(row, visit, me, cards) for row, visit in found if visit.patient_id in cards],
        "to_confirm": [_to_confirm(one, visit, cards) for one, visit in asked if visit.patient_id in cards],
    }


def _own(row: ReviewCase, visit: Visit, me: UUID, cards: Mapping[UUID, Card]) -> Shown:
    known = cases.case_of(row)
    assessment = db.session.get(Assessment, row.assessment_id) if row.assessment_id else None
    answered = replies.of_visit(row.visit_id)
    present = (
        set(known.present)
        | {one.by for one in answered}
        | {one.colleague for one in answered if one.colleague}
    )
    people = briefs(present)
    last = cases.newest_decision(row.visit_id)
    return {
        "visit": row.visit_id,
        "patient": visit.patient_id,
        "first_name": cards[visit.patient_id].first_name,
        "on_day": visit.on_day,
        "opened_at": row.opened_at,
        "because": row.because,
        "state": row.state,
        "asked": known.asks(me),
        "answer_by": row.answer_by,
        "reopened_at": row.reopened_at if State(row.state).is_open else None,
        "findings": _findings(assessment),
        "replies": page.shown_replies(row, answered, people, known.decisions),
        "calls": calls.heard(row.visit_id),
        "timeline": timeline.of_visit(row.visit_id),
        "decision": last
        and {
            "outcome": last.outcome,
            "rejects": last.rejects,
            "note": deciding.note_of(last, row.patient_id),
            "at": last.at,
            "concerns_me": str(me) in last.about,
        },
        "may_appeal": known.may_appeal(me),
        "colleagues": [people[one] for one in sorted(known.present) if one != me and one in people],
    }


def _findings(assessment: Assessment | None) -> list[Shown]:
    """What speaks against a visit, the strongest first."""
    told = words.in_order(judging.said(assessment)) if assessment else []
    doubts = [one for one in told if one["outcome"] == "doubt" and one["weight"] > 0]
    others = {UUID(one["numbers"]["visit"]) for one in doubts if "visit" in one["numbers"]}
    query = select(Visit.id, Visit.on_day).where(Visit.id.in_(others))
    days = {str(visit): day for visit, day in db.session.execute(query).all()} if others else {}
    return [words.kindly(one, days.get(one["numbers"].get("visit"))) for one in doubts]


def _asked(me: UUID) -> Any:
    """Answers that name one as the colleague who can bear them out."""
    query = select(ReviewReply, Visit).join(Visit, Visit.id == ReviewReply.visit_id)
    waiting = query.where(ReviewReply.colleague == me, ReviewReply.confirmed.is_(None), ReviewReply.by != me)
    return db.session.execute(waiting.order_by(ReviewReply.at)).all()


def _to_confirm(one: ReviewReply, visit: Visit, cards: Mapping[UUID, Card]) -> Shown:
    said = replies.words([one.visit_id]).get(one.statement)
    return {
        "statement": one.statement,
        "visit": one.visit_id,
        "patient": visit.patient_id,
        "by": briefs({one.by}).get(one.by),
        "on_day": visit.on_day,
        "first_name": cards[visit.patient_id].first_name,
        "text": said["text"] if said else None,
    }
