"""Files from Excel over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from backend.importing import reporting, schemas, service, showing, working
from backend.importing import template as templates
from backend.importing.models import Choice
from backend.importing.options import Options
from backend.importing.refusals import FileTooLarge
from backend.importing.template import MEDIA_TYPE
from backend.importing.workbook.opening import MOST_BYTES
from backend.kernel.routes import routes
from backend.roster import access, gate
from backend.roster.gate import allows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.importing.models import ImportProfile

importing = routes("importing", "Files from Excel: a dry run first, then everything or the good rows.")

_FILE: Final = {"schema": {"type": "string", "format": "binary"}}
_CSV: Final = "text/csv"
_NAME: Final = {
    "in": "query",
    "name": "name",
    "required": True,
    "schema": {"type": "string", "maxLength": 120},
}


def _answers(*kinds: str) -> dict[int, Any]:
    return {200: {"description": "the file", "content": dict.fromkeys(kinds, _FILE)}}


@importing.get("/imports/template")
@allows("import.use")
@importing.doc(responses=_answers(MEDIA_TYPE))
def template() -> Response:
    """The workbook to fill in, with the sheets and choices of one's own role and area."""
    allowed, here = working.reach_of(gate.staff())
    return _file(templates.template(allowed, here), MEDIA_TYPE)


@importing.get("/imports/profiles")
@allows("import.use")
@importing.response(200, schemas.ImportProfileShape(many=True))
def profiles() -> Sequence[ImportProfile]:
    """What one's organisation keeps of the meaning of earlier files."""
    return service.profiles()


@importing.get("/imports")
@allows("import.use")
@importing.response(200, schemas.ImportShape(many=True))
def listed() -> list[dict[str, Any]]:
    """One's own imports, newest first."""
    return [showing.row(one) for one in service.mine()]


@importing.post("/imports")
@allows("import.use")
@importing.arguments(schemas.UploadQuery, location="query")
@importing.response(201, schemas.ImportPageShape)
@importing.doc(requestBody={"required": True, "content": {MEDIA_TYPE: _FILE}}, parameters=[_NAME])
def add(query: dict[str, str]) -> dict[str, Any]:
    """Send a file; it is checked, and nothing is written yet."""
    return showing.page(service.add(_body(), query["name"]))


@importing.get("/imports/<uuid:import_id>")
@allows("import.use")
@importing.response(200, schemas.ImportPageShape)
def look(import_id: UUID) -> dict[str, Any]:
    """How far an import is, and what was found."""
    return showing.page(service.found(import_id))


@importing.delete("/imports/<uuid:import_id>")
@allows("import.use")
@importing.response(200, schemas.ImportPageShape)
def discard(import_id: UUID) -> dict[str, Any]:
    """Give a file up; it is destroyed at once."""
    return showing.page(service.discard(import_id))


@importing.put("/imports/<uuid:import_id>/options")
@allows("import.use")
@importing.arguments(schemas.ImportNewOptionsShape)
@importing.response(200, schemas.ImportPageShape)
def settle(given: dict[str, Any], import_id: UUID) -> dict[str, Any]:
    """Say what the file's codes and coordinates mean; it is checked again."""
    keep_as = given.pop("keep_as")
    return showing.page(service.settle(import_id, Options(**given), keep_as))


@importing.get("/imports/<uuid:import_id>/faults")
@allows("import.use")
@importing.arguments(schemas.FaultQuery, location="query")
@importing.response(200, schemas.ImportFaultPageShape)
def faults(query: dict[str, Any], import_id: UUID) -> dict[str, Any]:
    """What is wrong where, and what would be right."""
    return showing.faults(service.faults(import_id), query)


@importing.get("/imports/<uuid:import_id>/report")
@allows("import.use", writes=True)
@importing.arguments(schemas.ReportQuery, location="query")
@importing.doc(responses=_answers(MEDIA_TYPE, _CSV))
def report(query: dict[str, str], import_id: UUID) -> Response:
    """The same as a file. Taking it is recorded."""
    found = service.faults(import_id)
    access.record("import.report", "import", import_id)
    if query["format"] == "csv":
        return _file(reporting.as_csv(found), _CSV)
    return _file(reporting.as_xlsx(found), MEDIA_TYPE)


@importing.post("/imports/<uuid:import_id>/start")
@allows("import.use")
@importing.arguments(schemas.ImportStartShape)
@importing.response(200, schemas.ImportPageShape)
def start(given: dict[str, str], import_id: UUID) -> dict[str, Any]:
    """Write it down: everything or nothing, or the good rows."""
    return showing.page(service.start(import_id, Choice(given["choice"])))


@importing.post("/imports/<uuid:import_id>/passwords")
@allows("import.use")
@importing.doc(responses=_answers(MEDIA_TYPE))
def passwords(import_id: UUID) -> Response:
    """First passwords of the new accounts; given out once."""
    taken = service.take_passwords(import_id)
    return _file(reporting.workbook(reporting.PASSWORD_HEADINGS, taken), MEDIA_TYPE)


def _body() -> bytes:
    """The request's bytes, straight into memory; never more than a workbook may have."""
    request.max_content_length = MOST_BYTES
    too_large = FileTooLarge(megabytes=MOST_BYTES // 1024 // 1024)
    if (request.content_length or 0) > MOST_BYTES:
        raise too_large
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge as large:
        raise too_large from large


def _file(data: bytes, media_type: str) -> Response:
    answer = Response(data, mimetype=media_type)
    answer.headers["Cache-Control"] = "no-store"
    return answer
