"""The review over HTTP: the desk, a colleague's own view, the month's sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response

from backend.authenticity.real import jobs  # noqa: F401  what assesses visits is asked for from here on
from backend.authenticity.routes import checks as explained
from backend.kernel.routes import routes
from backend.review import (
    calls,
    deciding,
    learning,
    own,
    page,
    pairs,
    queue,
    reaching,
    sample,  # noqa: F401  months are drawn from here on
)
from backend.review import page_schemas as one
from backend.review import sample_schemas as call
from backend.review import schemas as shape
from backend.review.course import Outcome
from backend.review.turnout.routes import turnout
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

review = routes(
    "review", "Visits that somebody looks into: what colleagues say, what is decided, what is learned."
)

FILE = {"type": "string", "format": "binary"}


@review.get("/review/cases")
@allows("review.read")
@review.arguments(shape.ReviewQuery, location="query")
@review.response(200, shape.ReviewQueueShape)
def cases(query: dict[str, Any]) -> dict[str, Any]:
    """Visits put before a person, within reach; what deserves attention first."""
    return queue.queue(query)


@review.get("/review/cases/<uuid:visit_id>")
@allows("review.read", writes=True)
@review.response(200, one.ReviewPageShape)
def case(visit_id: UUID) -> dict[str, Any]:
    """One case on one page. The opening is recorded."""
    return page.page(visit_id)


@review.get("/review/cases/<uuid:visit_id>/evidence/<sha256>")
@allows("review.read", writes=True)
@review.arguments(one.PairQuery, location="query")
@review.response(200, FILE, content_type="image/jpeg")
def evidence(query: dict[str, Any], visit_id: UUID, sha256: str) -> Response:
    """A photo or stroke file of either side of a pair, only while the case speaks of it. Recorded."""
    data, media_type = pairs.opened(visit_id, sha256, query["of"], small=query["small"])
    return Response(data, mimetype=media_type, headers={"Cache-Control": "no-store"})


@review.post("/review/cases/<uuid:visit_id>/decision")
@allows("review.decide")
@review.arguments(shape.DecideShape)
@review.response(200, shape.ReviewRowShape)
def decide(given: dict[str, Any], visit_id: UUID) -> dict[str, Any]:
    """Decide, once colleagues were heard or their time is over. Recorded in the log."""
    row = deciding.decide(visit_id, **{**given, "outcome": Outcome(given["outcome"])})
    return queue.rows([row])[0]


@review.get("/review/checks")
@allows("check.read")
@review.response(200, shape.CheckRatesListShape)
def checks() -> dict[str, Any]:
    """Every check, what it asks, and how often it was wrong about an honest visit."""
    return learning.checks()


@review.get("/review/mine")
@allows("review.own")
@review.response(200, one.OwnCasesShape)
def mine() -> dict[str, Any]:
    """Doubts about one's own visits, in kind words, and colleagues' answers to bear out."""
    return own.mine()


@review.get("/review/sample")
@allows("sample.read")
@review.arguments(call.MonthQuery, location="query")
@review.response(200, call.MonthlySampleShape)
def drawn(query: dict[str, str]) -> dict[str, Any]:
    """A month's visits drawn to be called back, what chose them, and what to say."""
    return calls.month(query["month"])


@review.get("/review/sample/<uuid:visit_id>/contact")
@allows("sample.call", writes=True)
@review.response(200, call.SampleContactShape)
def contact(visit_id: UUID) -> dict[str, Any]:
    """Whom to call about a visit that was drawn. Recorded."""
    return reaching.contact(visit_id)


@review.get("/review/sample/<uuid:visit_id>/notes")
@allows("sample.read", writes=True)
@review.response(200, call.SampleNotesShape)
def notes(visit_id: UUID) -> dict[str, Any]:
    """What callers wrote down beside the answers. Recorded."""
    return calls.notes(visit_id)


@review.post("/review/sample/<uuid:visit_id>/result")
@allows("sample.call")
@review.arguments(call.TellSampleResultShape)
@review.response(200, call.SampleItemShape)
def result(given: dict[str, Any], visit_id: UUID) -> dict[str, Any]:
    """Write down what a call back told. Recorded in the log; an earlier one stays beside it."""
    return calls.result(visit_id, given)


BLUEPRINTS = [explained, review, turnout]
