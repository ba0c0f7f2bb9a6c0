"""Forgets what was asked about a visit and not upheld, three years later (R-19): it counts against nobody.

The reasons are erased and nobody finds the case any more; the log keeps that somebody
decided, in codes and without words.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import func, or_, select, update

from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.kernel.jobs import every
from backend.review.course import Outcome, open_states
from backend.review.models import Decision, ReviewCase
from backend.transparency import acts

RULE: Final = "R-19"
AFTER_MS: Final = round(timedelta(days=3 * 365 + 1).total_seconds() * 1000)
A_ROUND: Final = 500


@every(minutes=60)
def forget() -> None:
    """Erase the reasons of what was last decided, or cleared, so long ago; each in the log."""
    last = func.coalesce(func.max(Decision.at), ReviewCase.opened_at)
    query = (
        select(ReviewCase)
        .outerjoin(Decision, Decision.visit_id == ReviewCase.visit_id)
        .where(ReviewCase.forgotten_at.is_(None), ReviewCase.state.not_in(open_states()))
        .where(or_(ReviewCase.outcome.is_(None), ReviewCase.outcome != Outcome.UPHELD.value))
        .group_by(ReviewCase.visit_id)
        .having(last <= now_ms() - AFTER_MS)
        .order_by(ReviewCase.visit_id)
        .limit(A_ROUND)
    )
    for row in db.session.scalars(query).all():
        row.forgotten_at = now_ms()
        run(update(Decision).where(Decision.visit_id == row.visit_id).values(note=None, about=[]))
        acts.record("review.forget", {"visit": str(row.visit_id), "rule": RULE}, None, row.patient_id)
