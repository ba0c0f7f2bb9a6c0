"""The public log over HTTP."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest

from backend.kernel import clock
from backend.kernel.db import db
from backend.transparency import checkpoint, daily, log, merkle
from backend.transparency.beacon import Beacon
from backend.transparency.trust import Trust


@pytest.fixture
def visitor(visitor: Any) -> Any:
    for number in range(4):
        log.append("test", [f"entry {number}".encode(), b"twin"])
    db.session.commit()
    return visitor


def test_anyone_can_learn_the_keys_and_the_newest_head(visitor: Any) -> None:
    answer = visitor.get("/api/log")
    assert set(answer.json) == {"origin", "ed25519", "p256", "rescue", "checkpoint"}
    trust = Trust.parse(answer.text)
    assert trust == log.trust()
    assert trust.vouches(checkpoint.read(answer.json["checkpoint"])[1])


def test_a_witness_reads_the_head_as_text(visitor: Any) -> None:
    answer = visitor.get("/api/log/checkpoint")
    assert answer.mimetype == "text/plain"
    assert checkpoint.read(answer.text)[0].size == 8


def test_a_beacon_is_fresh_and_genuine(visitor: Any) -> None:
    first, second = (Beacon.parse(visitor.get("/api/beacon").json) for _ in range(2))
    assert first.verify(log.trust().beacon_keys)
    assert first.nonce != second.nonce


def test_past_heads_are_there_for_whoever_writes_them_down(visitor: Any) -> None:
    assert visitor.get("/api/log/heads").json == {"heads": []}
    tomorrow = clock.now_ms() + 26 * 3_600_000
    with clock.reading(lambda: tomorrow):
        daily.close_days()
    (head,) = visitor.get("/api/log/heads").json["heads"]
    assert (head["size"], head["stamp"], head["stamped_at"]) == (8, None, None)
    assert checkpoint.read(head["checkpoint"])[0].root == log.head_at(8).root  # type: ignore[union-attr]
    assert visitor.get(f"/api/log/heads?before={head['day']}").json == {"heads": []}
    assert visitor.get("/api/log/heads?limit=1000").json["code"] == "request.invalid"


def test_consistency_is_proven_to_anyone(visitor: Any) -> None:
    proof = [b64decode(item) for item in visitor.get("/api/log/consistency?first=2&second=8").json["proof"]]
    old, new = log.head_at(2), log.head_at(8)
    assert old is not None
    assert new is not None
    assert merkle.verify_consistency(2, 8, proof, old.root, new.root)


@pytest.mark.parametrize("query", ["", "?size=4"])
def test_an_entry_comes_with_its_proof(visitor: Any, query: str) -> None:
    answer = visitor.get(f"/api/log/entries/2{query}").json
    head, _ = checkpoint.read(answer["checkpoint"])
    proof = [b64decode(item) for item in answer["inclusion"]]
    entry = b64decode(answer["entry"])
    assert entry == b"entry 1"
    assert merkle.verify_inclusion(merkle.leaf_hash(entry), 2, head.size, proof, head.root)


@pytest.mark.parametrize(
    "path",
    [
        "/api/log/entries/8",
        "/api/log/entries/2?size=2",
        "/api/log/entries/2?size=3",
        "/api/log/entries/2?size=9",
        "/api/log/entries/99999999999999999999999",
        "/api/log/consistency?first=3&second=2",
        "/api/log/consistency?first=1&second=9",
    ],
)
def test_what_was_never_in_the_log_is_refused(visitor: Any, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.json["code"]) == (404, "log.not_found")
    assert answer.json["details"] == {"size": 8}


@pytest.mark.parametrize("query", ["", "?first=0&second=1", "?first=a&second=1", "?first=1&second=1e30"])
def test_a_wrong_question_is_named(visitor: Any, query: str) -> None:
    assert visitor.get(f"/api/log/consistency{query}").json["code"] == "request.invalid"
