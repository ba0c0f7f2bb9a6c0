"""Writes a visit as a bundle: everything of it that the server holds, with proofs under its newest head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import select

from backend.kernel import keys, vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.roster.device_models import Device
from backend.roster.models import Staff
from backend.transparency import checkpoint, daily, encoding, log, note, stamping
from backend.transparency.bundle import archive, layout
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import b64
from backend.transparency.refusals import NothingToBundle
from backend.transparency.statement import evidence_of
from backend.transparency.statements import of_visit, receipt_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from backend.transparency.evidence_receipt import EvidenceReceipt
    from backend.transparency.models import DailyHead, StatementRecord
    from backend.transparency.statement import Statement

Kept = tuple["StatementRecord", "Statement | None"]
Files = dict[str, bytes]


@dataclass(frozen=True)
class Piece:
    """A photo or stroke file for the bundle: bytes and receipt where it is present."""

    state: Literal["present", "awaited", "withdrawn"]
    data: bytes = b""
    receipt: EvidenceReceipt | None = None


def bundle(
    visit: UUID, piece: Callable[[UUID, str], Piece], withheld: Callable[[Statement], bool] = lambda _: False
) -> bytes:
    """The bundle file of a visit. `piece(patient, sha256)` gives the evidence.

    What is `withheld` from its reader stands as hash and receipt: the bundle verifies as well without it.

    Raises:
        NothingToBundle: no statement of such a visit was ever received.
    """
    kept = list(of_visit(visit))
    if not kept:
        raise NothingToBundle
    files = {
        layout.README: layout.README_TEXT.encode(),
        layout.SERVER: layout.to_json(log.trust().to_json()),
        layout.PEOPLE: layout.to_json(_people(kept)),
        **_devices(kept),
        **_log(kept),
        **_evidence(kept, piece),
    }
    for number, (record, told) in enumerate(kept, 1):
        folder = f"{layout.STATEMENTS}{number:04d}/"
        files |= _statement(folder, record, told, hidden=told is not None and withheld(told))
    manifest = layout.Manifest.of(log.origin(), str(visit), now_ms(), files)
    own = keys.current()
    signed = str(note.sign(manifest.text, log.origin(), own.ed25519, own.p256))
    return archive.pack({layout.MANIFEST: signed.encode(), **dict(sorted(files.items()))})


def _statement(folder: str, record: StatementRecord, told: Statement | None, *, hidden: bool) -> Files:
    receipt = receipt_of(record)
    files = {folder + "receipt.json": layout.to_json(receipt.to_json()), folder + "entry": receipt.entry}
    if told is None:
        return files | {folder + "withdrawn.json": layout.to_json({"rule": _rule(record.patient_id)})}
    if hidden:
        return files | {folder + "withheld.json": layout.to_json({"why": layout.CLINICAL})}
    envelope = Envelope(told.payload, str(record.device_id), record.signature)
    return files | {folder + "envelope.json": layout.to_json(envelope.to_json())}


def _log(kept: Sequence[Kept]) -> Files:
    """The newest head, how each older head of a receipt leads to it, and the first stamped one over them."""
    newest = log.checkpoint()
    size = checkpoint.read(newest)[0].size
    older = {log.head_over(record.log_index).size for record, _ in kept}
    stamped = daily.first_stamped(max(record.log_index for record, _ in kept) + 1)
    older |= {stamped[0].size} if stamped else set()
    proofs = {str(one): [b64(item) for item in log.prove_consistency(one, size)] for one in sorted(older)}
    files = {layout.CHECKPOINT: newest.encode(), layout.CONSISTENCY: layout.to_json(proofs)}
    return files | (_stamped(*stamped) if stamped else {})


def _stamped(head: DailyHead, note: str) -> Files:
    authority = b"".join(root.public_bytes(Encoding.PEM) for root in stamping.roots())
    return {layout.STAMPED: note.encode(), layout.STAMP: head.stamp or b"", layout.AUTHORITY: authority}


def _devices(kept: Sequence[Kept]) -> Files:
    wanted = select(Device).where(Device.id.in_({record.device_id for record, _ in kept}))
    return {
        f"{layout.DEVICES}{device.id}.json": layout.to_json(
            {
                "id": str(device.id),
                "owner": str(device.staff_id),
                "public_key": b64(device.public_key),
                "key_class": device.key_class,
                "approved_at": device.approved_at,
                "revoked_at": device.revoked_at,
            }
        )
        for device in db.session.scalars(wanted)
    }


def _people(kept: Sequence[Kept]) -> list[dict[str, str]]:
    """Everyone whose staff id stands in a statement."""
    named = {record.author_id for record, _ in kept}
    for _, told in kept:
        named |= {UUID(text) for text in _identities(told.body if told else None)}
    staff = db.session.scalars(select(Staff).where(Staff.id.in_(named)).order_by(Staff.id))
    return [{"id": str(one.id), "name": one.name, "organisation": one.organisation.name} for one in staff]


def _identities(value: object) -> Iterator[str]:
    if isinstance(value, str) and encoding.UUID.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _identities(item)


def _evidence(kept: Sequence[Kept], piece: Callable[[UUID, str], Piece]) -> Files:
    named = {
        (record.patient_id, sha256)
        for record, told in kept
        if told is not None
        for sha256 in evidence_of(told.body)
    }
    pieces = {sha256: piece(patient, sha256) for patient, sha256 in sorted(named)}
    present = {sha256: one for sha256, one in pieces.items() if one.state == "present"}
    receipts = [one.receipt.to_json() for one in present.values() if one.receipt]
    absent = {sha256: one.state for sha256, one in pieces.items() if one.state != "present"}
    return {
        **{layout.EVIDENCE + sha256: one.data for sha256, one in present.items()},
        layout.EVIDENCE_RECEIPTS: layout.to_json(receipts),
        layout.ABSENT: layout.to_json(absent),
    }


def _rule(patient: UUID) -> str:
    key = db.session.get(vault.SubjectKey, patient)
    return (key and key.rule) or ""
