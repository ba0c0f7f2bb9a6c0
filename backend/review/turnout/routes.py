"""An organisation's turnout over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.pages import PageQuery
from backend.kernel.routes import routes
from backend.review.turnout import answering
from backend.review.turnout import schemas as shape
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.pages import Page

turnout = routes("turnout", "How often an organisation came where it was expected, and what its head says.")


@turnout.get("/turnout")
@allows("turnout.read")
@turnout.arguments(PageQuery, location="query")
@turnout.response(200, shape.TurnoutPageShape)
def listed(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """One's own organisation's, or those of one's area; newest first."""
    return answering.listed(query)


@turnout.post("/turnout/<uuid:notice_id>/answer")
@allows("turnout.answer")
@turnout.arguments(shape.AnswerTurnoutShape)
@turnout.response(200, shape.TurnoutShape)
def answer(given: dict[str, str], notice_id: UUID) -> dict[str, Any]:
    """Answer for one's own organisation, once. Recorded in the log."""
    return answering.answer(notice_id, given)
