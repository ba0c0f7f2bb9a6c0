"""Received statements: sealed, chained and logged together, and read back.

Who may send what, and what a statement means, has been decided before it comes here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from backend.kernel import vault
from backend.kernel.db import db, one_at_a_time, run
from backend.transparency import beacon, chain, log, statement
from backend.transparency.chain import Link
from backend.transparency.dsse import Envelope
from backend.transparency.entry import envelope_entry
from backend.transparency.models import StatementRecord
from backend.transparency.receipt import Receipt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Row, Table

    from backend.transparency.receipt import ChainState
    from backend.transparency.statement import Statement


@dataclass(frozen=True)
class Received:
    """A statement whose signature and shape are good, about to be kept.

    `clock_offset_ms`: phone clock minus server clock. `present`, `awaited`: hex SHA-256 of evidence it names.
    """

    envelope: Envelope
    statement: Statement
    visit: UUID
    patient: UUID
    received_at: int
    clock_offset_ms: int | None = None
    network: str | None = None
    present: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()


def hold(devices: Collection[UUID], *also: str) -> None:
    """Let nobody else receive from these devices until the commit: two tabs may send the same batch at once.
    `also` is held with them.

    Call it before `standing`, so that what was not yet kept stays so until `keep`.
    """
    one_at_a_time(*(f"device {device}" for device in devices), *also)


def standing(statements: Sequence[Statement]) -> dict[UUID, str]:
    """Hashes that already stand under the ids of these statements.

    The same hash is a repetition (answer with `receipt_of`); another is a clash, for a person to see.
    """
    rows = run(_STANDING, ids=[UUID(one.id) for one in statements])
    return {row.id: row.hash for row in rows}


def kept(statements: Sequence[Statement]) -> dict[UUID, StatementRecord]:
    """Whole records that already stand under the ids of these statements."""
    ids = [UUID(one.id) for one in statements]
    found = db.session.scalars(select(StatementRecord).where(StatementRecord.id.in_(ids)))
    return {record.id: record for record in found}


def keep(batch: Sequence[Received]) -> list[Receipt]:
    """Seal, chain and log a batch of new statements, in this order; one receipt each, one head for all.

    Call it with the devices held, and late in the transaction: until the commit nobody else can append.

    Raises:
        Withdrawn: a person of the batch was withdrawn; nothing more may be kept about them.
    """
    if not batch:
        return []
    states, healed = _place(batch)
    beacon_keys = log.trust().beacon_keys
    held = vault.preload({one.patient for one in batch})
    rows = [_row(one, beacon_keys) for one in batch]
    del held
    appended = log.append("statement", [envelope_entry(one.received_at, one.envelope) for one in batch])
    for number, (one, row) in enumerate(zip(batch, rows, strict=True)):
        row |= {"log_index": appended.first + number, "chain": states[one.envelope.hash]}
    run(_KEEP, rows)
    for digest, state in healed.items():
        db.session.execute(update(StatementRecord).where(StatementRecord.hash == digest).values(chain=state))
    return [
        Receipt(
            statement=one.envelope.hash,
            device=one.envelope.keyid,
            signature_sha256=one.envelope.signature_hash,
            received_at=one.received_at,
            index=appended.first + number,
            size=appended.size,
            checkpoint=appended.checkpoint,
            inclusion=appended.proofs[number],
            present=one.present,
            awaited=one.awaited,
            chain=states[one.envelope.hash],
        )
        for number, one in enumerate(batch)
    ]


def receipt_of(
    record: StatementRecord, present: tuple[str, ...] = (), awaited: tuple[str, ...] = ()
) -> Receipt:
    """The receipt that was given for a kept statement, made again: same head, same proof, same signature."""
    head = log.head_over(record.log_index)
    signed = Envelope(b"", str(record.device_id), record.signature)
    return Receipt(
        statement=record.hash,
        device=signed.keyid,
        signature_sha256=signed.signature_hash,
        received_at=record.received_at,
        index=record.log_index,
        size=head.size,
        checkpoint=head.note,
        inclusion=log.prove_inclusion(record.log_index, head.size),
        present=present,
        awaited=awaited,
        chain=cast("ChainState", record.chain),
    )


def people_since(moment: int) -> set[UUID]:
    """Whom statements received since a moment (ms) are about; reads no further back than that."""
    newest = select(StatementRecord.patient_id, StatementRecord.received_at)
    backwards = newest.order_by(StatementRecord.log_index.desc()).execution_options(yield_per=1000)
    with db.session.execute(backwards) as rows:  # closed where it stops: the rest is never fetched
        return {row.patient_id for row in takewhile(lambda row: row.received_at >= moment, rows)}


def opened(record: StatementRecord | Row[Any]) -> bytes | None:
    """The payload bytes of a record; None where they were withdrawn.

    Raises:
        Damaged: the sealed bytes were changed or moved.
    """
    if record.sealed is None:
        return None
    try:
        return vault.open(record.patient_id, record.sealed, place(record.id))
    except vault.Withdrawn:
        return None


def of_visit(visit: UUID) -> Iterator[tuple[StatementRecord, Statement | None]]:
    """Every statement of a visit, in the order of the log; None for a withdrawn one."""
    query = (
        select(StatementRecord).where(StatementRecord.visit_id == visit).order_by(StatementRecord.log_index)
    )
    for record in db.session.scalars(query):
        payload = opened(record)
        yield record, None if payload is None else statement.parse(payload)


def missing(device: UUID) -> list[range]:
    """Numbers of a device's statements that never came."""
    return chain.missing(
        db.session.scalars(select(StatementRecord.seq).where(StatementRecord.device_id == device))
    )


def place(identity: UUID) -> bytes:
    """Where a sealed payload belongs, so that it cannot be moved to another row."""
    return f"statement/{identity}".encode()


def _row(one: Received, beacon_keys: Mapping[str, bytes]) -> dict[str, object]:
    genuine, not_before = beacon.newest((held.beacon for held in one.statement.beacons), beacon_keys)
    identity = UUID(one.statement.id)
    return {
        "id": identity,
        "hash": one.envelope.hash,
        "device_id": UUID(one.statement.device),
        "author_id": UUID(one.statement.author),
        "kind": one.statement.kind,
        "seq": one.statement.seq,
        "prev": one.statement.prev,
        "visit_id": one.visit,
        "patient_id": one.patient,
        "sealed": vault.seal(one.patient, one.envelope.payload, place(identity)),
        "signature": one.envelope.signature,
        "received_at": one.received_at,
        "clock_offset_ms": one.clock_offset_ms,
        "beacons_ok": genuine,
        "not_before": not_before,
        "network": one.network,
    }


def _place(batch: Sequence[Received]) -> tuple[dict[str, ChainState], dict[str, ChainState]]:
    """States of the batch, and new states of records that were there before, by hash."""
    by_device: defaultdict[UUID, list[Link]] = defaultdict(list)
    for one in batch:
        link = Link(one.statement.seq, one.statement.hash, one.statement.prev)
        by_device[UUID(one.statement.device)].append(link)
    states: dict[str, ChainState] = {}
    healed: dict[str, ChainState] = {}
    near = _near(by_device)
    for device, links in by_device.items():
        known = near[device]
        for link in links:
            placement = chain.place(link, known)
            known.append(link)
            states[link.hash] = placement.state
            for digest, state in placement.changed.items():
                (states if digest in states else healed)[digest] = state
    return states, healed


def _near(new: Mapping[UUID, Sequence[Link]]) -> dict[UUID, list[Link]]:
    """Device → the known links beside its new ones, and those that have numbers of another's."""
    numbers = {
        number for links in new.values() for link in links for number in range(link.seq - 1, link.seq + 2)
    }
    near: dict[UUID, list[Link]] = {device: [] for device in new}
    for row in run(_BESIDE, devices=list(new), numbers=sorted(numbers)):
        near[row.device_id].append(Link(row.seq, row.hash, row.prev))
    return near


_TABLE = cast("Table", StatementRecord.__table__)
_KEEP = insert(_TABLE)
_STANDING = select(_TABLE.c.id, _TABLE.c.hash).where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
_BESIDE = select(_TABLE.c.device_id, _TABLE.c.seq, _TABLE.c.hash, _TABLE.c.prev).where(
    _TABLE.c.device_id.in_(bindparam("devices", expanding=True)),
    _TABLE.c.seq.in_(bindparam("numbers", expanding=True)),
)
