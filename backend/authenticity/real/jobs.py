"""When real visits are assessed: after a receipt, when photos or facts arrive, when a round finds one missed.

Any order, any number of times: what comes out is the same.
"""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING, Final, TypeVarTuple

from sqlalchemy import func, or_, select

from backend.authenticity.findings import VERSION
from backend.authenticity.models import EvidenceTrait, Standing, VisitTrace
from backend.authenticity.real import judging, rates, traces, traits
from backend.authenticity.real.gathering import OVER
from backend.evidence import receiving
from backend.evidence.models import Evidence
from backend.kernel.changed import on_change
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.jobs import asked_at, every, job, later
from backend.kernel.vault import SubjectKey
from backend.visits.models import NamedEvidence, Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from sqlalchemy import Row, Select

RECENT_MS: Final = 60 * 86_400_000
"""Visits made so long ago are not assessed anew when something about the person, or a check, changes."""
BATCH: Final = 200
EVERY: Final = 10  # minutes
log = logging.getLogger("lianfang")
Columns = TypeVarTuple("Columns")


@on_change
def hear(patients: Collection[UUID]) -> None:
    """Something about these people changed: a half arrived, a home moved, somebody had been in hospital."""
    query = (
        select(Visit.id)
        .outerjoin(Standing, Standing.visit_id == Visit.id)
        .where(Visit.patient_id.in_(patients), Visit.state.in_(OVER))
        # A phone may come out of a drawer after months: what was never assessed is never too old.
        .where(or_(Standing.visit_id.is_(None), Visit.closed_at > now_ms() - RECENT_MS))
    )
    for visit in db.session.scalars(query).all():
        later(assess, visit)


@job
def assess(visit_id: UUID, anew: bool = False) -> None:
    """Assess a visit, and those that it makes look different; these have not changed themselves."""
    if judging.judged_since(visit_id, asked_at()):
        return
    for other in judging.judged(visit_id, anew=anew):
        later(assess, other, True)


@receiving.after_receipt
@job
def arrived(patient_id: UUID, sha256: str) -> None:
    """Work out what a file shows, then assess the visits that name it."""
    if not traits.make(patient_id, sha256):
        return
    query = select(NamedEvidence.visit_id).join(Visit, Visit.id == NamedEvidence.visit_id)
    named = query.where(NamedEvidence.sha256 == sha256, NamedEvidence.patient_id == patient_id)
    for visit in db.session.scalars(named.where(Visit.state.in_(OVER))).all():
        later(assess, visit)


@every(minutes=EVERY)
def sweep() -> None:
    """Find what was missed: files nobody looked at, visits never assessed or by older checks; and learn."""
    _forget_withdrawn()
    for patient, sha256 in _some(UNSEEN):
        later(arrived, patient, sha256)
    recently = Visit.closed_at > now_ms() - RECENT_MS
    stale = (
        select(Visit.id)
        .outerjoin(Standing, Standing.visit_id == Visit.id)
        .where(Visit.state.in_(OVER))
        .where(or_(Standing.visit_id.is_(None), (Standing.version != VERSION) & recently))
    )
    for (visit,) in _some(stale.order_by(Visit.closed_at.desc(), Visit.id)):
        later(assess, visit, True)
    if rates.renew():
        later(speak)


def _some(waiting: Select[*Columns]) -> Sequence[Row[*Columns]]:
    """A batch of what waits; of several, another each round, so that what fails again holds up nobody."""
    count = db.session.scalar(select(func.count()).select_from(waiting.order_by(None).subquery())) or 0
    batches = max(1, math.ceil(count / BATCH))
    turn = now_ms() // (EVERY * 60_000) % batches
    return db.session.execute(waiting.limit(BATCH).offset(turn * BATCH)).all()


@job
def speak() -> None:
    """Once a day, recent visits are judged by what the county taught, and shown when the silence is over."""
    log.info("the county's rates were learned anew on %s", today())
    recent = select(VisitTrace.visit_id).where(VisitTrace.began > now_ms() - RECENT_MS)
    for visit in db.session.scalars(recent).all():
        later(assess, visit, True)


def _forget_withdrawn() -> None:
    """What was erased of a person is erased here too."""
    gone = select(SubjectKey.subject_id).where(SubjectKey.destroyed_at.is_not(None))
    traces.forget(VisitTrace.patient_id.in_(gone))
    withdrawn = (
        select(EvidenceTrait)
        .join(
            Evidence,
            (Evidence.sha256 == EvidenceTrait.sha256) & (Evidence.patient_id == EvidenceTrait.patient_id),
        )
        .where(or_(Evidence.withdrawn_at.is_not(None), Evidence.patient_id.in_(gone)))
    )
    for row in db.session.scalars(withdrawn.where(EvidenceTrait.sealed.is_not(None))):
        row.sealed = None


UNSEEN = (
    select(Evidence.patient_id, Evidence.sha256)
    .outerjoin(
        EvidenceTrait,
        (EvidenceTrait.sha256 == Evidence.sha256) & (EvidenceTrait.patient_id == Evidence.patient_id),
    )
    .where(EvidenceTrait.sha256.is_(None), Evidence.object.is_not(None), Evidence.withdrawn_at.is_(None))
    .order_by(Evidence.received_at, Evidence.sha256)
)
