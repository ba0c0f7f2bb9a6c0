"""Custody is looked up, not taken for granted: a changed byte, another phone's signature, holes, forks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import judging
from backend.kernel import jobs, vault
from backend.kernel.db import db
from backend.transparency import statements
from backend.transparency.models import StatementRecord

if TYPE_CHECKING:
    from tests.visits.conftest import Door


@pytest.fixture
def close(door: Door) -> StatementRecord:
    """The record of an ordinary joint visit, with whose keeping everything is well."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    he.send()
    shen.send()
    told = custody(door)
    assert {one["outcome"] for one in told.values()} == {"clear"}
    return record_of(door, "visit.close")


def record_of(door: Door, kind: str) -> StatementRecord:
    where = (StatementRecord.visit_id == door.visit) & (StatementRecord.kind == kind)
    return db.session.scalars(select(StatementRecord).where(where)).one()


def custody(door: Door) -> dict[str, dict[str, Any]]:
    """What is said of the record's keeping, asked now."""
    judging.judged(door.visit, anew=True)
    jobs.commit()
    newest = db.session.get_one(Assessment, db.session.get_one(Standing, door.visit).assessment_id)
    assert not newest.failed
    return {one["check"]: one for one in judging.said(newest) if one["check"].startswith("custody")}


def test_a_flipped_byte_of_a_kept_statement_is_a_doubt(door: Door, close: StatementRecord) -> None:
    assert close.sealed
    whole, close.sealed = close.sealed, close.sealed[:-1] + bytes([close.sealed[-1] ^ 1])
    jobs.commit()

    for _ in range(2):
        told = custody(door)
        assert told["custody.changed"]["outcome"] == "doubt"
        assert told["custody.signed"]["outcome"] == "clear", "what still opens was signed"

    close.sealed = whole
    jobs.commit()
    assert custody(door)["custody.changed"]["outcome"] == "clear"


def test_other_words_sealed_with_the_key_are_neither_signed_nor_what_was_received(
    door: Door, close: StatementRecord
) -> None:
    payload = statements.opened(close)
    assert payload
    other = payload.replace(b'"SEEN"', b'"DEAD"')
    assert other != payload
    close.sealed = vault.seal(door.patient, other, statements.place(close.id))
    jobs.commit()

    told = custody(door)

    assert {told[name]["outcome"] for name in ("custody.changed", "custody.signed")} == {"doubt"}


def test_a_time_of_receipt_put_back_is_a_change(door: Door, close: StatementRecord) -> None:
    close.received_at -= 60_000
    jobs.commit()

    assert custody(door)["custody.changed"]["outcome"] == "doubt"


def test_a_number_missing_within_a_visit_is_seen(door: Door, close: StatementRecord) -> None:
    close.seq += 1
    jobs.commit()

    assert custody(door)["custody.chain"]["numbers"]["within"] == 1


def test_a_number_used_twice_is_seen(door: Door, close: StatementRecord) -> None:
    close.chain = "fork"
    jobs.commit()

    told = custody(door)["custody.chain"]
    assert (told["outcome"], told["numbers"]["forked"]) == ("doubt", 1)
