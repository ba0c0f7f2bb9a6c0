"""A file that arrives in pieces, over a line that breaks: what came is kept until the rest is here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from backend.evidence import refusals as say
from backend.evidence import resting, service
from backend.evidence.inspect import limit_for
from backend.evidence.models import Evidence, EvidencePiece
from backend.evidence.receiving import File
from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time

if TYPE_CHECKING:
    from uuid import UUID

    from backend.transparency.evidence_receipt import EvidenceReceipt

MINIMUM: Final = 16 * 1024
_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,9})-(\d{1,9})/(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` up to, not including, `end` of `total`."""

    start: int
    end: int
    total: int

    @classmethod
    def parse(cls, content_range: str) -> Span:
        """Read a Content-Range header; raises BadRange. Small pieces are refused: they cost a row each."""
        match = _CONTENT_RANGE.fullmatch(content_range)
        if not match:
            raise say.BadRange(minimum=MINIMUM)
        start, last, total = map(int, match.groups())
        span = cls(start, last + 1, total)
        small = span.end - start < MINIMUM and span.end != total
        if not start < span.end <= total or small:
            raise say.BadRange(minimum=MINIMUM)
        return span


def receive(
    patient_id: UUID, sha256: str, media_type: str, span: Span, data: bytes, sender: UUID
) -> EvidenceReceipt | int:
    """Keep a piece. Returns how many bytes are here so far, or the receipt once the file is whole.

    What came before may be sent again, also partly. Raises TooLarge, BadRange, PieceMissing, UnknownPatient,
    and for a whole file what `resting.receive` raises.
    """
    if span.total > (limit := limit_for(media_type)):
        raise say.TooLarge(limit=limit)
    if len(data) != span.end - span.start:
        raise say.BadRange(minimum=MINIMUM)
    one_at_a_time(f"evidence {sha256}")
    if row := db.session.get(Evidence, (sha256, patient_id)):
        return service.receipt_of(row)
    here = so_far(patient_id, sha256, span.total)
    if span.start > here:
        raise say.PieceMissing(received=here)
    new = data[here - span.start :]
    if here + len(new) < span.total:
        if new:
            _keep(patient_id, sha256, Span(here, here + len(new), span.total), new)
        return here + len(new)
    whole = _collect(patient_id, sha256) + new
    return resting.receive(File(patient_id, sha256, media_type, whole), sender)


def so_far(patient_id: UUID, sha256: str, total: int | None = None) -> int:
    """How many bytes are here. Pieces of a file said to be of another length are thrown away."""
    mine = (EvidencePiece.sha256 == sha256) & (EvidencePiece.patient_id == patient_id)
    if total is not None:
        db.session.execute(delete(EvidencePiece).where(mine, EvidencePiece.total != total))
    return db.session.scalar(select(func.coalesce(func.sum(EvidencePiece.size), 0)).where(mine)) or 0


def forget_before(moment: int) -> None:
    """Throw away what nobody went on sending since `moment` (ms); the phone still has it all."""
    latest = func.max(EvidencePiece.received_at)
    files = select(EvidencePiece.sha256).group_by(EvidencePiece.sha256).having(latest < moment)
    db.session.execute(delete(EvidencePiece).where(EvidencePiece.sha256.in_(files)))


def _keep(patient_id: UUID, sha256: str, span: Span, data: bytes) -> None:
    try:
        sealed = vault.seal(patient_id, data, _seal(sha256, span.start))
        piece = EvidencePiece(
            sha256=sha256,
            patient_id=patient_id,
            start=span.start,
            size=len(data),
            total=span.total,
            sealed=sealed,
            received_at=now_ms(),
        )
        db.session.add(piece)
        db.session.flush()
    except vault.Withdrawn as gone:
        raise say.Withdrawn(rule=gone.rule) from gone
    except IntegrityError as unknown:
        raise say.UnknownPatient from unknown


def _collect(patient_id: UUID, sha256: str) -> bytes:
    """Join the pieces and remove them."""
    mine = (EvidencePiece.sha256 == sha256) & (EvidencePiece.patient_id == patient_id)
    rows = select(EvidencePiece.start, EvidencePiece.sealed).where(mine).order_by(EvidencePiece.start)
    parts = [
        vault.open(patient_id, sealed, _seal(sha256, start)) for start, sealed in db.session.execute(rows)
    ]
    db.session.execute(delete(EvidencePiece).where(mine))
    return b"".join(parts)


def _seal(sha256: str, start: int) -> bytes:
    return f"evidence.piece/{sha256}/{start}".encode()
