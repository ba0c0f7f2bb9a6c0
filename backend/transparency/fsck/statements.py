"""Every statement against what its phone signed and what the log holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import or_, select

from backend.kernel import vault
from backend.kernel.db import db
from backend.roster.device_models import Device
from backend.transparency import beacon, log, statement
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import FormatError
from backend.transparency.entry import statement_entry
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.models import LogEntry, StatementRecord
from backend.transparency.problem import Problem
from backend.transparency.statements import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row

    from backend.transparency.statement import Statement


@dataclass(frozen=True)
class Surroundings:
    """What the statements of one chunk are checked against."""

    devices: Mapping[UUID, bytes]
    people: Mapping[UUID, vault.SubjectKey]
    beacon_keys: Mapping[str, bytes]


def check(tally: Tally) -> Iterator[Problem]:
    """Walk the statements in the order of the log, then look for rows that the log does not know."""
    after = -1
    while pairs := _pairs(after):
        around = _surroundings([record for _, record in pairs if record])
        for entry, record in pairs:
            if record is None:
                named = entry.body.split(b"\n")[3:4]
                text = b"".join(named).decode(errors="replace")
                yield Problem(f"log entry {entry.index}", f"its statement {text} is missing")
            else:
                yield from _statement(record, entry, around, tally)
        after = pairs[-1][0].index
        tally.add("statements", len(pairs))
    yield from _unlogged()


def _pairs(after: int) -> list[Row[LogEntry, StatementRecord | None]]:
    query = (
        select(LogEntry, StatementRecord)
        .outerjoin(StatementRecord, StatementRecord.log_index == LogEntry.index)
        .where(LogEntry.kind == "statement", LogEntry.index > after)
        .order_by(LogEntry.index)
        .limit(CHUNK)
    )
    return list(db.session.execute(query))


def _surroundings(records: list[StatementRecord]) -> Surroundings:
    devices = select(Device.id, Device.public_key).where(Device.id.in_({row.device_id for row in records}))
    return Surroundings(
        {row.id: row.public_key for row in db.session.execute(devices)},
        {key.subject_id: key for key in vault.preload({row.patient_id for row in records})},
        log.trust().beacon_keys,
    )


def _statement(
    record: StatementRecord, entry: LogEntry, around: Surroundings, tally: Tally
) -> Iterator[Problem]:
    """(1) the log holds this row  (2) the payload opens and is the one logged  (3) its phone signed it
    (4) the columns say what the payload says."""
    where = f"statement {record.id}"
    signature = hashlib.sha256(record.signature).hexdigest()
    logged = statement_entry(record.received_at, record.hash, signature, record.device_id)
    if logged != entry.body:  # (1)
        changed = "receipt time, hash, signature or device"
        yield Problem(where, f"its {changed} is not what log entry {entry.index} holds")
    try:  # (2)
        payload = opened(record)
    except vault.Damaged:
        yield Problem(where, "its sealed payload was changed")
        return
    if payload is None:
        yield from _withdrawn(record, around, tally)
        return
    if hashlib.sha256(payload).hexdigest() != record.hash:
        yield Problem(where, "its payload is not the one whose hash it has")
        return
    key = around.devices.get(record.device_id)  # (3)
    if key is None:
        yield Problem(where, f"its phone {record.device_id} is not enrolled")
    elif not Envelope(payload, str(record.device_id), record.signature).verify(key):
        yield Problem(where, f"its signature is not by phone {record.device_id} over these bytes")
    yield from _columns(record, payload, around)  # (4)


def _withdrawn(record: StatementRecord, around: Surroundings, tally: Tally) -> Iterator[Problem]:
    key = around.people.get(record.patient_id)
    if key is None or key.destroyed_at is None:
        yield Problem(f"statement {record.id}", "its payload is missing, and nothing was withdrawn")
    else:
        tally.add(f"statements withdrawn under rule {key.rule}")


def _columns(record: StatementRecord, payload: bytes, around: Surroundings) -> Iterator[Problem]:
    try:
        told = statement.parse(payload)
    except FormatError as error:
        yield Problem(f"statement {record.id}", f"its payload cannot be read ({error.code})")
        return
    wrong = [name for name, value in _expected(told, around).items() if _text(getattr(record, name)) != value]
    if wrong:
        yield Problem(
            f"statement {record.id}", f"its columns {', '.join(wrong)} are not what its payload says"
        )


def _expected(told: Statement, around: Surroundings) -> dict[str, object]:
    genuine, not_before = beacon.newest((held.beacon for held in told.beacons), around.beacon_keys)
    return {
        "id": told.id,
        "device_id": told.device,
        "author_id": told.author,
        "kind": told.kind,
        "seq": told.seq,
        "prev": told.prev,
        "visit_id": told.body.get("visit"),
        "patient_id": told.body.get("patient"),
        "beacons_ok": genuine,
        "not_before": not_before,
    }


def _text(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def _unlogged() -> Iterator[Problem]:
    query = (
        select(StatementRecord.id)
        .outerjoin(LogEntry, StatementRecord.log_index == LogEntry.index)
        .where(or_(LogEntry.index.is_(None), LogEntry.kind != "statement"))
    )
    for identity in db.session.scalars(query):
        yield Problem(f"statement {identity}", "it is not in the log")
