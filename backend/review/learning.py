"""What call-backs teach of the checks: how often each troubles people who did make their visit."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, func, select

from backend.authenticity.checks import ALL
from backend.authenticity.models import Assessment, Doubt, Standing
from backend.authenticity.real import rates
from backend.kernel.db import db
from backend.review import calls
from backend.review.models import SampleCall, SampleVisit
from backend.review.words import pattern_words
from backend.visits.models import Participation

if TYPE_CHECKING:
    from uuid import UUID

Shown = dict[str, Any]


def false_alarms() -> dict[str, Shown]:
    """Check → of how many visits that a call-back confirmed, how many it doubted; none before the first."""
    confirmed = _confirmed()
    if not confirmed:
        return {}
    of = len(confirmed)
    doubted = _doubts().where(Standing.visit_id.in_(confirmed))
    alarms = {row.check: row.visits for row in db.session.execute(doubted)}
    return {check.ASK.name: {"of": of, "alarms": alarms.get(check.ASK.name, 0)} for check in ALL}


def checks() -> Shown:
    """Every check: what it asks, how often it doubts, and how often it was wrong about it."""
    doubts = {row.check: row.visits for row in db.session.execute(_doubts())}
    visits = db.session.scalar(select(func.count()).select_from(Standing)) or 0
    alarms, failures = false_alarms(), _failures()
    return {
        "silent_until": rates.silent_until(),
        "checks": [
            {
                "name": check.ASK.name,
                "rule": check.ASK.rule,
                "question": {"zh": check.ASK.zh, "en": check.ASK.en},
                "channel": check.ASK.channel.value,
                "channel_words": {"zh": check.ASK.channel.zh, "en": check.ASK.channel.en},
                "pattern": check.ASK.pattern.value,
                "pattern_words": pattern_words(check.ASK.pattern),
                "doubts": doubts.get(check.ASK.name, 0),
                "visits": visits,
                "failed": failures[check.ASK.name],
                "false_alarms": alarms.get(check.ASK.name),
            }
            for check in ALL
        ],
    }


def _confirmed() -> set[UUID]:
    """Visits drawn at random that whoever was asked remembers as they were recorded, and nobody otherwise."""
    made = (
        select(SampleCall)
        .join(SampleVisit, SampleVisit.visit_id == SampleCall.visit_id)
        .where(SampleCall.reached, SampleVisit.random)
    )
    asked = select(SampleCall.visit_id).where(SampleCall.reached)
    there = select(Participation.visit_id, func.count()).where(Participation.visit_id.in_(asked))
    present = dict(db.session.execute(there.group_by(Participation.visit_id)).all())
    fits: defaultdict[UUID, set[bool | None]] = defaultdict(set)
    for one in db.session.scalars(made):
        if said := calls.answers(one):
            fits[one.visit_id].add(said.fits(present.get(one.visit_id, 0)))
    return {visit for visit, found in fits.items() if True in found and False not in found}


def _failures() -> Counter[str]:
    """Check → visits on which it could not run when they were last assessed."""
    query = select(Assessment.failed).join(Standing, Standing.assessment_id == Assessment.id)
    some = query.where(cast(Assessment.failed, String) != "[]")
    return Counter(name for failed in db.session.scalars(some) for name in failed)


def _doubts() -> Any:
    """Check → visits whose newest assessment has its doubt; one that weighs nothing troubles nobody."""
    return (
        select(Doubt.check, func.count().label("visits"))
        .join(Standing, Standing.assessment_id == Doubt.assessment_id)
        .where(Doubt.weight > 0)
        .group_by(Doubt.check)
    )
