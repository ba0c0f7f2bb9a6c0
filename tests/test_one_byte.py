"""Change a single byte of anything that is kept, and `lianfang verify` names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend.commands import verifying
from backend.evidence import store
from backend.evidence.models import Evidence
from backend.kernel.db import db
from backend.transparency.models import LogEntry, LogHead, LogNode, StatementRecord
from tests.evidence.photos import a_photo, sha256, some_strokes
from tests.factories import a_phone
from tests.patients.people import a_patient
from tests.transparency.phones import Chain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser

STROKES = "application/vnd.lianfang.strokes+json"


@pytest.fixture
def house(cast: Cast, signed_in: Callable[[str], Browser]) -> StatementRecord:
    """Three statements, a photo, a stroke file; the statement in the middle."""
    patient = a_patient(cast)
    db.session.commit()
    phone = signed_in("he.xiaoman")
    for data, kind in ((a_photo(), "image/jpeg"), (some_strokes(), STROKES)):
        address = f"/api/evidence/{sha256(data)}?patient={patient.id}"
        assert phone.put(address, data=data, content_type=kind).status_code == 200
    Chain(a_phone(cast.he_xiaoman), patient=patient.id).keep(3)
    db.session.commit()
    return db.session.scalars(select(StatementRecord).where(StatementRecord.log_index == 1)).one()


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def named(where: str) -> bool:
    """Whether verify speaks of it, having looked at the whole house."""
    db.session.commit()
    said: list[str] = []
    holds = verifying.everything(said.append, lambda _: None)
    return not holds and any(line.startswith(f"{where}: ") for line in said)


def test_nothing_changed_and_nothing_is_named(house: StatementRecord) -> None:
    said: list[str] = []
    assert verifying.everything(said.append, lambda _: None), said


@pytest.mark.parametrize("column", ["sealed", "signature"])
def test_a_statement(house: StatementRecord, column: str) -> None:
    setattr(house, column, flipped(getattr(house, column)))
    assert named(f"statement {house.id}")


@pytest.mark.parametrize("make", [a_photo, some_strokes], ids=["photo", "strokes"])
def test_a_photo_and_a_stroke_file(house: StatementRecord, make: Callable[[], bytes]) -> None:
    kept = db.session.scalars(select(Evidence).where(Evidence.sha256 == sha256(make()))).one()
    assert kept.object is not None
    name = store.name_of(kept.object)
    store.current().put(name, flipped(bytes(store.current().get(name))))
    assert named(f"photo {kept.sha256}")


@pytest.mark.parametrize("column", ["root", "note"])
def test_a_head(house: StatementRecord, column: str) -> None:
    head = db.session.get_one(LogHead, 3)
    value = getattr(head, column)
    changed = flipped(value) if isinstance(value, bytes) else flipped(value.encode()).decode()
    setattr(head, column, changed)
    assert named("log head 3")


def test_an_entry(house: StatementRecord) -> None:
    body = flipped(db.session.get_one(LogEntry, 1).body)
    db.session.execute(update(LogEntry).where(LogEntry.index == 1).values(body=body))
    assert named("log entry 1")


def test_a_node(house: StatementRecord) -> None:
    node = db.session.get_one(LogNode, (1, 0))
    node.hash = flipped(node.hash)
    assert named("log node 1/0")
