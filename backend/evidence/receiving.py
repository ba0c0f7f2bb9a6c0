"""A file as it was sent, and its row: checked, signed for, written once; the same bytes again add nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select, tuple_

from backend.evidence import refusals as say
from backend.evidence import thumbnails
from backend.evidence.inspect import STROKES, inspect
from backend.evidence.models import IMPOSSIBLE, TO_DO, Evidence
from backend.kernel import jobs, keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db, insert_new, run
from backend.kernel.errors import Refusal
from backend.kernel.ids import uuid7
from backend.transparency import evidence_receipt
from backend.transparency.evidence_receipt import EvidenceReceipt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Table

Answer = EvidenceReceipt | Refusal
Row = dict[str, Any]
_after: list[Callable[[UUID, str], None]] = []


def after_receipt(work: Callable[[UUID, str], None]) -> Callable[[UUID, str], None]:
    """Register a job of an upper room, which this one need not know: it is asked for each file received."""
    _after.append(work)
    return work


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent: for whom, under which hash, what it is said to be, and its bytes."""

    patient_id: UUID
    sha256: str
    media_type: str
    data: bytes


def checked(file: File, sender: UUID) -> Row | Refusal:
    """The row of a file that is what it says it is."""
    if hashlib.sha256(file.data).hexdigest() != file.sha256:
        return say.HashMismatch()
    try:
        shape = inspect(file.data, file.media_type)
    except Refusal as refusal:
        return refusal
    own = keys.current()
    signed = evidence_receipt.issue(file.sha256, len(file.data), now_ms(), own.p256, own.p256_spki)
    return {
        "sha256": file.sha256,
        "patient_id": file.patient_id,
        "object": uuid7(),
        "media_type": file.media_type,
        "size": signed.size,
        "width": shape.width,
        "height": shape.height,
        "received_at": signed.at,
        "received_from": sender,
        "receipt_key": signed.key,
        "receipt_sig": signed.sig,
        "thumbnail": IMPOSSIBLE if file.media_type == STROKES else TO_DO,
    }


def receipt(row: Mapping[str, Any]) -> EvidenceReceipt:
    """The receipt of a new file's row."""
    return EvidenceReceipt(
        row["sha256"], row["size"], row["received_at"], row["receipt_key"], row["receipt_sig"]
    )


def ask_for_work(row: Mapping[str, Any]) -> None:
    """Ask for what is done with a new file after the answer."""
    if row["thumbnail"] == TO_DO:
        jobs.later(thumbnails.make, row["patient_id"], row["sha256"])
    for work in _after:
        jobs.later(work, row["patient_id"], row["sha256"])


def insert(rows: Sequence[Mapping[str, Any]]) -> set[UUID]:
    """Write rows; returns the objects of those that are new.

    One statement, so that two senders at once cannot both be first;
    in one order, so that they never wait for each other.
    """
    ordered = sorted(rows, key=lambda row: (row["sha256"], row["patient_id"]))
    written = run(insert_new(_TABLE, db.engine.dialect.name), ordered).rowcount
    mine = {row["object"] for row in rows}
    if written == len(rows):
        return mine
    names = [(row["sha256"], row["patient_id"]) for row in rows]
    standing = select(Evidence.object).where(tuple_(Evidence.sha256, Evidence.patient_id).in_(names))
    return mine.intersection(run(standing).scalars())


_TABLE = cast("Table", Evidence.__table__)
