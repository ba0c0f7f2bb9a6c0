"""Where somebody lives, after joint visits met them elsewhere: a move must never look like fraud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db, one_at_a_time
from backend.patients.moves import on_move
from backend.patients.register import acting, elsewhere
from backend.patients.values import HomeKind
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
        compare_with(elsewhere.settle_in(patient, given["answer"], given["text"], given["since"], me))


@on_move
def compare_with(home: Home) -> None:
    """Visits since the move were frozen with the home before it. Nobody lives at an address on paper."""
    if home.kind == HomeKind.REGISTERED:
        return
    query = select(Visit.id).where(Visit.patient_id == home.patient_id, Visit.opened_at >= home.valid_from)
    visits = db.session.scalars(query).all()
    one_at_a_time(*recount.names(visits))
    frozen = {one: frame for one, frame in frames.standing(visits).items() if "home" in frame.facts}
    for frame in frozen.values():
        frame.facts = {**frame.facts, "home": str(home.id)}
    if frozen:
        recount.refresh(frozen)
