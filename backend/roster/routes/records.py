"""Who looked at what; complaints and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.pages import PageQuery
from backend.kernel.routes import routes
from backend.roster import record_schemas as shape
from backend.roster import records as service
from backend.roster.gate import allows

if TYPE_CHECKING:
    from backend.kernel.pages import Page
    from backend.roster.record_models import AccessRecord, Feedback

records = routes("records", "Who looked at what; complaints and suggestions.")


@records.get("/access-records")
@allows("access.read")
@records.arguments(shape.AccessQuery, location="query")
@records.response(200, shape.AccessPageShape)
def accesses(query: dict[str, Any]) -> Page[AccessRecord]:
    """Access records, newest first."""
    return service.accesses(query)


@records.post("/feedback")
@allows("feedback.send")
@records.arguments(shape.NewFeedbackShape)
@records.response(201, shape.FeedbackShape)
def say(given: dict[str, str]) -> Feedback:
    """Send a complaint or a suggestion to the county's administrators."""
    return service.say(given["kind"], given["text"])


@records.get("/feedback")
@allows("feedback.read")
@records.arguments(PageQuery, location="query")
@records.response(200, shape.FeedbackPageShape)
def said(query: dict[str, Any]) -> Page[Feedback]:
    """Complaints and suggestions, newest first."""
    return service.said(query)
