"""Colours over HTTP: what waits for a second person, and what the person themself says of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.roster.gate import allows
from backend.schedule import objections, seconding
from backend.schedule.grading_schemas import WaitingColoursShape
from backend.schedule.objection_schemas import ColourObjectionShape, ColourToldShape
from backend.schedule.routes import schedule

if TYPE_CHECKING:
    from uuid import UUID

colours = routes("colours", "Colours that a doctor settled on, and a second person's word.")
BLUEPRINTS = [schedule, colours]


@colours.get("/colours/waiting")
@allows("colour.second", writes=True)
@colours.response(200, WaitingColoursShape)
def waiting() -> dict[str, Any]:
    """Those within reach that wait for a second person, the oldest first. Reading them is recorded."""
    return {"waiting": seconding.waiting()}


@colours.post("/patients/<uuid:patient_id>/colour-objections")
@allows("colour.object")
@colours.arguments(ColourObjectionShape)
@colours.response(204)
def object_to(given: dict[str, Any], patient_id: UUID) -> None:
    """The person or their guardian asks why, or objects: then a doctor assesses anew."""
    objections.record(patient_id, given)


@colours.post("/patients/<uuid:patient_id>/colour-objections/<uuid:objection_id>/answer")
@allows("colour.assess")
@colours.arguments(ColourToldShape)
@colours.response(204)
def answered(given: dict[str, Any], patient_id: UUID, objection_id: UUID) -> None:
    """The person was told what became of it: by who can explain it."""
    objections.answered(patient_id, objection_id, given)
