"""Reading what was written down: who looked at what, and what people complained about or wished."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.roster import gate
from backend.roster.record_models import AccessRecord, Feedback


def accesses(wanted: dict[str, Any]) -> Page[AccessRecord]:
    """Access records, newest first; `object` narrows to one thing, `staff` to one person."""
    query = select(AccessRecord).options(joinedload(AccessRecord.staff)).order_by(AccessRecord.seq.desc())
    if "object" in wanted:
        query = query.where(AccessRecord.object_id == wanted["object"])
    if "staff" in wanted:
        query = query.where(AccessRecord.staff_id == wanted["staff"])
    return paged(query, wanted)


def say(kind: str, text: str) -> Feedback:
    """A complaint or a suggestion from the person signed in."""
    feedback = Feedback(staff=gate.staff(), kind=kind, text=text, at=now_ms())
    db.session.add(feedback)
    db.session.flush()
    return feedback


def said(wanted: dict[str, Any]) -> Page[Feedback]:
    """Complaints and suggestions, newest first."""
    return paged(
        select(Feedback).options(joinedload(Feedback.staff)).order_by(Feedback.at.desc(), Feedback.id), wanted
    )
