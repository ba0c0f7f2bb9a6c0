"""Locks the records of visits that were accepted long enough ago; see `visits.reading.locking`.

The moment follows from when a visit ended and when somebody last decided about it, and not from when the
sweep comes by: a late or a repeated one says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import bindparam, func, or_, select, update

from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.kernel.jobs import every
from backend.review.course import State as CaseState
from backend.review.models import Decision, ReviewCase
from backend.visits.models import Visit
from backend.visits.reading.locking import AFTER_MS, UNSETTLED, locks_at
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from sqlalchemy import Table

A_ROUND: Final = 20_000
OVER: Final = (State.CLOSED, State.ATTEMPTED, State.CONTACTED)
ASKED: Final = tuple(state.value for state in CaseState if state.is_open)

_VISIT = cast("Table", Visit.__table__)
_LOCK = update(_VISIT).where(_VISIT.c.id == bindparam("visit")).values(locked_at=bindparam("at"))
_LAST = (
    select(Decision.visit_id, func.max(Decision.at).label("at"))
    .group_by(Decision.visit_id)
    .subquery("latest")
)
_OLD = (
    select(Visit.id, Visit.closed_at, Visit.authenticity, _LAST.c.at)
    .outerjoin(ReviewCase, ReviewCase.visit_id == Visit.id)
    .outerjoin(_LAST, _LAST.c.visit_id == Visit.id)
    .where(
        Visit.locked_at.is_(None),
        Visit.closed_at <= bindparam("ended"),
        Visit.state.in_(OVER),
        or_(Visit.authenticity.is_(None), Visit.authenticity.not_in(UNSETTLED)),
        or_(ReviewCase.state.is_(None), ReviewCase.state.not_in(ASKED)),
        or_(_LAST.c.at.is_(None), _LAST.c.at <= bindparam("ended")),
    )
    .order_by(Visit.closed_at)
    .limit(A_ROUND)
)


@every(minutes=60)
def lock() -> None:
    """Lock what has been accepted for long enough, and about which nobody is asked any more."""
    rows = db.session.execute(_OLD, {"ended": now_ms() - AFTER_MS}).all()
    moments = {row.id: locks_at(row.closed_at, row.authenticity, row.at) for row in rows}
    if moments:
        run(_LOCK, [{"visit": visit, "at": at} for visit, at in moments.items()])
