"""Statements on their way in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.device_models import Device
from backend.transparency import receipt
from backend.transparency.log import trust
from backend.transparency.models import LogEntry, StatementRecord
from backend.transparency.receipt import Receipt
from backend.visits.intake import keeping
from backend.visits.models import Quarantine

if TYPE_CHECKING:
    from typing import Any

    import pytest

    from tests.visits.conftest import Door


def statuses(results: list[dict[str, Any]]) -> list[str]:
    return [one["status"] for one in results]


def codes(results: list[dict[str, Any]]) -> list[str | None]:
    return [one["error"] and one["error"]["code"] for one in results]


def count(kind: Any) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(kind)) or 0


def test_a_joint_visit_from_two_phones_is_received_and_read(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)

    assert statuses(he.send()) == ["received"] * 2
    assert statuses(shen.send()) == ["received"] * 2

    visit = door.read()
    assert (visit.state, visit.clinical_effect, visit.authenticity) == (
        "CLOSED", "RESETS_DUE", "JOINT_CONFIRMED",
    )  # fmt: skip
    assert [one.grade for one in visit.participations] == ["A", "A"]


def test_every_receipt_proves_that_the_log_holds_the_statement(door: Door) -> None:
    he = door.hand("he.xiaoman")
    door.together(he)
    sent = list(he.statements)

    for envelope, result in zip(sent, he.send(), strict=True):
        receipt.verify(Receipt.parse(result["receipt"]), envelope, trust())


def test_the_same_batch_again_gets_the_same_receipts_and_no_new_entry(door: Door) -> None:
    he = door.hand("he.xiaoman")
    door.together(he)
    batch = [one.to_json() for one in he.statements]
    first = he.post(batch)["results"]
    entries = count(LogEntry)

    again = he.post(batch)["results"]

    assert again == first
    assert count(LogEntry) == entries


def test_one_statement_twice_in_a_batch_is_kept_once(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    envelope = he.statements[0].to_json()

    first, second = he.post([envelope, envelope])["results"]

    assert first["receipt"] == second["receipt"]
    assert count(StatementRecord) == 1


def test_other_bytes_under_a_number_that_is_taken_are_set_aside_and_the_first_stands(door: Door) -> None:
    he = door.hand("he.xiaoman")
    said = he.payload(
        "visit.discard", {"visit": str(door.visit), "patient": str(door.patient), "reason": None}
    )
    he.sign(said)
    he.sign({**said, "body": {**said["body"], "reason": "另一份"}})

    assert codes(he.send()) == [None, "statement.id_conflict"]
    assert (count(StatementRecord), count(Quarantine)) == (1, 1)


def test_one_bad_statement_does_not_spoil_the_batch(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    he.tell("visit.teleport", door.visit, door.patient)
    he.abort(door.visit, door.patient)
    bad: list[Any] = ["nonsense", None, 7, {}]

    results = he.post([*bad, *(one.to_json() for one in he.statements)])["results"]

    assert statuses(results) == ["quarantined"] * 4 + ["received", "quarantined", "received"]
    assert count(Quarantine) == 5


def test_a_fault_of_our_own_costs_nobody_a_record(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    he.attempt(door.visit, door.patient)
    real = keeping.keep

    def failing(batch: list[Any], *rest: Any) -> None:
        real(batch, *rest)
        if any(one.statement.kind == "visit.attempt" for one in batch):
            raise ZeroDivisionError

    monkeypatch.setattr(keeping, "keep", failing)
    results = he.send()

    assert statuses(results) == ["received", "quarantined"]
    assert results[1]["error"]["code"] == "statement.failed"
    assert (count(StatementRecord), count(Quarantine)) == (1, 1)


def test_a_phone_that_waits_for_approval_keeps_its_statements_until_then(door: Door) -> None:
    he = door.hand("he.xiaoman", state="pending")
    he.open(door.visit, door.patient)
    assert [(one["status"], one["error"]["code"]) for one in he.send()] == [("refused", "device.pending")]
    assert count(Quarantine) == 0

    device = db.session.get_one(Device, UUID(he.id))
    device.state, device.approved_at = "approved", door.world.now
    db.session.commit()

    assert statuses(he.send()) == ["received"]


def test_statements_signed_in_under_another_account_stay_on_the_phone(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient)

    result = shen.post([he.statements[0].to_json()])["results"][0]

    assert (result["status"], result["error"]["code"]) == ("refused", "statement.author_mismatch")
    assert statuses(he.send()) == ["received"]


def test_a_gap_in_a_phones_chain_is_shown_and_heals_when_the_late_one_comes(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(uuid7(), door.patient)
    he.open(door.visit, door.patient)
    late, there = (one.to_json() for one in he.statements)
    assert he.post([there])["results"][0]["receipt"]["chain"] == "gap"

    he.post([late])

    db.session.rollback()
    assert set(db.session.scalars(select(StatementRecord.chain))) == {"ok"}


def test_two_statements_with_one_number_are_a_fork_and_both_are_kept(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    he._seq, he._prev = 0, None
    he.abort(door.visit, door.patient)

    results = he.send()

    assert [one["receipt"]["chain"] for one in results] == ["fork", "fork"]


def test_a_false_beacon_is_set_aside_and_the_statement_accepted(door: Door) -> None:
    he = door.hand("he.xiaoman")
    said = he.payload(
        "visit.abort", {"visit": str(door.visit), "patient": str(door.patient), "position": None}
    )
    said["beacons"] = [{**said["beacons"][0], "time": door.world.now + 1}]
    he.sign(said)

    assert statuses(he.send()) == ["received"]
    assert "beacon.false" in door.read().notes
    assert db.session.scalar(select(StatementRecord.beacons_ok)) is False


def test_a_join_may_arrive_before_its_opening(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)

    shen.send()
    assert door.read().state == "OPEN"
    he.send()

    assert door.read().authenticity == "JOINT_CONFIRMED"
