"""Change one row of anything and `lianfang verify` says which."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.device_models import Device
from backend.transparency import acts, fsck, log
from backend.transparency.fsck import Problem, Tally
from backend.transparency.models import LogAct, LogEntry, LogHead, LogNode, StatementRecord
from backend.transparency.statements import place
from tests.cast import Cast
from tests.factories import a_phone
from tests.transparency.phones import Chain


@dataclass
class House:
    """Two phones, eleven statements (log 0–10), one withdrawal of another person (log 11)."""

    first: Chain
    second: Chain
    gone: Chain

    def record(self, index: int) -> StatementRecord:
        return db.session.scalars(select(StatementRecord).where(StatementRecord.log_index == index)).one()


@pytest.fixture
def house(cast: Cast) -> House:
    house = House(*(Chain(a_phone(person)) for person in (cast.he_xiaoman, cast.luo_yuan, cast.tang_he)))
    for chain, count in ((house.first, 3), (house.second, 4), (house.gone, 2), (house.first, 2)):
        chain.keep(count)
    acts.withdraw(house.gone.patient, "R-15", cast.gu_ning.id)
    return house


def found() -> list[str]:
    db.session.flush()
    db.session.expire_all()
    return [str(problem) for problem in fsck.examine(Tally())]


def change(model: Any, where: Any, **values: Any) -> None:
    result = db.session.execute(update(model).where(where).values(**values))
    assert result.rowcount == 1  # type: ignore[attr-defined]


def test_a_whole_house_has_no_problem_and_everything_was_looked_at(house: House) -> None:
    tally = Tally()
    assert list(fsck.examine(tally)) == []
    assert tally.counts == {
        "log entries": 12, "log nodes": 10, "log heads": 5, "statements": 11, "links": 11, "acts": 1,
        "statements withdrawn under rule R-15": 2,
    }  # fmt: skip


def test_chunks_make_no_difference(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (fsck.tree, fsck.statements):
        monkeypatch.setattr(module, "CHUNK", 2)
    tally = Tally()
    assert list(fsck.examine(tally)) == []
    assert tally.counts["log nodes"] == 10


def test_an_empty_log_is_whole(cast: Cast) -> None:
    assert found() == []


COLUMNS: dict[str, Any] = {
    "received_at": 1,
    "hash": "0" * 64,
    "signature": bytes(64),
    "sealed": None,
    "seq": 99,
    "prev": "0" * 64,
    "kind": "visit.leave",
    "author_id": uuid7(),
    "device_id": uuid7(),
    "visit_id": uuid7(),
    "patient_id": uuid7(),
    "chain": "gap",
    "beacons_ok": False,
    "not_before": 1,
    "log_index": 99,
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_of_a_statement_names_the_statement(house: House, column: str) -> None:
    identity = house.record(1).id
    change(StatementRecord, StatementRecord.id == identity, **{column: COLUMNS[column]})
    problems = found()
    assert any(problem.startswith(f"statement {identity}: ") for problem in problems), problems


def test_one_changed_byte_of_a_sealed_payload_is_named(house: House) -> None:
    row = house.record(1)
    assert row.sealed is not None
    change(
        StatementRecord, StatementRecord.id == row.id, sealed=row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])
    )
    assert found() == [f"statement {row.id}: its sealed payload was changed"]


def test_a_payload_sealed_anew_with_other_words_is_named(house: House) -> None:
    row = house.record(1)
    change(
        StatementRecord,
        StatementRecord.id == row.id,
        sealed=vault.seal(row.patient_id, b'{"v":1}', place(row.id)),
    )
    assert found() == [f"statement {row.id}: its payload is not the one whose hash it has"]


def test_a_deleted_statement_is_named_by_its_entry_and_hash(house: House) -> None:
    row = house.record(4)
    db.session.delete(row)
    assert f"log entry 4: its statement {row.hash} is missing" in found()


def test_a_statement_outside_the_log_is_named(house: House) -> None:
    row = house.record(10)
    identity = row.id
    db.session.execute(delete(LogEntry).where(LogEntry.index == 10))
    assert {f"statement {identity}: it is not in the log", "log entry 10: missing"} <= set(found())


def test_a_phone_whose_key_was_replaced_fails_its_statements(house: House, cast: Cast) -> None:
    stranger = a_phone(cast.mo_qing)
    change(Device, Device.id == house.first.phone.id, public_key=stranger.device.public_key)
    said = f"its signature is not by phone {house.first.phone.id} over these bytes"
    assert found() == [f"statement {house.record(index).id}: {said}" for index in (0, 1, 2, 9, 10)]


def test_a_changed_entry_is_named_once(house: House) -> None:
    change(LogEntry, LogEntry.index == 11, body=b"something else")
    assert found()[0] == "log entry 11: its leaf hash is not that of its bytes"


def test_a_changed_leaf_is_named(house: House) -> None:
    change(LogEntry, LogEntry.index == 5, leaf=bytes(32))
    assert found() == [
        "log entry 5: its leaf hash is not that of its bytes",
        "log node 1/2: is not the hash of its two children",
    ]


def test_a_changed_node_is_named_with_its_parent_only(house: House) -> None:
    change(LogNode, (LogNode.level == 1) & (LogNode.index == 1), hash=bytes(32))
    assert found() == [
        "log node 1/1: is not the hash of its two children",
        "log node 2/0: is not the hash of its two children",
    ]


def test_a_missing_node_is_named(house: House) -> None:
    db.session.execute(delete(LogNode).where(LogNode.level == 2, LogNode.index == 1))
    assert "log node 2/1: missing" in found()


def test_a_node_that_does_not_belong_is_named(house: House) -> None:
    db.session.execute(insert(LogNode), [{"level": 3, "index": 1, "hash": bytes(32)}])
    assert found() == ["log node 3/1: it does not belong to the tree"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"root": bytes(32)}, "its root is not that of the tree"),
        ({"note": "nonsense"}, "its checkpoint cannot be read (note.shape)"),
        ({"size": 8}, "its checkpoint names another log, size or root"),
    ],
)  # fmt: skip
def test_a_changed_head_is_named(house: House, changes: dict[str, Any], said: str) -> None:
    change(LogHead, LogHead.size == 7, **changes)
    assert f"log head {changes.get('size', 7)}: {said}" in found()


def test_a_head_with_a_changed_signature_is_named(house: House) -> None:
    head = db.session.get_one(LogHead, 7)
    change(LogHead, LogHead.size == 7, note=head.note[:-12] + "AAAAAAAAAA==\n"[-12:])
    assert [problem for problem in found() if "log head 7" in problem]


def test_a_head_of_a_longer_log_is_named(house: House) -> None:
    db.session.execute(insert(LogHead), [{"size": 20, "root": bytes(32), "note": "", "at": 1}])
    assert "log head 20: the log has only 12 entries" in found()


def test_entries_under_no_head_are_named(house: House) -> None:
    db.session.execute(delete(LogHead).where(LogHead.size == 12))
    assert "log entry 11: it and all after it stand under no signed head" in found()


def test_a_changed_act_is_named(house: House) -> None:
    change(LogAct, LogAct.index == 11, body="{}")
    assert found() == ["act 11: its time, name, text or author is not what the log holds"]


def test_a_deleted_act_is_named(house: House) -> None:
    db.session.execute(delete(LogAct))
    person = house.gone.patient
    assert found() == [
        "log entry 11: its act is missing",
        f"person {person}: the key was destroyed and the log has no withdrawal",
    ]


def test_a_key_destroyed_without_an_act_is_named(house: House) -> None:
    vault.destroy(house.first.patient, "R-15")
    assert found() == [f"person {house.first.patient}: the key was destroyed and the log has no withdrawal"]


def test_a_key_that_came_back_after_its_withdrawal_is_named(house: House) -> None:
    person = house.gone.patient
    change(vault.SubjectKey, vault.SubjectKey.subject_id == person, destroyed_at=None, rule=None)
    assert f"act 11: person {person} was withdrawn, but the key is still there" in found()


def test_other_slices_add_their_checks(house: House) -> None:
    def photos(tally: Tally) -> Any:
        tally.add("photos")
        yield Problem("photo ab12", "its bytes changed")

    tally = Tally()
    assert list(map(str, fsck.examine(tally, [photos]))) == ["photo ab12: its bytes changed"]
    assert tally.counts["photos"] == 1


def test_progress_is_heard(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsck, "CHUNK", 2)
    heard: list[int] = []
    log.append("test", [b"1", b"2", b"3"])
    list(fsck.examine(Tally(lambda counts: heard.append(counts["log entries"]))))
    assert 3 in heard
