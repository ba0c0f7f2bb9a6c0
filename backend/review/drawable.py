"""Which visits may be called back: every visit to a home that met somebody, whatever it looks like.

Those that look bad, that wait for a colleague, or that arrive late are drawn like all others: else staying
offline for a month would exempt it, and the checks would be measured only where they are quiet.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from backend.authenticity.models import Standing
from backend.kernel.db import db
from backend.policy.codes import Authenticity, Form, Outcome
from backend.review.models import SampleMonth, SampleVisit
from backend.transparency.models import LogEntry, StatementRecord
from backend.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

MET: Final = (Outcome.SEEN, Outcome.SEEN_PARTIAL, Outcome.FAMILY_ONLY, Outcome.INFORMANT_ONLY)
REMEMBERED: Final = timedelta(days=92)
"""Longer after a visit, nobody is asked about it because of a doubt."""


def candidates(month: date, end: date, until: int) -> Mapping[Visit, str]:
    """Visit → leaf of its receipt: the month's, and older ones that the log did not hold at the last draw."""
    late = select(func.max(SampleMonth.until)).where(SampleMonth.month < f"{month:%Y-%m}")
    since = db.session.scalar(late)
    closed = (
        select(StatementRecord.visit_id, func.min(StatementRecord.log_index).label("index"))
        .where(StatementRecord.kind == "visit.close")
        .group_by(StatementRecord.visit_id)
        .subquery()
    )
    query = (
        select(Visit, LogEntry.leaf)
        .join(closed, closed.c.visit_id == Visit.id)
        .join(LogEntry, LogEntry.index == closed.c.index)
        .where(*_made(end), closed.c.index < until)
        .where(or_(Visit.on_day >= month, closed.c.index >= (until if since is None else since)))
        .order_by(Visit.id)
    )
    return {visit: leaf.hex() for visit, leaf in db.session.execute(query).all()}


def doubted(month: date, end: date, but: Collection[UUID]) -> Sequence[Visit]:
    """Visits against which something strong speaks and that nobody was asked about yet, `but` those drawn."""
    query = (
        select(Visit)
        .join(Standing, Standing.visit_id == Visit.id)
        .where(*_made(end), Visit.on_day >= month - REMEMBERED, Standing.doubtful.is_(True))
        .order_by(Visit.id)
    )
    return [one for one in db.session.scalars(query) if one.id not in but]


def _made(end: date) -> list[Any]:
    return [
        Visit.on_day < end,
        Visit.form == int(Form.HOME),
        Visit.outcome.in_([one.value for one in MET]),
        Visit.authenticity != Authenticity.REJECTED.value,
        Visit.id.not_in(select(SampleVisit.visit_id)),
    ]
