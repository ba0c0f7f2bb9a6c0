"""Answering for what was received, ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Uuid, bindparam, select, update

from backend.evidence import refusals as say
from backend.evidence.models import Evidence
from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.transparency import acts
from backend.transparency.evidence_receipt import EvidenceReceipt

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


# Every statement asks for this; written once, it is compiled once. What type a foreign key has is known only
# when the table it points to is, so that one is named.
_RECEIVED = select(Evidence.sha256).where(
    Evidence.patient_id == bindparam("patient", type_=Uuid()),
    Evidence.sha256.in_(bindparam("hashes", expanding=True)),
)


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
