"""A visit as one file for whoever must check it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.evidence import refusals as say
from backend.evidence import safe, service
from backend.roster import access
from backend.transparency import exporter
from backend.transparency.exporter import Piece
from backend.visits.pages import sheet

if TYPE_CHECKING:
    from uuid import UUID

    from backend.transparency.statement import Statement
    from backend.visits.pages.sight import Sight


def bundle(visit: UUID, seen: Sight | None = None) -> bytes:
    """The bundle of a visit, recorded as seen; raises NothingToBundle, and Unreadable for a damaged file.

    `seen` is what its reader may see: without the clinical part, statements that hold it are proven and not
    shown. None is the server's own keeper, who has the database anyway.
    """

    def withheld(said: Statement) -> bool:
        return seen is not None and not seen.clinical and sheet.holds_clinical_answers(said)

    data = exporter.bundle(visit, _piece, withheld)
    access.record("visit.bundle", "visit", visit)
    return data


def _piece(patient: UUID, sha256: str) -> Piece:
    row = service.find(patient, [sha256]).get(sha256)
    if row is None:
        return Piece("awaited")
    try:
        return Piece("present", safe.get(row), service.receipt_of(row))
    except say.Withdrawn:
        return Piece("withdrawn")
