"""Every format does what the shared vectors say; pwa/src/domain is held to the same files."""

import json
import subprocess
import sys
from base64 import b64decode
from operator import itemgetter
from typing import Any

import pytest

from backend.transparency import checkpoint, merkle, receipt, statement
from backend.transparency.beacon import Beacon
from backend.transparency.dsse import MAX_PAYLOAD, Envelope, pae
from backend.transparency.encoding import b64
from backend.transparency.entry import act_entry, envelope_entry
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.note import parse_vkey
from backend.transparency.receipt import Receipt
from backend.transparency.trust import Trust
from tests.transparency.vectors import error_of, load

Case = dict[str, Any]
DSSE, STATEMENT, BEACON, ENTRY, CHECKPOINT, RECEIPT = map(
    load, ("dsse", "statement", "beacon", "entry", "checkpoint", "receipt")
)


def every(cases: list[Case]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=itemgetter("name"))


def test_the_vectors_are_those_the_code_writes() -> None:
    subprocess.run([sys.executable, "-m", "tools.vectors", "--check"], check=True)


@every(DSSE["cases"])
def test_an_envelope_is_refused_or_verified(case: Case) -> None:
    assert error_of(Envelope.parse, case["envelope"]) == case.get("error")
    if "error" not in case:
        envelope = Envelope.parse(case["envelope"])
        assert envelope.verify(b64decode(DSSE["keys"]["device"]["spki"])) is case["verifies"]
        assert (envelope.hash, b64(pae(envelope.payload))) == (case["hash"], case["pae"])
        assert envelope.to_json() == case["envelope"]


def test_a_payload_over_the_limit_is_refused() -> None:
    good = DSSE["cases"][0]["envelope"]
    fits, over = (good | {"payload": b64(b"x" * size)} for size in (MAX_PAYLOAD, MAX_PAYLOAD + 1))
    assert error_of(Envelope.parse, fits) is None
    assert error_of(Envelope.parse, over) == "envelope.size"


@every(STATEMENT["cases"])
def test_a_statement_is_read_or_refused(case: Case) -> None:
    payload = case["payload"].encode()
    assert error_of(statement.parse, payload) == case["error"]
    if case["error"] is None:
        assert statement.parse(payload).hash == case["hash"]


@pytest.mark.parametrize("payload", [b"\xff\xfe", b"\xed\xa0\x80", b"[" * 60_000, b'{"a":' * 10_000])
def test_bytes_that_are_no_json_are_refused_quietly(payload: bytes) -> None:
    assert error_of(statement.parse, payload) == "statement.json"


def test_a_beacon_knows_whose_it_is() -> None:
    payload = next(case["payload"] for case in STATEMENT["cases"] if "colleague" in case["name"])
    own, told = statement.parse(payload.encode()).beacons
    assert own.seen is not None
    assert own.sender is None
    assert told.seen is None
    assert told.sender is not None


@every(BEACON["cases"])
def test_a_beacon_is_refused_or_verified(case: Case) -> None:
    assert error_of(Beacon.parse, case["beacon"]) == case["error"]
    if case["error"] is None:
        server = BEACON["keys"]["server"]
        assert (
            Beacon.parse(case["beacon"]).verify({server["hint"]: b64decode(server["spki"])})
            is case["verifies"]
        )


@every(ENTRY["cases"])
def test_an_entry_has_exactly_these_bytes(case: Case) -> None:
    if "envelope" in case:
        entry = envelope_entry(case["received_at"], Envelope.parse(case["envelope"]))
    else:
        entry = act_entry(case["at"], case["act"].encode(), case["act_name"], case["by"])
    assert entry == case["entry"].encode()
    assert merkle.leaf_hash(entry).hex() == case["leaf"]


@every(CHECKPOINT["cases"])
def test_a_checkpoint_is_refused_or_verified(case: Case) -> None:
    assert error_of(checkpoint.read, case["note"]) == case["error"]
    if case["error"] is None:
        (head, note), keys = checkpoint.read(case["note"]), CHECKPOINT["keys"]
        assert (head.origin, head.size, b64(head.root)) == (case["origin"], case["size"], case["root"])
        assert note.signed_by_p256(head.origin, b64decode(keys["p256"]["spki"])) is case["p256"]
        assert note.signed_by_ed25519(head.origin, b64decode(keys["ed25519"]["public"])) is case["ed25519"]
        assert str(note) == case["note"]


def test_a_verifier_key_reads_back() -> None:
    keys = CHECKPOINT["keys"]
    assert parse_vkey(keys["ed25519"]["vkey"]) == (keys["origin"], b64decode(keys["ed25519"]["public"]))
    assert error_of(parse_vkey, keys["ed25519"]["vkey"].replace("qingya", "linxi")) == "note.vkey"
    assert error_of(parse_vkey, "nonsense") == "note.vkey"


@every(RECEIPT["cases"])
def test_a_receipt_proves_its_statement_or_not(case: Case) -> None:
    envelope, keys = Envelope.parse(RECEIPT["envelope"]), RECEIPT["keys"]

    def check() -> None:
        trust = Trust(keys["origin"], b64decode(keys["p256"]["spki"]), None)
        receipt.verify(Receipt.parse(case["receipt"]), envelope, trust)

    assert error_of(check) == case["error"]
    if case["error"] is None:
        assert Receipt.parse(case["receipt"]).to_json() == case["receipt"]


@every(RECEIPT["evidence_receipts"])
def test_an_evidence_receipt_verifies_or_not(case: Case) -> None:
    parsed = EvidenceReceipt.parse(case["receipt"])
    assert parsed.verify(b64decode(RECEIPT["keys"]["p256"]["spki"])) is case["verifies"]
    assert parsed.to_json() == case["receipt"]


def test_trust_reads_what_the_server_publishes() -> None:
    keys = CHECKPOINT["keys"]
    published = {"origin": keys["origin"], "ed25519": keys["ed25519"]["vkey"], "p256": keys["p256"]["spki"]}
    trust = Trust.parse(json.dumps(published | {"rescue": "…", "checkpoint": "…"}))
    assert trust.to_json() == published
    assert Trust.parse(keys["ed25519"]["vkey"]).to_json() == {
        name: published[name] for name in ("origin", "ed25519")
    }


@pytest.mark.parametrize("text", ["{}", "{", "[]", "null", '{"ed25519": 1}'])
def test_trust_in_nothing_is_refused(text: str) -> None:
    assert error_of(Trust.parse, text) in {"trust.shape", "note.vkey"}
    with pytest.raises(ValueError, match="needs a key"):
        Trust("log.example", None, None)
