"""What an organisation's head is told and answers, and what the supervisor sees of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import false, select

from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time
from backend.kernel.pages import Page, paged
from backend.review.turnout import refusals as say
from backend.review.turnout.counting import FEWEST
from backend.review.turnout.models import TurnoutAnswer, TurnoutNotice
from backend.review.turnout.reasons import Reason
from backend.roster import gate
from backend.roster.gate import Scope
from backend.roster.models import Area, Organisation, Staff, StaffRole
from backend.roster.roles import Role
from backend.transparency import acts
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement

Shown = dict[str, Any]
LATEST: Final = 4
"""Quarters that still say something about a habit of today."""


def listed(wanted: dict[str, Any]) -> Page[Shown]:
    """Turnouts within reach, newest quarter first."""
    query = (
        select(TurnoutNotice)
        .join(Organisation, Organisation.id == TurnoutNotice.organisation_id)
        .join(Area, Area.id == Organisation.area_id)
        .where(_within_reach())
        .order_by(TurnoutNotice.quarter.desc(), Organisation.name)
    )
    page: Page[Any] = paged(query, wanted)
    return replace(page, items=_shown(page.items))


def latest_of(organisations: Collection[UUID]) -> list[Shown]:
    """What these organisations were told last, each once; for whoever reads of their habit."""
    query = (
        select(TurnoutNotice)
        .where(TurnoutNotice.organisation_id.in_(organisations))
        .order_by(TurnoutNotice.quarter.desc(), TurnoutNotice.id)
        .limit(LATEST * len(organisations))
    )
    newest: dict[UUID, TurnoutNotice] = {}
    for one in db.session.scalars(query):
        newest.setdefault(one.organisation_id, one)
    return _shown(list(newest.values()))


def answer(notice_id: UUID, given: dict[str, str]) -> Shown:
    """Say why, once for the organisation.

    Raises:
        NoSuchNotice: another organisation's, or none. Answered, WordsMissing.
    """
    me, words = gate.staff(), given["words"].strip()
    one_at_a_time(f"turnout {notice_id}")
    notice = db.session.get(TurnoutNotice, notice_id)
    if notice is None or notice.organisation_id != me.organisation_id:
        raise say.NoSuchNotice
    if notice.answer is not None:
        raise say.Answered
    if given["reason"] == Reason.OTHER and not words:
        raise say.WordsMissing
    said = TurnoutAnswer(notice_id=notice.id, reason=given["reason"], words=words, by=me.id, at=now_ms())
    db.session.add(said)
    db.session.flush()
    db.session.refresh(notice)
    acts.record("turnout.answer", {"notice": str(notice.id), "reason": said.reason}, me.id)
    return _shown([notice])[0]


def _within_reach() -> ColumnElement[bool]:
    reach = gate.reach()
    if reach.scope >= Scope.AREA:
        return reach.area_clause(Area.path)
    return Organisation.id == gate.staff().organisation_id if reach.scope == Scope.OWN else false()


def _shown(notices: Sequence[TurnoutNotice]) -> list[Shown]:
    mine = gate.staff().organisation_id if gate.scope("turnout.answer").scope > Scope.NONE else None
    people = briefs({one.answer.by for one in notices if one.answer})
    led = _led({one.organisation_id for one in notices})
    return [
        {
            "id": one.id,
            "organisation": one.organisation,
            "quarter": one.quarter,
            "told_at": one.asked.at,
            "expected": one.expected,
            "came": one.came if one.came >= FEWEST else None,
            "has_head": one.organisation_id in led,
            "may_answer": one.answer is None and one.organisation_id == mine,
            "answer": one.answer and _answer(one.answer, people),
        }
        for one in notices
    ]


def _answer(said: TurnoutAnswer, people: dict[UUID, Shown]) -> Shown:
    reason = Reason(said.reason)
    return {
        "reason": reason.value,
        "reason_words": {"zh": reason.zh, "en": reason.en},
        "words": said.words,
        "by": people.get(said.by),
        "at": said.at,
    }


def _led(organisations: Collection[UUID]) -> set[UUID]:
    """Those that have somebody who will read it."""
    query = (
        select(Staff.organisation_id)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(Staff.organisation_id.in_(organisations), Staff.active, StaffRole.role == Role.HEAD)
    )
    return set(db.session.scalars(query))
