"""The log in the database: what is appended is proven, in every batch, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from backend.kernel import keys
from backend.kernel.db import db
from backend.transparency import checkpoint, log, merkle
from backend.transparency.fsck import Tally, tree
from backend.transparency.models import LogEntry, LogNode
from tests.transparency.vectors import load

if TYPE_CHECKING:
    from backend.kernel.http import App

pytestmark = pytest.mark.usefixtures("app")


def entries(first: int, count: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(first, first + count)]


def test_an_empty_log_has_a_signed_head() -> None:
    head, note = checkpoint.read(log.checkpoint())
    assert (head.size, head.root) == (0, merkle.EMPTY_ROOT)
    assert log.trust().vouches(note)


def test_every_entry_of_every_batch_is_proven_under_its_head() -> None:
    size = 0
    for count in (1, 1, 5, 2, 8, 1, 3):
        appended = log.append("test", entries(size, count))
        head, note = checkpoint.read(appended.checkpoint)
        assert (appended.first, appended.size, head.size) == (size, size + count, size + count)
        assert log.trust().vouches(note)
        for number, (entry, proof) in enumerate(
            zip(entries(size, count), appended.proofs, strict=True), size
        ):
            leaf = merkle.leaf_hash(entry)
            assert merkle.verify_inclusion(leaf, number, appended.size, proof, head.root)
            assert log.prove_inclusion(number, appended.size) == proof
        size += count


def test_the_tree_is_that_of_the_vectors() -> None:
    for first, count in ((0, 9), (9, 54), (63, 1), (64, 1)):
        log.append("test", entries(first, count))
    roots = {case["size"]: case["root"] for case in load("merkle")["roots"]}
    for size in (9, 63, 64, 65):
        head = log.head_at(size)
        assert head is not None
        assert checkpoint.b64(head.root) == roots[size]


def test_old_heads_are_consistent_with_new_ones() -> None:
    heads = [checkpoint.read(log.append("test", entries(n, n + 1)).checkpoint)[0] for n in (0, 1, 3)]
    for first in heads:
        for second in heads:
            if first.size <= second.size:
                proof = log.prove_consistency(first.size, second.size)
                assert merkle.verify_consistency(first.size, second.size, proof, first.root, second.root)


def test_only_complete_subtrees_are_stored() -> None:
    log.append("test", entries(0, 13))
    assert db.session.query(LogEntry).count() == 13
    assert {(row.level, row.index) for row in db.session.query(LogNode)} == {
        *((1, index) for index in range(6)), *((2, index) for index in range(3)), (3, 0),
    }  # fmt: skip


def test_an_append_costs_five_queries_however_long_the_log_is() -> None:
    log.append("test", entries(0, 200))
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    log.append("test", entries(200, 50))
    assert len(seen) <= 5, seen


def test_many_at_once_leave_one_whole_log(app: App) -> None:
    def append(number: int) -> None:
        with app.app_context():
            log.append("test", [b"%d" % number, b"twin"])
            db.session.commit()

    db.session.commit()
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(append, range(30)))
    assert log.size() == 60
    assert list(tree.check(Tally())) == []


def test_an_append_that_is_undone_leaves_nothing() -> None:
    log.append("test", [b"one"])
    db.session.commit()
    log.append("test", [b"two"])
    db.session.rollback()
    assert log.append("test", [b"three"]).first == 1
    assert list(tree.check(Tally())) == []


def test_a_head_is_signed_by_both_keys() -> None:
    _, note = checkpoint.read(log.append("test", [b"one"]).checkpoint)
    assert note.signed_by_p256(log.origin(), keys.current().p256_spki)
    assert note.signed_by_ed25519(log.origin(), keys.current().ed25519_raw)
