"""Visits over HTTP: statements in; visits and quarantine out.

What phones send by the thousand is answered as it was made, without a walk through its shape; that it has the
shape is for the tests to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, request

from backend.kernel.pages import Page, PageQuery, paged
from backend.kernel.routes import routes
from backend.roster import gate
from backend.roster.gate import allows
from backend.visits import moving
from backend.visits.intake import parcels, quarantine, receiving
from backend.visits.intake.sending import Sending
from backend.visits.pages import bundling, listing, page, seconding, sight
from backend.visits.pages.list_schemas import (
    OwnQuarantineListShape,
    QuarantineListShape,
    VisitListShape,
    VisitQuery,
)
from backend.visits.pages.page_schemas import VisitPageShape
from backend.visits.pages.sheet_schemas import WaitingAmendmentsShape
from backend.visits.parcel_schemas import ParcelTakenShape
from backend.visits.schemas import BatchShape, HomeAnswerShape, TakenShape

if TYPE_CHECKING:
    from uuid import UUID

visits = routes("visits", "Statements in; visits and quarantine out.")

BUNDLE = "application/vnd.lianfang.bundle+zip"


@visits.post("/statements")
@allows("statement.send")
@visits.arguments(BatchShape)
@visits.response(200, TakenShape)
def send(batch: dict[str, Any]) -> Response:
    """Send a batch of statements. Each is answered on its own; sending one twice gets the same receipt."""
    sender, address = gate.principal().id, request.remote_addr
    return jsonify(receiving.answer(Sending(sender, batch["sent_at"], batch["statements"], address=address)))


@visits.post("/parcels")
@allows("parcel.send")
@visits.response(200, ParcelTakenShape)
@visits.doc(requestBody=parcels.DOCUMENTED)
def send_parcel() -> Response:
    """Send statements together with the files they name. Each is answered on its own, as when sent alone."""
    return jsonify(parcels.answer(parcels.sent()))


@visits.get("/visits")
@allows("visit.list")
@visits.arguments(VisitQuery, location="query")
@visits.response(200, VisitListShape)
def several(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Visits within reach, newest first."""
    return listing.listed(query)


@visits.get("/visits/<uuid:visit_id>")
@allows("visit.read", writes=True)
@visits.response(200, VisitPageShape)
def one(visit_id: UUID) -> dict[str, Any]:
    """A whole visit, as far as the reader may see it. The opening is recorded."""
    return page.page(visit_id)


@visits.get("/amendments/waiting")
@allows("amendment.second")
@visits.response(200, WaitingAmendmentsShape)
def corrections() -> dict[str, Any]:
    """Corrections within reach that wait for a second person, the oldest first."""
    return {"waiting": seconding.waiting()}


@visits.post("/patients/<uuid:patient_id>/homes/seen")
@allows("patient.care")
@visits.arguments(HomeAnswerShape)
@visits.response(204)
def say_where(given: dict[str, Any], patient_id: UUID) -> None:
    """Visits met somebody away from home: they moved, the point was wrong, or it was just elsewhere."""
    moving.answer(patient_id, given)


@visits.get("/visits/<uuid:visit_id>/bundle")
@allows("visit.bundle", writes=True)
@visits.response(200, {"type": "string", "format": "binary"}, content_type=BUNDLE)
def bundle(visit_id: UUID) -> Response:
    """A visit in one file that anybody can check with `lianfang verify FILE`. The writing is recorded."""
    sight.visit_within(gate.reach(), visit_id)
    answer = Response(bundling.bundle(visit_id, sight.sight_of(visit_id)), mimetype=BUNDLE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{visit_id}.lianfang.zip"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@visits.get("/quarantine")
@allows("quarantine.read")
@visits.arguments(PageQuery, location="query")
@visits.response(200, QuarantineListShape)
def set_aside(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What could not be accepted and why, without what it says."""
    return _shown(paged(quarantine.everything(), query), quarantine.shown)


@visits.get("/quarantine/mine")
@allows("quarantine.own")
@visits.arguments(PageQuery, location="query")
@visits.response(200, OwnQuarantineListShape)
def set_aside_of_mine(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What one sent that could not be accepted, why, and what it says."""
    return _shown(paged(quarantine.mine(), query), quarantine.shown_whole)


def _shown(rows: Page[Any], how: Any) -> Page[dict[str, Any]]:
    return Page([how(row) for row in rows.items], rows.page, rows.pages, rows.total)
