"""The month's sample: drawn by the log's head."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.days import start_of, today
from backend.kernel.db import db, one_at_a_time
from backend.kernel.jobs import every
from backend.policy import service as policies
from backend.policy.codes import Authenticity
from backend.policy.documents import Kind
from backend.review import redrawing, sampling
from backend.review.calling import Called
from backend.review.models import SampleMonth, SampleVisit
from backend.review.redrawing import Draw
from backend.transparency import acts, log
from backend.transparency.models import LogHead
from backend.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.policy.reviewing import Review

ACCEPTED: Final = (Authenticity.JOINT_CONFIRMED, Authenticity.JOINT_REDUCED)
SETTLED_DAYS: Final = 5
"""Records of the month's last days may still be on phones without a signal."""


@every(minutes=10)
def draw_due() -> None:
    """Draw the month before this one, once its last records have had time to arrive."""
    first = today().replace(day=1)
    if today() >= first + timedelta(days=SETTLED_DAYS):
        draw((first - timedelta(days=1)).replace(day=1))


def draw(month: date) -> SampleMonth | None:
    """Draw a month's visits, once. The seed is the log's head when the month ended.

    None while the log was empty then, and for a month that was drawn before.
    """
    name = f"{month:%Y-%m}"
    one_at_a_time(f"sample {name}")
    end = (month + timedelta(days=31)).replace(day=1)
    head = _head_before(start_of(end))
    if head is None or db.session.get(SampleMonth, name) is not None:
        return None
    rules = policies.in_force(Kind.REVIEW, month)
    body: Review = rules.body
    visits = {str(visit.id): visit for visit in _accepted(month, end)}
    candidates = [sampling.Candidate(number, str(visit.leader_id)) for number, visit in visits.items()]
    drawn = sampling.draw(
        candidates,
        sampling.seed(log.origin(), name, head.root, head.size),
        body.sample_percent,
        body.sample_least,
    )
    row = SampleMonth(
        month=name,
        drawn_at=now_ms(),
        size=head.size,
        checkpoint=head.note,
        policy=rules.version,
        visits=len(visits),
        among=redrawing.packed(candidates),
    )
    db.session.add(row)
    db.session.flush()
    # Who could be drawn is in the log: nobody can bring another list later.
    digest = hashlib.sha256(redrawing.listed(candidates)).hexdigest()
    acts.record("sample.draw", {"month": name, "size": head.size, "among": digest, "drawn": len(drawn)}, None)
    db.session.add_all(_drawn(visits[number], name) for number in drawn)
    db.session.flush()
    return row


def drawn_in(month: date) -> Draw | None:
    """A month's draw, for anybody to draw again; None where it was not drawn, or before lists were kept."""
    row = db.session.get(SampleMonth, f"{month:%Y-%m}")
    if row is None or row.among is None:
        return None
    rules: Review = policies.in_force(Kind.REVIEW, month).body
    drawn = db.session.scalars(select(SampleVisit.visit_id).where(SampleVisit.month == row.month))
    return Draw(
        month=row.month,
        note=row.checkpoint,
        percent=rules.sample_percent,
        least=rules.sample_least,
        among=redrawing.unpacked(row.among),
        drawn=frozenset(map(str, drawn)),
    )


def _head_before(end: int) -> LogHead | None:
    return db.session.scalar(select(LogHead).where(LogHead.at < end).order_by(LogHead.size.desc()).limit(1))


def _accepted(month: date, end: date) -> Sequence[Visit]:
    """The month's home visits that stand."""
    query = select(Visit).where(Visit.on_day >= month, Visit.on_day < end, Visit.authenticity.in_(ACCEPTED))
    return db.session.scalars(query.order_by(Visit.id)).all()


def _drawn(visit: Visit, name: str) -> SampleVisit:
    return SampleVisit(
        visit_id=visit.id,
        month=name,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        leader_id=visit.leader_id,
        state=Called.TO_CALL,
    )
