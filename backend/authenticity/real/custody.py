"""What became of a visit's statements since they were received: asked of the rows, whatever they say."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, select

from backend.kernel import vault
from backend.kernel.db import run
from backend.roster.device_models import Device
from backend.transparency import statements
from backend.transparency.dsse import Envelope
from backend.transparency.entry import statement_entry
from backend.transparency.models import LogEntry, StatementRecord
from backend.visits.reading.story import APART

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Row


class Kept(NamedTuple):
    """`signed`: by the enrolled phones; `intact`: as received. Each None where no statement opens.

    `forked`: a phone used one of their numbers twice.
    """

    signed: bool | None
    intact: bool | None
    forked: bool


def kept(visit_id: UUID) -> Kept:
    """Look at every statement of a visit. One that does not open beside one that does was changed; where
    none opens, a key may be missing, and nothing is known.
    """
    rows = run(_KEPT, visit=visit_id).all()
    _keys = vault.preload({row.patient_id for row in rows})
    payloads = [(row, _payload(row)) for row in rows if row.sealed is not None]
    opened = [(row, payload) for row, payload in payloads if payload is not None]
    forked = any(row.chain == "fork" for row in rows)
    if not opened:
        return Kept(None, None, forked)
    whole = [(row, payload) for row, payload in opened if _is_logged(row, payload)]
    return Kept(all(_is_signed(*one) for one in opened), len(whole) == len(payloads), forked)


def _payload(row: Row[Any]) -> bytes | None:
    try:
        return statements.opened(row)
    except vault.Damaged:
        return None


def _is_logged(row: Row[Any], payload: bytes) -> bool:
    """Whether these bytes, with their signature and time of receipt, are what the log holds."""
    signature = hashlib.sha256(row.signature).hexdigest()
    digest = hashlib.sha256(payload).hexdigest()
    held: bytes | None = row.body
    return held == statement_entry(row.received_at, digest, signature, row.device_id)


def _is_signed(row: Row[Any], payload: bytes) -> bool:
    key: bytes | None = row.public_key
    return key is not None and Envelope(payload, str(row.device_id), row.signature).verify(key)


_KEPT: Final = (
    select(
        StatementRecord.id,
        StatementRecord.patient_id,
        StatementRecord.sealed,
        StatementRecord.signature,
        StatementRecord.received_at,
        StatementRecord.device_id,
        StatementRecord.chain,
        Device.public_key,
        LogEntry.body,
    )
    .outerjoin(Device, Device.id == StatementRecord.device_id)
    .outerjoin(LogEntry, LogEntry.index == StatementRecord.log_index)
    .where(StatementRecord.visit_id == bindparam("visit"), StatementRecord.kind.not_in(APART))
)
