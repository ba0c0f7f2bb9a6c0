"""Finding somebody by an exact number without keeping the number where it can be read.

A digest under a key of its own (not the master key: it must stay the same when that one is changed). Whoever
holds only the database cannot try numbers against it. Names are not here: a digest of a common surname would
tell by its frequency which one it is.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from backend.kernel import keys
from backend.kernel.db import db
from backend.patients.register.models import BlindIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from backend.patients.values import Identity

ID_NO, PHONE = "ID_NO", "PHONE"
DIGEST = 16


def normal(kind: str, value: str) -> str:
    """The same number however it was typed: 138 0000 0000, +86 138-0000-0000, １３８…; x and X."""
    plain = "".join(value.split()).translate(_WIDE).upper()
    if kind == PHONE:
        return "".join(one for one in plain if one.isdigit()).removeprefix("0086").removeprefix("86")
    return plain.replace("-", "")


def digest(kind: str, value: str) -> bytes:
    """What stands in the index for a number."""
    message = f"lianfang.index/v1\n{kind}\n{normal(kind, value)}".encode()
    return hmac.digest(keys.current().index, message, hashlib.sha256)[:DIGEST]


def rows(patient_id: UUID, numbers: Iterable[tuple[str, str]]) -> list[BlindIndex]:
    """Index rows for these (kind, number); empty numbers have none."""
    digests = {(kind, digest(kind, value)) for kind, value in numbers if normal(kind, value)}
    return [BlindIndex(patient_id=patient_id, kind=kind, digest=one) for kind, one in sorted(digests)]


def numbers_of(identity: Identity) -> list[tuple[str, str]]:
    """What a person is found by."""
    return [(ID_NO, identity.id_no), (PHONE, identity.phone)]


def enter(patient_id: UUID, numbers: Iterable[tuple[str, str]]) -> None:
    """Make somebody findable by these numbers too."""
    for row in rows(patient_id, numbers):
        db.session.merge(row)


def leave(patient_id: UUID, numbers: Iterable[tuple[str, str]]) -> None:
    """Find somebody by these numbers no longer."""
    for row in rows(patient_id, numbers):
        gone = delete(BlindIndex).where(
            BlindIndex.patient_id == patient_id,
            BlindIndex.kind == row.kind,
            BlindIndex.digest == row.digest,
        )
        db.session.execute(gone)


def found(kind: str, value: str) -> list[UUID]:
    """Everyone with exactly this number."""
    query = select(BlindIndex.patient_id).where(
        BlindIndex.kind == kind, BlindIndex.digest == digest(kind, value)
    )
    return list(db.session.scalars(query))


def among(numbers: Collection[tuple[str, bytes]]) -> dict[tuple[str, bytes], UUID]:
    """Who has one of these (kind, digest); one question for each kind, however many there are."""
    found: dict[tuple[str, bytes], UUID] = {}
    for kind in sorted({kind for kind, _ in numbers}):
        wanted = [one for other, one in numbers if other == kind]
        query = select(BlindIndex.digest, BlindIndex.patient_id)
        for one, patient_id in db.session.execute(
            query.where(BlindIndex.kind == kind, BlindIndex.digest.in_(wanted))
        ):
            found[kind, one] = patient_id
    return found


_WIDE = {ord("０") + number: str(number) for number in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "X"}
