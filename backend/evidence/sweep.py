"""What the jobs missed, because a server stopped between the answer and the work."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from backend.evidence import pieces, safe, thumbnails
from backend.evidence.models import TO_DO, Evidence
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.jobs import every, later
from backend.kernel.vault import SubjectKey

BATCH: Final = 500
OVERDUE_MS: Final = 10 * 60_000
ABANDONED_MS: Final = 7 * 24 * 3_600_000


@every(minutes=10)
def sweep() -> None:
    """Ask again for overdue thumbnails, remove withdrawn bytes, forget what nobody went on sending."""
    now = now_ms()
    overdue = select(Evidence.patient_id, Evidence.sha256).where(
        Evidence.thumbnail == TO_DO, Evidence.received_at < now - OVERDUE_MS, Evidence.object.is_not(None)
    )
    for patient_id, sha256 in db.session.execute(overdue.order_by(Evidence.received_at).limit(BATCH)):
        later(thumbnails.make, patient_id, sha256)
    withdrawn = (
        select(Evidence)
        .join(SubjectKey, SubjectKey.subject_id == Evidence.patient_id)
        .where(Evidence.object.is_not(None))
        .where(Evidence.withdrawn_at.is_not(None) | SubjectKey.destroyed_at.is_not(None))
    )
    for row in db.session.scalars(withdrawn.limit(BATCH)):
        safe.remove(row)
    pieces.forget_before(now - ABANDONED_MS)
