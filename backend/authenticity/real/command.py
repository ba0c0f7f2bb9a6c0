"""`lianfang reassess`: every visit through the checks again, by rates learned first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from sqlalchemy import or_, select

from backend.authenticity.findings import VERSION
from backend.authenticity.models import Standing, VisitTrace
from backend.authenticity.real import batch, judging, rates, register, traces, traits
from backend.authenticity.real.gathering import OVER, gathered
from backend.authenticity.real.jobs import UNSEEN
from backend.authenticity.trace import Trace
from backend.kernel import jobs, vault
from backend.kernel.db import db
from backend.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Select

    Progress = Callable[[str, int, int], None]

One = TypeVar("One")
AT_ONCE: Final = 50


def run(progress: Progress, *, everything: bool) -> int:
    """Assess what was never assessed or by older checks, or everything; returns how many visits.

    Files first, then what each visit looks like, then what the county teaches, then the judging: so the first
    visit is compared with all others too. It may be stopped and begun again at any time.
    """
    files = db.session.execute(UNSEEN).all()
    _each("files", files, lambda one: traits.make(one.patient_id, one.sha256), progress)
    untraced = _over().outerjoin(VisitTrace, VisitTrace.visit_id == Visit.id)
    lacking = db.session.scalars(untraced.where(VisitTrace.visit_id.is_(None))).all()
    _each("reading", lacking, _trace, progress)
    rates.renew(anew=True)
    jobs.commit()
    wanted = _over()
    if not everything:
        stale = or_(Standing.visit_id.is_(None), Standing.version != VERSION)
        wanted = wanted.outerjoin(Standing, Standing.visit_id == Visit.id).where(stale)
    visits = db.session.scalars(wanted).all()
    _each("assessing", visits, lambda one: judging.judged(one, anew=True), progress)
    return len(visits)


def _over() -> Select[UUID]:
    """Visits that are over, a person's together: they are compared with each other."""
    return select(Visit.id).where(Visit.state.in_(OVER)).order_by(Visit.patient_id, Visit.closed_at, Visit.id)


def _trace(visit_id: UUID) -> None:
    try:
        visit = gathered(visit_id)
    except vault.Damaged:
        return  # the judging says so
    if visit:
        trace = Trace(visit)
        traces.put(trace, register.homes(UUID(trace.visit.patient)))


def _each(step: str, these: Sequence[One], work: Callable[[One], object], progress: Progress) -> None:
    for first in range(0, len(these), AT_ONCE):
        with batch.together():  # a person's visits stand together
            for count, one in enumerate(these[first : first + AT_ONCE], first + 1):
                work(one)
                progress(step, count, len(these))
            jobs.commit()
        db.session.expunge_all()
