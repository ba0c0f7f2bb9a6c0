"""A quarter's habits around a visit, told as context: never a rank, a score, or a reason by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from backend.authenticity.habits import Contact, Habit, Way, habits
from backend.kernel.db import db
from backend.policy.codes import Colour, Outcome
from backend.policy.people import RoleGroup
from backend.schedule import before, untried
from backend.transparency.models import StatementRecord
from backend.visits.models import FollowupRecord, Visit
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import ColumnElement

Shown = dict[str, Any]
QUARTER: Final = timedelta(days=92)
MOST: Final = 1000
FACE: Final = (Outcome.SEEN, Outcome.SEEN_PARTIAL)
URGENT: Final = frozenset({Colour.RED.value, Colour.ORANGE.value})


def habits_about(visit_id: UUID) -> list[Shown]:
    """Habits of this visit's person, leader and team over the quarter before it."""
    visit = db.session.get_one(Visit, visit_id)
    about = {str(visit.patient_id), str(visit.leader_id), str(visit.team_id)}
    shown = [
        {"rule": one.rule, **_words(one), "numbers": dict(one.numbers)}
        for one in habits(_contacts(visit))
        if one.about.partition(":")[0] in about
    ]
    return [*shown, *_silence(visit)]


def _words(one: Habit) -> dict[str, str]:
    """Its sentence; of an empty place, whose it is."""
    if one.rule != "A-20":
        return {"zh": one.zh, "en": one.en}
    groups = [RoleGroup[name] for name in one.about.partition(":")[2].split("|")]
    zh, en = "或".join(group.zh for group in groups), " or ".join(group.en for group in groups)
    return {"zh": f"{one.zh}（{zh}）", "en": f"{one.en} ({en})"}


def _silence(visit: Visit) -> list[Shown]:
    """A-14: how long nobody had been there. It may explain a hurry; it says nothing about this visit."""
    count = before.untried(visit.patient_id, visit.on_day)
    if not count:
        return []
    return [{"rule": "A-14", **untried.BEFORE.filled({"cycles": count}), "numbers": {"cycles": count}}]


def _contacts(visit: Visit) -> list[Contact]:
    around: ColumnElement[bool] = or_(
        Visit.patient_id == visit.patient_id,
        Visit.leader_id == visit.leader_id,
        Visit.team_id == visit.team_id if visit.team_id else Visit.id == visit.id,
    )
    query = (
        select(Visit, FollowupRecord.exception)
        .outerjoin(FollowupRecord, FollowupRecord.visit_id == Visit.id)
        .where(around, Visit.on_day.between(visit.on_day - QUARTER, visit.on_day))
        .where(Visit.state.in_((State.CLOSED, State.ATTEMPTED, State.CONTACTED)))
        .options(selectinload(Visit.participations))
        .order_by(Visit.on_day.desc(), Visit.id)
        .limit(MOST)
    )
    found = db.session.execute(query).all()
    late = _explained([one.id for one, _ in found])
    return [
        _contact(one, excused=exception is not None, explained=one.id in late) for one, exception in found
    ]


def _explained(visits: Collection[UUID]) -> set[UUID]:
    """Those of which somebody said why their record came late."""
    said = select(StatementRecord.visit_id).where(StatementRecord.kind == "record.late")
    return set(db.session.scalars(said.where(StatementRecord.visit_id.in_(visits))))


def _contact(one: Visit, *, excused: bool, explained: bool) -> Contact:
    way = Way.ATTEMPT
    if one.state == State.CONTACTED:
        way = Way.PHONE
    elif one.outcome in FACE:
        way = Way.FACE
    return Contact(
        patient=str(one.patient_id),
        worker=str(one.leader_id),
        team=str(one.team_id),
        on=one.on_day,
        way=way,
        excused=excused,
        explained=explained,
        members=len(one.participations),
        named=sum(part.borrowed_reason is not None for part in one.participations),
        missing=frozenset(
            "|".join(reason["details"]["groups"])
            for reason in one.authenticity_reasons
            if reason["code"] == "team.group"
        ),
        urgent=(one.facts.get("known") or {}).get("colour") in URGENT,
    )
