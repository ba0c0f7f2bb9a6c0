"""What others ask of the log: the signed time, and proofs of what is in it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.transparency import beacon, daily, log
from backend.transparency.beacon import NONCE_BYTES, Beacon
from backend.transparency.encoding import b64
from backend.transparency.models import LogEntry
from backend.transparency.refusals import NotInLog

if TYPE_CHECKING:
    from datetime import date


def fresh_beacon() -> Beacon:
    """A beacon for now."""
    own = keys.current()
    return beacon.issue(now_ms(), secrets.token_bytes(NONCE_BYTES), own.p256, own.p256_spki)


def daily_heads(before: date | None, limit: int) -> list[dict[str, object]]:
    """The daily heads of days before `before`, newest first, as anybody may read them."""
    return [
        {
            "day": head.day,
            "size": head.size,
            "checkpoint": note,
            "stamp": head.stamp and b64(head.stamp),
            "stamped_at": head.stamped_at,
        }
        for head, note in daily.history(before, limit)
    ]


def proven_consistency(first: int, second: int) -> tuple[bytes, ...]:
    """Consistency proof; raises `NotInLog` for sizes the log never had, and where it was made smaller."""
    size = log.size()
    if not 0 < first <= second <= size:
        raise NotInLog(size=size)
    try:
        return log.prove_consistency(first, second)
    except KeyError as deleted:
        raise NotInLog(size=size) from deleted


def proven_entry(index: int, size: int | None) -> tuple[bytes, tuple[bytes, ...], str]:
    """Entry bytes, inclusion proof and checkpoint under the head of `size` (the newest if None).

    Raises:
        NotInLog: no such entry, or it was deleted, or no head of that size was signed.
    """
    newest = log.size()
    size = newest if size is None else size
    head = log.head_at(size) if size <= newest else None
    entry = db.session.get(LogEntry, index) if index < size else None
    if head is None or entry is None:
        raise NotInLog(size=newest)
    try:
        return entry.body, log.prove_inclusion(index, size), head.note
    except KeyError as deleted:
        raise NotInLog(size=newest) from deleted
