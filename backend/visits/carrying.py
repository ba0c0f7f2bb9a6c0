"""What a clinician carries over from the last record: medicines only, to be confirmed one by one.

Nothing that must be observed is carried. Whoever may not read medicines carries nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.kernel import vault
from backend.kernel.db import db
from backend.roster import gate
from backend.visits.models import FollowupRecord
from backend.visits.projecting.records import answers

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

CARRIED: Final = "medicines"


def carried(patient_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Person → `{on, medicines}` of the newest record that says what is taken."""
    if not patient_ids or Part.CLINICAL not in parts_of(gate.principal().roles):
        return {}
    query = select(FollowupRecord).where(FollowupRecord.patient_id.in_(patient_ids))
    written = query.where(FollowupRecord.assessed_by.is_not(None)).order_by(FollowupRecord.at.desc())
    _keys = vault.preload(patient_ids)  # held while the answers are opened
    found: dict[UUID, dict[str, Any]] = {}
    for row in db.session.scalars(written):
        if row.patient_id in found:
            continue
        told = answers(row.patient_id, row.visit_id, row.sealed)
        if CARRIED in told:
            found[row.patient_id] = {"on": row.on_day, "medicines": told[CARRIED]}
    return found
