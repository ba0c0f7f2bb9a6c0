"""What somebody said afterwards to explain a finding, beside it: who, when, which reason, their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.db import db
from backend.policy.capture_codes import LateReason
from backend.transparency.models import StatementRecord
from backend.visits.bodies.record_shapes import late
from backend.visits.people import briefs
from backend.visits.projecting import gathering
from backend.visits.reading.timeline import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

Shown = dict[str, Any]


def explanation(found: Mapping[str, Any]) -> Shown | None:
    """The word that a finding rests on; None where there is none, and once it was withdrawn."""
    if found["check"] != "time.late" or "statement" not in found["numbers"]:
        return None
    query = select(StatementRecord).where(StatementRecord.hash == found["numbers"]["statement"])
    record = db.session.scalar(query)
    heard = record and gathering.heard_again(record)
    if not record or not heard:
        return None
    body = late(heard.statement)
    why = LateReason(body["reason"])
    return {
        "by": briefs({record.author_id}).get(record.author_id),
        "at": moment(heard).at,
        "reason": {"zh": why.zh, "en": why.en},
        "note": body["note"],
    }
