"""The case lists over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.patients.cases import acting
from backend.patients.cases import schemas as shape
from backend.patients.register.page_schemas import CaseEntryShape
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.pages import Page

cases = routes("cases", "People who need more than usual: why, what is done, and until when.")


@cases.get("/cases")
@allows("case.list")
@cases.arguments(shape.CaseQuery, location="query")
@cases.response(200, shape.CasePageShape)
def several(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Entries within reach, those to be looked at first before the others."""
    return acting.listed(query)


@cases.get("/cases/totals")
@allows("case.list")
@cases.response(200, shape.CaseTotalShape(many=True))
def totals() -> list[dict[str, Any]]:
    """Each list the reader may see, with how many are on it."""
    return acting.totals()


@cases.post("/patients/<uuid:patient_id>/cases")
@allows("case.open")
@cases.arguments(shape.CaseOpeningShape)
@cases.response(200, CaseEntryShape)
def open_by_hand(given: dict[str, Any], patient_id: UUID) -> dict[str, Any]:
    """Put somebody on a list from what was known before."""
    return acting.open_by_hand(patient_id, given)


@cases.post("/cases/<uuid:entry_id>/actions")
@allows("case.act")
@cases.arguments(shape.CaseActionShape)
@cases.response(200, CaseEntryShape)
def act(given: dict[str, Any], entry_id: UUID) -> dict[str, Any]:
    """Record what was done."""
    return acting.act(entry_id, given)


@cases.post("/cases/<uuid:entry_id>/reviews")
@allows("case.act")
@cases.arguments(shape.CaseReviewShape)
@cases.response(200, CaseEntryShape)
def review(given: dict[str, Any], entry_id: UUID) -> dict[str, Any]:
    """Record that it was looked at together."""
    return acting.review(entry_id, given)


@cases.post("/cases/<uuid:entry_id>/close")
@allows("case.act")
@cases.response(200, CaseEntryShape)
def close(entry_id: UUID) -> dict[str, Any]:
    """End an entry whose end has come about."""
    return acting.close(entry_id)
