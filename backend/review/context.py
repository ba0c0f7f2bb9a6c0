"""A quarter's habits around a visit, told as context: never a rank, a score, or a reason by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from backend.authenticity.habits import Contact, Habit, habits
from backend.kernel.days import start_of
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.policy.people import RoleGroup
from backend.review.contacts import as_contact, team_of
from backend.review.turnout import answering, telling
from backend.schedule import before, untried
from backend.transparency.models import StatementRecord
from backend.visits.models import FollowupRecord, Visit
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement

Shown = dict[str, Any]
QUARTER: Final = timedelta(days=92)
MOST: Final = 1000
ONE_NETWORK: Final = {
    "zh": "几部手机从同一个网络送来记录；用单位的无线网也会这样",
    "en": "several phones sent their records through one network; an office's Wi-Fi does that too",
}


def habits_about(visit_id: UUID) -> list[Shown]:
    """Habits of this visit's person, leader and team over the quarter before it."""
    visit = db.session.get_one(Visit, visit_id)
    about = {str(visit.patient_id), str(visit.leader_id), str(team_of(visit))}
    shown = [
        {"rule": one.rule, **_words(one), "numbers": dict(one.numbers), "told": _told(one, visit)}
        for one in habits(_contacts(visit))
        if one.about.partition(":")[0] in about
    ]
    return [*shown, *_silence(visit), *_one_network(visit_id)]


def _words(one: Habit) -> dict[str, str]:
    """Its sentence; of an empty place, whose it is."""
    if one.rule != "A-20":
        return {"zh": one.zh, "en": one.en}
    groups = [RoleGroup[name] for name in one.about.partition(":")[2].split("|")]
    zh, en = "或".join(group.zh for group in groups), " or ".join(group.en for group in groups)
    return {"zh": f"{one.zh}（{zh}）", "en": f"{one.en} ({en})"}


def _told(one: Habit, visit: Visit) -> list[Shown]:
    """Of an empty place: what was told last to the heads whose people could have filled it."""
    if one.rule != "A-20":
        return []
    since, until = (start_of(day) for day in (visit.on_day - QUARTER, visit.on_day + timedelta(days=1)))
    [organisations] = telling.fillers([one.about], since, until).values()
    return answering.latest_of([UUID(name) for name in organisations])


def _silence(visit: Visit) -> list[Shown]:
    """A-14: how long nobody had been there. It may explain a hurry; it says nothing about this visit."""
    count = before.untried(visit.patient_id, visit.on_day)
    if not count:
        return []
    return [
        {"rule": "A-14", **untried.BEFORE.filled({"cycles": count}), "numbers": {"cycles": count}, "told": []}
    ]


def _one_network(visit_id: UUID) -> list[Shown]:
    """How many phones sent their part of the visit through one network: so does an office's Wi-Fi."""
    phones = func.count(StatementRecord.device_id.distinct())
    query = (
        select(phones)
        .where(StatementRecord.visit_id == visit_id, StatementRecord.network.is_not(None))
        .group_by(StatementRecord.network)
        .order_by(phones.desc())
        .limit(1)
    )
    count = db.session.scalar(query) or 0
    return [{"rule": "A-18", **ONE_NETWORK, "numbers": {"phones": count}, "told": []}] if count > 1 else []


def _contacts(visit: Visit) -> list[Contact]:
    team = team_of(visit)
    around: ColumnElement[bool] = or_(
        Visit.patient_id == visit.patient_id,
        Visit.leader_id == visit.leader_id,
        Visit.team_id == team if team else false(),
        Visit.patient_id.in_(select(Patient.id).where(Patient.team_id == team)) if team else false(),
    )
    query = (
        select(Visit, FollowupRecord.exception)
        .outerjoin(FollowupRecord, FollowupRecord.visit_id == Visit.id)
        .where(around, Visit.on_day.between(visit.on_day - QUARTER, visit.on_day))
        .where(Visit.state.in_((State.CLOSED, State.ATTEMPTED, State.CONTACTED)))
        .options(selectinload(Visit.participations), joinedload(Visit.patient).load_only(Patient.team_id))
        .order_by(Visit.on_day.desc(), Visit.id)
        .limit(MOST)
    )
    found = db.session.execute(query).all()
    late = _explained([one.id for one, _ in found])
    return [
        as_contact(one, excused=exception is not None, explained=one.id in late) for one, exception in found
    ]


def _explained(visits: Collection[UUID]) -> set[UUID]:
    """Those of which somebody said why their record came late."""
    said = select(StatementRecord.visit_id).where(StatementRecord.kind == "record.late")
    return set(db.session.scalars(said.where(StatementRecord.visit_id.in_(visits))))
