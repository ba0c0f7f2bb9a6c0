"""Fingerprints of photos and measures of strokes: made once a file, after the receipt, and kept sealed."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, select

from backend.authenticity import packing
from backend.authenticity.fingerprint import fingerprint
from backend.authenticity.handwriting import measured
from backend.authenticity.models import EvidenceTrait
from backend.authenticity.real import batch
from backend.evidence import refusals as say
from backend.evidence import safe
from backend.evidence.inspect import STROKES
from backend.evidence.models import Evidence
from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db, run

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from backend.authenticity.facts import Fingerprint
    from backend.authenticity.handwriting import Handwriting

File = tuple[UUID, str]
"""Whose it is, and the hash of its bytes."""
Worked = TypeVar("Worked")
_PLACE: Final = b"evidence_trait/"
_WHICH: Final = EvidenceTrait.sha256.in_(bindparam("hashes", expanding=True))
_SEALED: Final = select(EvidenceTrait.patient_id, EvidenceTrait.sha256, EvidenceTrait.sealed).where(
    _WHICH, EvidenceTrait.sealed.is_not(None)
)
log = logging.getLogger("lianfang")


def make(patient_id: UUID, sha256: str) -> bool:
    """Work out what a file shows; whether anything was made that was not there."""
    row = db.session.get(Evidence, (sha256, patient_id))
    if row is None or db.session.get(EvidenceTrait, (sha256, patient_id)) is not None:
        return False
    try:
        plain = _worked_out(safe.get(row), row.media_type)
    except (say.Withdrawn, say.Unreadable) as gone:
        log.warning("nothing can be compared with %s: %s", sha256, gone.code)
        return False
    sealed = vault.seal(patient_id, plain, _PLACE + sha256.encode()) if plain else None
    db.session.add(EvidenceTrait(sha256=sha256, patient_id=patient_id, sealed=sealed, made_at=now_ms()))
    db.session.flush()
    return True


def pictures(files: Collection[File]) -> dict[File, Fingerprint]:
    """Fingerprints of those of these photos that have one."""
    return _opened(files, packing.unpack_picture)


def hands(files: Collection[File]) -> dict[File, Handwriting]:
    """Measures of those of these stroke files that could be measured."""
    return _opened(files, packing.unpack_hand)


def _opened(files: Collection[File], unpack: Callable[[bytes], Worked]) -> dict[File, Worked]:
    """What is kept of many people's files, in two queries; of those that this batch looked at, in none."""
    held: dict[File, Worked] = batch.once(unpack, dict)
    known = {one: held[one] for one in files if one in held}
    wanted = set(files) - known.keys()
    rows = run(_SEALED, hashes=list({sha256 for _, sha256 in wanted})).all() if wanted else ()
    kept = {(row.patient_id, row.sha256): row.sealed for row in rows}
    lacking = {one: kept[one] for one in wanted if one in kept}
    _keys = vault.preload({patient for patient, _ in lacking})  # held while they are opened
    for (patient, sha256), sealed in lacking.items():
        if plain := _still(patient, sha256, sealed):
            known[patient, sha256] = held[patient, sha256] = unpack(plain)
    return known


def _plain(patient_id: UUID, sha256: str, sealed: bytes) -> bytes:
    return vault.open(patient_id, sealed, _PLACE + sha256.encode())


def _still(patient_id: UUID, sha256: str, sealed: bytes) -> bytes | None:
    """What is known of a file; where that was damaged, it is worked out of the file again."""
    try:
        return _plain(patient_id, sha256, sealed)
    except vault.Withdrawn:
        return None
    except vault.Damaged:
        log.exception("what is known of %s is damaged", sha256)
    db.session.delete(db.session.get_one(EvidenceTrait, (sha256, patient_id)))
    db.session.flush()
    made_anew = make(patient_id, sha256) and db.session.get_one(EvidenceTrait, (sha256, patient_id)).sealed
    return _plain(patient_id, sha256, made_anew) if made_anew else None


def _worked_out(data: bytes, media_type: str) -> bytes | None:
    try:
        if media_type == STROKES:
            hand = measured(strokes_of(json.loads(data)))
            return packing.pack_hand(hand) if hand else None
        return packing.pack_picture(fingerprint(data))
    except Exception as hostile:  # noqa: BLE001  a file may be made to break whoever reads it
        log.warning("a file cannot be compared: %s", type(hostile).__name__)
        return None


def strokes_of(drawing: dict[str, Any]) -> list[tuple[tuple[float, float, float, float], ...]]:
    """Strokes of a file: tenths of a pixel, ms, thousandths of pressure."""
    return [
        tuple((x / 10, y / 10, float(at), pressure / 1000) for x, y, at, pressure in line)
        for line in drawing["strokes"]
    ]
