"""Colours over HTTP: what waits for a second person. The word itself is a statement like any other."""

from __future__ import annotations

from typing import Any

from backend.kernel.routes import routes
from backend.roster.gate import allows
from backend.schedule import seconding
from backend.schedule.grading_schemas import WaitingColoursShape
from backend.schedule.routes import schedule

colours = routes("colours", "Colours that a doctor settled on, and a second person's word.")
BLUEPRINTS = [schedule, colours]


@colours.get("/colours/waiting")
@allows("colour.second", writes=True)
@colours.response(200, WaitingColoursShape)
def waiting() -> dict[str, Any]:
    """Those within reach that wait for a second person, the oldest first. Reading them is recorded."""
    return {"waiting": seconding.waiting()}
