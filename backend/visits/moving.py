"""Where somebody lives, after joint visits met them elsewhere: a move must never look like fraud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db, one_at_a_time
from backend.patients.register import acting, elsewhere
from backend.roster import gate
from backend.visits.models import Visit
from backend.visits.projecting import frames, recount

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.models import Home

MET_ELSEWHERE = "MET_ELSEWHERE"
ANSWERS = ("MOVED", "CORRECTED", MET_ELSEWHERE)


def answer(patient_id: UUID, given: dict[str, Any]) -> None:
    """What it means that visits met somebody away from home; those visits are then compared anew.

    Raises:
        UnknownPatient, NotElsewhere.
    """
    patient, me = acting.reached(patient_id), gate.principal().id
    if given["answer"] == MET_ELSEWHERE:
        elsewhere.keep(patient, me)
    else:
        _compare_with(elsewhere.settle_in(patient, given["answer"], given["text"], given["since"], me))


def _compare_with(home: Home) -> None:
    """Visits since the move were frozen with the home before it."""
    query = select(Visit.id).where(Visit.patient_id == home.patient_id, Visit.opened_at >= home.valid_from)
    visits = db.session.scalars(query).all()
    one_at_a_time(*recount.names(visits))
    known = frames.standing(visits)
    for frame in known.values():
        frame.facts = {**frame.facts, "home": str(home.id)}
    recount.refresh(known)
