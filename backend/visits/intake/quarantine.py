"""What could not be accepted: kept whole and sealed, the step it failed at and why. Nothing is dropped."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.errors import CATALOGUE
from backend.kernel.ids import uuid7
from backend.roster import gate
from backend.visits.models import Quarantine

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

    from backend.visits.intake.candidate import Candidate


def keep(one: Candidate) -> None:
    """Keep what was sent and refused; the same thing again is kept once.

    It is sealed under the key of whom it is about, or its own when that is nobody we know.
    """
    if one.refusal is None or one.failed_at is None:
        raise ValueError("only what was refused is set aside")
    body = json.dumps(one.given, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    digest = hashlib.sha256(body).hexdigest()
    if db.session.scalar(select(Quarantine.id).where(Quarantine.digest == digest)):
        return
    identity = uuid7()
    subject = one.person.id if one.person else identity
    row = Quarantine(
        id=identity,
        digest=digest,
        staff_id=one.sending.sender,
        device_id=one.names_device,
        statement=one.hash,
        at=now_ms(),
        step=one.failed_at,
        code=one.refusal.code,
        details=one.refusal.details,
        subject_id=subject,
        sealed=vault.seal(subject, body, _place(identity)),
        size=len(body),
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # another request keeps the same thing at this moment
        return


def everything() -> Select[Quarantine]:
    """All of it, newest first."""
    return select(Quarantine).order_by(Quarantine.at.desc(), Quarantine.id.desc())


def mine() -> Select[Quarantine]:
    """What one's own account sent."""
    return everything().where(Quarantine.staff_id == gate.principal().id)


def shown(row: Quarantine) -> dict[str, Any]:
    """One entry without its content."""
    kind = CATALOGUE[row.code]
    return {
        "id": row.id,
        "at": row.at,
        "staff": {"id": row.staff_id, "name": row.staff.name},
        "device": row.device_id,
        "statement": row.statement,
        "step": row.step,
        "size": row.size,
        "error": kind(**row.details).as_json(),
    }


def shown_whole(row: Quarantine) -> dict[str, Any]:
    """One entry with what was sent; None once the person it is about was withdrawn."""
    try:
        content = json.loads(vault.open(row.subject_id, row.sealed, _place(row.id)))
    except vault.Withdrawn:
        content = None
    return {**shown(row), "content": content}


def _place(identity: UUID) -> bytes:
    return f"quarantine/{identity}".encode()
