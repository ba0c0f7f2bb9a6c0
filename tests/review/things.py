"""A case and a drawn visit, as the gate walk needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.review import cases
from backend.review.models import SampleMonth, SampleVisit
from backend.review.turnout.models import TurnoutNotice, TurnoutQuarter
from backend.visits.models import Visit

if TYPE_CHECKING:
    from uuid import UUID

    from backend.roster.models import Staff
    from tests.cast import Cast


def review_things(visit_id: UUID, cast: Cast) -> dict[str, UUID]:
    """Put a visit before a person, draw it, and tell 云渡派出所 of a quarter."""
    cases.begin(visit_id, cases.SAMPLE)
    draw(visit_id)
    return {"turnout": a_notice(cast.yan_shouchuan).id}


def a_notice(head: Staff, quarter: str = "2026-Q3", expected: int = 7, came: int = 2) -> TurnoutNotice:
    """As if the quarter's visits had shown so much."""
    if db.session.get(TurnoutQuarter, quarter) is None:
        db.session.add(TurnoutQuarter(quarter=quarter, at=now_ms()))
        db.session.flush()
    row = TurnoutNotice(quarter=quarter, organisation_id=head.organisation_id, expected=expected, came=came)
    db.session.add(row)
    db.session.flush()
    return row


def draw(visit_id: UUID, month: str = "2026-11") -> SampleVisit:
    """As if the month's draw had chosen it."""
    visit = db.session.get_one(Visit, visit_id)
    if db.session.get(SampleMonth, month) is None:
        db.session.add(
            SampleMonth(month=month, drawn_at=now_ms(), size=1, checkpoint="", policy="2026-11", visits=1)
        )
        db.session.flush()
    row = SampleVisit(
        visit_id=visit_id,
        month=month,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        leader_id=visit.leader_id,
        state="TO_CALL",
    )
    db.session.add(row)
    db.session.flush()
    return row
