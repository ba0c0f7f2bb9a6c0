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
from backend.policy.documents import Kind
from backend.review import drawable, redrawing, sampling
from backend.review.calling import Called
from backend.review.models import SampleMonth, SampleVisit
from backend.review.redrawing import Draw
from backend.transparency import acts, log
from backend.transparency.models import LogHead

if TYPE_CHECKING:
    from backend.policy.reviewing import Review
    from backend.visits.models import Visit

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
    one_at_a_time("log")  # what has its place below `until` is committed
    until = log.size()
    leaves = drawable.candidates(month, end, until)
    visits = {str(visit.id): visit for visit in leaves}
    candidates = [
        sampling.Candidate(str(visit.id), str(visit.leader_id), leaf) for visit, leaf in leaves.items()
    ]
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
        until=until,
    )
    db.session.add(row)
    db.session.flush()
    # Who could be drawn is in the log: nobody can bring another list later.
    digest = hashlib.sha256(redrawing.listed(candidates)).hexdigest()
    acts.record("sample.draw", {"month": name, "size": head.size, "among": digest, "drawn": len(drawn)}, None)
    asked = drawable.doubted(month, end, but={visits[number].id for number in drawn})
    db.session.add_all(_drawn(visits[number], name, random=True) for number in drawn)
    db.session.add_all(_drawn(visit, name, random=False) for visit in asked)
    db.session.flush()
    return row


def drawn_in(month: date) -> Draw | None:
    """A month's draw, for anybody to draw again; None where it was not drawn, or before lists were kept."""
    row = db.session.get(SampleMonth, f"{month:%Y-%m}")
    if row is None or row.among is None:
        return None
    rules: Review = policies.in_force(Kind.REVIEW, month).body
    drawn = db.session.scalars(
        select(SampleVisit.visit_id).where(SampleVisit.month == row.month, SampleVisit.random)
    )
    return Draw(
        month=row.month,
        note=row.checkpoint,
        percent=rules.sample_percent,
        least=rules.sample_least,
        among=redrawing.unpacked(row.among),
        drawn=frozenset(map(str, drawn)),
        rule=row.rule,
    )


def _head_before(end: int) -> LogHead | None:
    return db.session.scalar(select(LogHead).where(LogHead.at < end).order_by(LogHead.size.desc()).limit(1))


def _drawn(visit: Visit, name: str, *, random: bool) -> SampleVisit:
    return SampleVisit(
        visit_id=visit.id,
        month=name,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        leader_id=visit.leader_id,
        state=Called.TO_CALL,
        random=random,
    )
