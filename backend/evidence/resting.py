"""The one way a file comes to rest: laid down sealed and durable, then made known by a transaction's row.

Hashing, sealing and waiting for the disk is done by whoever brings files, beside others who do the same; what
is left for the transaction is a row a file, and nobody waits for another's disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from backend.evidence import receiving, safe, service, store
from backend.evidence import refusals as say
from backend.evidence.models import Evidence
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.errors import Refusal
from backend.kernel.refusals import Busy
from backend.kernel.vault import SubjectKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Select

    from backend.evidence.receiving import Answer, File
    from backend.transparency.evidence_receipt import EvidenceReceipt

LATEST_MS: Final = 24 * 3_600_000
"""What lay unknown for longer is never made known: `leftovers` may be at it. No request takes so long."""


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


def receive(file: File, sender: UUID) -> EvidenceReceipt:
    """Rest and settle one file that came alone.

    Raises:
        HashMismatch, UnknownPatient, Withdrawn, and what `inspect` raises.
    """
    [answer] = receive_all([file], sender)
    if isinstance(answer, Refusal):
        raise answer
    return answer


def receive_all(files: Sequence[File], sender: UUID) -> list[Answer]:
    """The same for several, each answered on its own. No file may be among them twice."""
    brought = rest(files, sender)
    rested = [one for one in brought if isinstance(one, Rested)]
    receipts = settle(rested)
    tidy(rested, receipts)
    return [receipts[one.object] if isinstance(one, Rested) else one for one in brought]


def rest(files: Sequence[File], sender: UUID) -> list[Rested | Answer]:
    """Check and seal each file and lay it down, or say why not; writes nothing into the database."""
    people = _people({file.patient_id for file in files})  # while their keys are held, sealing asks no more
    sealed: dict[str, bytes] = {}
    brought = [_sealed(file, sender, people, sealed) for file in files]
    store.current().put_all(sealed)
    return brought


def settle(rested: Sequence[Rested]) -> dict[UUID, EvidenceReceipt]:
    """Make the files known, in the caller's transaction: object → its receipt, or that of the same file
    received before. Raises Busy for what has lain too long; it is sent again.
    """
    if not rested:
        return {}
    if min(one.row["received_at"] for one in rested) < now_ms() - LATEST_MS:
        raise Busy
    new = receiving.insert([one.row for one in rested])
    return {one.object: _new(one) if one.object in new else _known(one) for one in rested}


def tidy(rested: Iterable[Rested], receipts: Mapping[UUID, EvidenceReceipt]) -> None:
    """Remove what was laid down in vain, because the same file was there already.

    Where `settle` may be undone and done anew: after the commit.
    """
    for one in rested:
        if receipts[one.object].sig != one.row["receipt_sig"]:
            store.current().delete(store.name_of(one.object))


def _new(one: Rested) -> EvidenceReceipt:
    receiving.ask_for_work(one.row)
    return receiving.receipt(one.row)


def _known(one: Rested) -> EvidenceReceipt:
    return service.receipt_of(service.get(one.person, one.sha256))


def _sealed(file: File, sender: UUID, people: Collection[UUID], into: dict[str, bytes]) -> Rested | Answer:
    row = receiving.checked(file, sender)
    if isinstance(row, Refusal):
        return row
    if file.patient_id not in people:
        return say.UnknownPatient()
    try:
        into[store.name_of(row["object"])] = safe.seal(file.patient_id, file.sha256, file.data)
    except say.Withdrawn as gone:  # what was received before keeps its receipt
        standing = service.find(file.patient_id, [file.sha256]).get(file.sha256)
        return service.receipt_of(standing) if standing else gone
    return Rested(row)


def _people(ids: Collection[UUID]) -> dict[UUID, SubjectKey | None]:
    """Those of these people who are known, with their keys."""
    rows = db.session.execute(_known_people(), {"ids": list(ids)}) if ids else ()
    return {row[0]: row[1] for row in rows}


@cache
def _known_people() -> Select[UUID, SubjectKey]:
    """Who is a person is said by the key that a file's row points to; their own room is not known here."""
    [points] = Evidence.__table__.c.patient_id.foreign_keys
    person = points.column
    query = select(person, SubjectKey).outerjoin(SubjectKey, SubjectKey.subject_id == person)
    return query.where(person.in_(bindparam("ids", expanding=True)))
