"""Acts of the server and its people that must leave a mark in the log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.transparency import log
from backend.transparency.entry import act_entry
from backend.transparency.models import LogAct, StatementRecord
from backend.transparency.refusals import AlreadyWithdrawn, NobodyToWithdraw

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

WITHDRAW = "withdraw"
RULE = re.compile(r"[A-Z]{1,4}-[0-9]{1,4}")


def record(name: str, facts: Mapping[str, object], by: UUID | None, subject: UUID | None = None) -> int:
    """Log an act: `facts` become its JSON; `by` is a staff id, None for the server. Returns the log index."""
    body = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    at = now_ms()
    index = log.append("act", [act_entry(at, body.encode(), name, by)]).first
    db.session.add(LogAct(index=index, name=name, body=body, by=by, at=at, subject_id=subject))
    db.session.flush()
    return index


def withdraw(patient: UUID, rule: str, by: UUID | None) -> int:
    """Destroy a person's key and payloads under a retention rule (`R-15`); returns the log index of the act.

    Everything sealed for the person becomes unreadable everywhere; the leaves of the log stay.

    Raises:
        AlreadyWithdrawn, NobodyToWithdraw.
        ValueError: `rule` is not the name of a rule.
    """
    if not RULE.fullmatch(rule):
        raise ValueError(f"{rule!r} is not the name of a rule, such as R-15")
    key = db.session.get(vault.SubjectKey, patient)
    if key is None:
        raise NobodyToWithdraw
    if key.destroyed_at is not None:
        raise AlreadyWithdrawn(rule=key.rule)
    index = record(WITHDRAW, {"patient": str(patient), "rule": rule}, by, patient)
    db.session.execute(
        update(StatementRecord).where(StatementRecord.patient_id == patient).values(sealed=None)
    )
    vault.destroy(patient, rule)
    return index
