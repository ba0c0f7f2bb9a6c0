"""Who looked at what: an append-only, hash-chained record, written in the transaction of the look itself."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time
from backend.roster import gate
from backend.roster.record_models import AccessRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

FIRST = "0" * 64
_acting: ContextVar[Any] = ContextVar("acting", default=None)


@contextmanager
def acting_for(person: UUID) -> Iterator[None]:
    """What is recorded inside the block, outside a request, is done for this person."""
    before = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(before)


def record(
    action: str,
    object_kind: str,
    object_id: UUID | str,
    purpose: str = "",
    fields: Iterable[str] = (),
    by: UUID | None = None,
) -> AccessRecord:
    """Append a record for `by`, or else the person signed in, or whom the server acts for, or itself.

    A GET that calls this needs `@allows(..., writes=True)`.
    """
    one_at_a_time("access_record")
    last = db.session.scalar(select(AccessRecord).order_by(AccessRecord.seq.desc()).limit(1))
    if by is None:
        person = gate.principal_or_none()
        by = person.id if person else _acting.get()
    row = AccessRecord(
        seq=last.seq + 1 if last else 1,
        at=now_ms(),
        staff_id=by,
        action=action,
        object_kind=object_kind,
        object_id=str(object_id),
        purpose=purpose,
        fields=sorted(fields),
        prev=last.hash if last else FIRST,
    )
    row.hash = digest(row)
    db.session.add(row)
    db.session.flush()
    return row


def digest(row: AccessRecord) -> str:
    """Hex SHA-256 over every column but the hash itself, as a JSON list."""
    staff = str(row.staff_id) if row.staff_id else None
    parts = [
        row.seq,
        row.at,
        staff,
        row.action,
        row.object_kind,
        row.object_id,
        row.purpose,
        row.fields,
        row.prev,
    ]
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()


def broken() -> Iterator[int]:
    """Numbers of the records that were changed, or that no longer follow the one before."""
    prev, seq = FIRST, 0
    for row in db.session.scalars(
        select(AccessRecord).order_by(AccessRecord.seq).execution_options(yield_per=1000)
    ):
        if row.hash != digest(row) or row.prev != prev or row.seq != seq + 1:
            yield row.seq
        prev, seq = row.hash, row.seq
