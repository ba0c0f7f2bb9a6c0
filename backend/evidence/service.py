"""Receiving a file, and answering for it ever after."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Uuid, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from backend.evidence import refusals as say
from backend.evidence import safe, thumbnails
from backend.evidence.inspect import STROKES, inspect
from backend.evidence.models import IMPOSSIBLE, TO_DO, Evidence
from backend.kernel import jobs, keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db, insert_new, run
from backend.kernel.ids import uuid7
from backend.transparency import acts, evidence_receipt
from backend.transparency.evidence_receipt import EvidenceReceipt

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy import Table


# Every statement asks for this; written once, it is compiled once. What type a foreign key has is known only
# when the table it points to is, so that one is named.
_RECEIVED = select(Evidence.sha256).where(
    Evidence.patient_id == bindparam("patient", type_=Uuid()),
    Evidence.sha256.in_(bindparam("hashes", expanding=True)),
)


def receive(patient_id: UUID, sha256: str, media_type: str, data: bytes, sender: UUID) -> EvidenceReceipt:
    """Check the bytes, keep them sealed, and sign for them. The same bytes again get the same receipt.

    The row comes first: its key settles at once whether the person exists and who of two senders is first;
    until the commit nobody sees it, and an answer is only given after the commit.

    Raises:
        HashMismatch, UnknownPatient, Withdrawn, and what `inspect` raises.
    """
    if hashlib.sha256(data).hexdigest() != sha256:
        raise say.HashMismatch
    shape = inspect(data, media_type)
    receipt, object_id = _sign(sha256, len(data)), uuid7()
    row = {
        "sha256": sha256,
        "patient_id": patient_id,
        "object": object_id,
        "media_type": media_type,
        "size": len(data),
        "width": shape.width,
        "height": shape.height,
        "received_at": receipt.at,
        "received_from": sender,
        "receipt_key": receipt.key,
        "receipt_sig": receipt.sig,
        "thumbnail": IMPOSSIBLE if media_type == STROKES else TO_DO,
    }
    if not _insert(row):
        return receipt_of(get(patient_id, sha256))
    safe.put(patient_id, object_id, sha256, data)
    if row["thumbnail"] == TO_DO:
        jobs.later(thumbnails.make, patient_id, sha256)
    return receipt


def get(patient_id: UUID, sha256: str) -> Evidence:
    """The row of a received file; raises NotReceived."""
    row = db.session.get(Evidence, (sha256, patient_id))
    if row is None:
        raise say.NotReceived
    return row


def find(patient_id: UUID, hashes: Collection[str]) -> dict[str, Evidence]:
    """Those of `hashes` that were received for this person; the rest are awaited."""
    rows = select(Evidence).where(Evidence.patient_id == patient_id, Evidence.sha256.in_(hashes))
    return {row.sha256: row for row in db.session.scalars(rows)} if hashes else {}


def received(patient_id: UUID, hashes: Collection[str]) -> set[str]:
    """Like `find`, but only which."""
    return set(run(_RECEIVED, patient=patient_id, hashes=list(hashes)).scalars()) if hashes else set()


def receipt_of(row: Evidence) -> EvidenceReceipt:
    """The receipt given for a file, the same for ever."""
    return EvidenceReceipt(row.sha256, row.size, row.received_at, row.receipt_key, row.receipt_sig)


def withdraw(patient_id: UUID, hashes: Collection[str], rule: str, by: UUID | None) -> int:
    """Give up these files of a person under a retention rule; returns the log index of the act.

    From the commit on they are answered with 410; a job then removes the bytes. The rows stay. To give up
    everything kept of a person is `patients.service.withdraw`.
    """
    chosen = update(Evidence).where(Evidence.patient_id == patient_id, Evidence.sha256.in_(hashes))
    db.session.execute(chosen.values(withdrawn_at=now_ms(), withdrawn_rule=rule))
    facts = {"patient": str(patient_id), "rule": rule, "files": sorted(hashes)}
    return acts.record("withdraw.evidence", facts, by, patient_id)


def _sign(sha256: str, size: int) -> EvidenceReceipt:
    mine = keys.current()
    return evidence_receipt.issue(sha256, size, now_ms(), mine.p256, mine.p256_spki)


def _insert(row: dict[str, Any]) -> bool:
    """Whether the row is new. One statement, so that two senders at once cannot both be first."""
    table = cast("Table", Evidence.__table__)
    try:
        return run(insert_new(table, db.engine.dialect.name), **row).rowcount > 0
    except IntegrityError as unknown:
        raise say.UnknownPatient from unknown
