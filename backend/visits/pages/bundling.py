"""A visit as one file for whoever must check it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.evidence import refusals as say
from backend.evidence import safe, service
from backend.roster import access
from backend.transparency import exporter
from backend.transparency.exporter import Piece

if TYPE_CHECKING:
    from uuid import UUID


def bundle(visit: UUID) -> bytes:
    """The bundle of a visit, recorded as seen; raises NothingToBundle, and Unreadable for a damaged file."""
    data = exporter.bundle(visit, _piece)
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
