"""Files that travel with statements: laid to rest first, made known by the transaction that takes those in.

Hashing, sealing and waiting for the disk is done by whoever brings them, beside others who do the same; what
is left for the transaction, where everybody waits for everybody, is a row a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backend.evidence import receiving, safe, service, store
from backend.evidence import refusals as say
from backend.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from backend.evidence.receiving import File
    from backend.transparency.evidence_receipt import EvidenceReceipt


@dataclass(frozen=True)
class Rested:
    """A file that is durable, and that nobody knows of until its row is written."""

    row: Mapping[str, Any]

    @property
    def object(self) -> UUID:
        """Its name in the store."""
        found: UUID = self.row["object"]
        return found

    @property
    def person(self) -> UUID:
        found: UUID = self.row["patient_id"]
        return found

    @property
    def sha256(self) -> str:
        return str(self.row["sha256"])


def rest(files: Sequence[File], sender: UUID, known: Collection[UUID]) -> list[Rested | Refusal]:
    """Check and seal each file and lay it down, or say why not; `known` are the people there are.

    Writes nothing into the database. Hold the keys of these people meanwhile, so that sealing need not ask.
    """
    sealed: dict[str, bytes] = {}
    rested = [_sealed(file, sender, known, sealed) for file in files]
    store.current().put_all(sealed)
    return rested


def settle(rested: Sequence[Rested]) -> dict[UUID, EvidenceReceipt]:
    """Make the files known, in the caller's transaction: object → its receipt, or that of the same file
    received before.
    """
    new = receiving.insert([one.row for one in rested])
    return {one.object: _new(one) if one.object in new else _known(one) for one in rested}


def tidy(rested: Iterable[Rested], receipts: Mapping[UUID, EvidenceReceipt]) -> None:
    """After the commit: remove what was laid down in vain, because the same file was there already."""
    for one in rested:
        if receipts[one.object].sig != one.row["receipt_sig"]:
            store.current().delete(store.name_of(one.object))


def _new(one: Rested) -> EvidenceReceipt:
    receiving.ask_for_work(one.row)
    return receiving.receipt(one.row)


def _known(one: Rested) -> EvidenceReceipt:
    return service.receipt_of(service.get(one.person, one.sha256))


def _sealed(file: File, sender: UUID, known: Collection[UUID], into: dict[str, bytes]) -> Rested | Refusal:
    row = receiving.checked(file, sender)
    if isinstance(row, Refusal):
        return row
    if file.patient_id not in known:
        return say.UnknownPatient()
    try:
        into[store.name_of(row["object"])] = safe.seal(file.patient_id, file.sha256, file.data)
    except say.Withdrawn as gone:
        return gone
    return Rested(row)
