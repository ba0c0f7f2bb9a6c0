"""The evidence's HTTP surface: send a file whole or in pieces, ask how far it got, look at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from flask import Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from backend.evidence import opening, pieces, resting, service
from backend.evidence import refusals as say
from backend.evidence.inspect import LIMITS, limit_for
from backend.evidence.receiving import File
from backend.evidence.schemas import EvidenceReceiptShape, ForPatient, InVisit, ReceivedShape, StatusShape
from backend.kernel.db import pause
from backend.kernel.routes import routes
from backend.roster import gate
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

evidence = routes("evidence", "Photos and pen strokes by the SHA-256 of their plain bytes.")

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}
_BODY: Final = {"required": True, "content": dict.fromkeys(LIMITS, _BYTES)}
_PATIENT: Final = {
    "in": "query",
    "name": "patient",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
}
_RANGE: Final = {
    "in": "header",
    "name": "Content-Range",
    "schema": {"type": "string"},
    "description": "`bytes first-last/total`, for a file sent in pieces",
}


@evidence.put("/evidence/<sha256>")
@allows("evidence.send")
@evidence.arguments(ForPatient, location="query")
@evidence.response(200, EvidenceReceiptShape)
@evidence.alt_response(202, schema=ReceivedShape, description="A piece was kept; more is awaited.")
@evidence.doc(requestBody=_BODY, parameters=[_PATIENT, _RANGE])  # a list given here replaces the one made
def send(query: dict[str, UUID], sha256: str) -> Any:
    """Send a file, whole or in pieces; twice is fine, and gets the same receipt."""
    sender, media_type = gate.principal().id, request.mimetype
    data = _body(limit_for(media_type))
    if "Content-Range" not in request.headers:
        file = File(query["patient"], _checked(sha256), media_type, data)
        return resting.receive(file, sender).to_json()
    span = pieces.Span.parse(request.headers["Content-Range"])
    answer = pieces.receive(query["patient"], _checked(sha256), media_type, span, data, sender)
    return _so_far(answer) if isinstance(answer, int) else answer.to_json()


@evidence.get("/evidence/<sha256>/status")
@allows("evidence.send")
@evidence.arguments(ForPatient, location="query")
@evidence.response(200, StatusShape)
def status(query: dict[str, UUID], sha256: str) -> dict[str, Any]:
    """How much of a file is here, and the receipt once it is whole."""
    row = service.find(query["patient"], [_checked(sha256)]).get(sha256)
    if row is None:
        return {"received": pieces.so_far(query["patient"], sha256), "complete": False, "receipt": None}
    return {"received": row.size, "complete": True, "receipt": service.receipt_of(row).to_json()}


@evidence.get("/evidence/<sha256>")
@allows("evidence.open", writes=True)
@evidence.arguments(InVisit, location="query")
@evidence.doc(responses={200: {"description": "the file", "content": dict.fromkeys(LIMITS, _BYTES)}})
def look(query: dict[str, UUID], sha256: str) -> Response:
    """Open a file as part of a visit. The opening is recorded."""
    return _shown(*opening.original(query["visit"], _checked(sha256)))


@evidence.get("/evidence/<sha256>/thumbnail")
@allows("evidence.open", writes=True)
@evidence.arguments(InVisit, location="query")
@evidence.doc(responses={200: {"description": "a small picture", "content": {"image/jpeg": _BYTES}}})
def glance(query: dict[str, UUID], sha256: str) -> Response:
    """Open the small picture of a photo. The opening is recorded."""
    return _shown(*opening.thumbnail(query["visit"], _checked(sha256)))


def _body(limit: int) -> bytes:
    """The request's bytes, straight into memory; never more than `limit`."""
    request.max_content_length = limit
    if (request.content_length or 0) > limit:
        raise say.TooLarge(limit=limit)
    pause()
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge as large:
        raise say.TooLarge(limit=limit) from large


def _so_far(received: int) -> Response:
    answer = jsonify(received=received)
    answer.status_code = 202
    return answer


def _checked(sha256: str) -> str:
    if not _HASH.fullmatch(sha256):
        raise say.BadAddress
    return sha256


def _shown(data: bytes, media_type: str) -> Response:
    answer = Response(data, mimetype=media_type)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer
