"""Who takes back their consent leaves nothing readable behind: the plain codes of their records go too.

What was answered stays sealed in the statements. Later records, after a new consent, are plain again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from backend.kernel.db import db, one_at_a_time
from backend.patients.forgetting import on_withdrawal
from backend.patients.register import consents
from backend.patients.register.codes import ConsentKind
from backend.visits.models import FollowupRecord
from backend.visits.projecting import frames, recount

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import ColumnElement


def withhold(patients: Collection[UUID]) -> None:
    """Read the records anew, without plain codes, of people who do not agree to follow-up any more."""
    newest = consents.current(patients, ConsentKind.COMMUNITY_MGMT)
    declined = [one for one, row in newest.items() if row.decision in consents.NO]
    if not declined:
        return
    told = select(FollowupRecord.visit_id).where(FollowupRecord.patient_id.in_(declined), _is_plain())
    visits = db.session.scalars(told).all()
    one_at_a_time(*recount.names(visits))
    known = frames.standing(visits)
    for frame in known.values():
        frame.facts = {**frame.facts, "withheld": True}
    recount.refresh(known)


@on_withdrawal
def forget(patient_id: UUID) -> None:
    """Nobody can read their statements any more: what was read out of them goes with the key."""
    codes = {"class_": None, "danger": None, "adherence": None}
    db.session.execute(update(FollowupRecord).where(FollowupRecord.patient_id == patient_id).values(codes))


def _is_plain() -> ColumnElement[bool]:
    columns = (FollowupRecord.class_, FollowupRecord.danger, FollowupRecord.adherence)
    return or_(*(column.is_not(None) for column in columns))
