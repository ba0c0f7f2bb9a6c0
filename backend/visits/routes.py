"""Visits over HTTP: statements in."""

from __future__ import annotations

from typing import Any

from backend.kernel.routes import routes
from backend.roster.gate import allows
from backend.visits import intake
from backend.visits.schemas import BatchShape, TakenShape

visits = routes("visits", "Statements in; visits, tasks and quarantine out.")


@visits.post("/statements")
@allows("statement.send")
@visits.arguments(BatchShape)
@visits.response(200, TakenShape)
def send(batch: dict[str, Any]) -> dict[str, Any]:
    """Send a batch of statements. Each is answered on its own; sending one twice gets the same receipt."""
    return {"results": intake.take(batch["statements"], batch["sent_at"]), **intake.contact()}
