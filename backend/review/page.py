"""One case on one page: what colleagues say first, then what each check saw, then everything beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.authenticity.models import Assessment
from backend.authenticity.real import judging
from backend.evidence import service as evidence
from backend.kernel.days import today
from backend.kernel.db import db
from backend.review import calls, cases, context, deciding, learning, pairs, queue, replies, timeline, words
from backend.review.basis import basis_of
from backend.review.course import State
from backend.review.explaining import explanation
from backend.roster import access, gate
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from backend.review.course import Decided
    from backend.review.models import Decision, ReviewCase, ReviewReply

Shown = dict[str, Any]


def page(visit_id: UUID) -> Shown:
    """The whole case. Opening it is recorded. Raises NoSuchCase, TookPart, SameTeam."""
    row = deciding.opened(visit_id)
    access.record("review.open", "visit", visit_id, fields=row.doubts)
    assessment = db.session.get(Assessment, row.assessment_id) if row.assessment_id else None
    told = words.in_order(judging.said(assessment)) if assessment else []
    alarms = learning.false_alarms()
    decided = cases.decisions(visit_id)
    answered = replies.of_visit(visit_id)
    known = cases.case_of(row)
    awaited = sorted(known.unheard) if known.state is State.ASKED else []
    people = briefs({*known.present, *(one.by for one in decided), *(one.by for one in answered),
                     *(one.colleague for one in answered)})  # fmt: skip
    bar = known.bar(gate.principal().id, today())
    return {
        **queue.rows([row])[0],
        "basis": basis_of(row),
        "replies": shown_replies(row, answered, people, known.decisions),
        "calls": calls.heard(visit_id),
        "awaited": [people[one] for one in awaited if one in people],
        "findings": [words.finding(one, alarms.get(one["check"]), explanation(one)) for one in told],
        "failed": assessment.failed if assessment else [],
        "versions": _versions(assessment),
        "older": [_older(one) for one in judging.older(visit_id) if one is not assessment],
        "decisions": [_decision(one, row.patient_id, people) for one in decided],
        "present": [people[one] for one in sorted(known.present) if one in people],
        "news": _news(row, decided),
        "barred": bar and bar.value,
        "context": context.habits_about(visit_id),
        "timeline": timeline.of_visit(visit_id),
        "pairs": pairs.shown(row.visit_id, told),
    }


def shown_replies(
    row: ReviewCase,
    answered: Sequence[ReviewReply],
    people: Mapping[UUID, Shown],
    decided: Collection[Decided],
) -> list[Shown]:
    """Answers with their words, oldest first."""
    said = replies.words([row.visit_id]) if answered else {}
    return [_reply(row, one, said, people, decided) for one in answered]


def _reply(
    row: ReviewCase,
    one: ReviewReply,
    said: Mapping[str, Any],
    people: Mapping[UUID, Shown],
    decided: Collection[Decided],
) -> Shown:
    body, confirmation = said.get(one.statement), said.get(one.confirmation or "")
    photos = body["photos"] if body else []
    here = evidence.received(row.patient_id, [photo["sha256"] for photo in photos])
    return {
        "statement": one.statement,
        "by": people.get(one.by),
        "at": one.at,
        "appeal": one.appeal,
        "missed": cases.answered(one).missed(decided),
        "text": body["text"] if body else None,
        "photos": [_shown_photo(photo, present=photo["sha256"] in here) for photo in photos],
        "colleague": people.get(one.colleague) if one.colleague else None,
        "confirmed": one.confirmed,
        "confirmed_text": confirmation["text"] if confirmation else None,
        "confirmed_at": one.confirmed_at,
    }


def _shown_photo(photo: Mapping[str, Any], *, present: bool) -> Shown:
    name, source = photo["sha256"], photo["source"]
    return {"sha256": name, "state": "present" if present else "awaited", "source": source}


def _decision(one: Decision, patient_id: UUID, people: Mapping[UUID, Shown]) -> Shown:
    return {
        "outcome": one.outcome,
        "rejects": one.rejects,
        "note": deciding.note_of(one, patient_id),
        "about": [people[UUID(who)] for who in one.about if UUID(who) in people],
        "by": people.get(one.by),
        "at": one.at,
        "on_appeal": one.on_appeal,
    }


def _news(row: ReviewCase, decided: Sequence[Decision]) -> Shown | None:
    """Which doubts are new and which are gone since the decision, where a case was opened again."""
    if row.reopened_at is None or not State(row.state).is_open or not decided:
        return None
    before, now = cases.weighty(decided[0].assessment_id), cases.weighty(row.assessment_id)
    return {
        "new": [words.question(check) for check in sorted(now - before)],
        "gone": [words.question(check) for check in sorted(before - now)],
    }


def _versions(assessment: Assessment | None) -> Shown | None:
    if assessment is None:
        return None
    return {"checks": assessment.version, "policy": assessment.policy, "at": assessment.at}


def _older(one: Assessment) -> Shown:
    doubts = [
        said["check"] for said in judging.said(one) if said["outcome"] == "doubt" and said["weight"] > 0
    ]
    return {"at": one.at, "checks": one.version, "doubts": doubts, "shown": one.flagged and not one.silent}
