"""A bundle holds without a server, and one changed byte anywhere is named."""

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.transparency import acts, dsse, evidence_receipt, exporter, log, note, p256, statements
from backend.transparency.bundle import archive, layout
from backend.transparency.bundle.check import STEPS, verify_bundle, verify_file
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.exporter import Piece
from backend.transparency.models import StatementRecord
from backend.transparency.refusals import NothingToBundle
from backend.transparency.trust import Trust
from tests.cast import Cast
from tests.factories import a_phone
from tests.transparency.phones import Chain

PHOTO, STROKES, LATE = b"\xff\xd8 a photo", b'{"v":1}', b"still on the phone"


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def piece(_: UUID, sha256: str) -> Piece:
    held = {name_of(data): data for data in (PHOTO, STROKES)}
    if sha256 not in held:
        return Piece("awaited")
    data, own = held[sha256], keys.current()
    signed = p256.sign(own.p256, evidence_receipt.message(sha256, len(data), now_ms()))
    receipt = EvidenceReceipt(sha256, len(data), now_ms(), p256.key_hint(own.p256_spki), signed)
    signed = p256.sign(own.p256, evidence_receipt.message(sha256, len(data), receipt.at))
    return Piece("present", data, replace(receipt, sig=signed))


@pytest.fixture
def visit(cast: Cast) -> UUID:
    """Two phones, five statements between those of other visits, a photo, strokes, a photo not yet here."""
    first = Chain(a_phone(cast.he_xiaoman))
    second = Chain(a_phone(cast.shen_zhixia), first.visit, first.patient)
    photos = [{"sha256": name_of(PHOTO)}, {"sha256": name_of(LATE)}]
    first.keep(kind="visit.open", expected=[str(cast.luo_yuan.id)])
    Chain(a_phone(cast.luo_yuan)).keep(3)
    second.keep(2, kind="visit.join")
    elsewhere = replace(first, visit=uuid7(), patient=uuid7())
    elsewhere.keep()
    first.seq, first.prev = elsewhere.seq, elsewhere.prev
    first.keep(kind="visit.close", photos=photos, signatures=[{"strokes": name_of(STROKES)}])
    second.keep(kind="visit.leave")
    return first.visit


@pytest.fixture
def data(visit: UUID) -> bytes:
    return exporter.bundle(visit, piece)


def problems(data: bytes, trusted: Trust | None = None) -> list[str]:
    return [str(problem) for problem in verify_file(data, trusted).problems]


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """The bundle with files changed and the MANIFEST's hashes made to fit, but not signed anew."""
    files, _ = archive.unpack(data)
    changed = {path: value for path, value in (files | changes).items() if value is not None}
    manifest, signed = layout.read_manifest(changed.pop(layout.MANIFEST))
    fitting = layout.Manifest.of(manifest.origin, manifest.visit, manifest.made_at, changed)
    return archive.pack(
        {layout.MANIFEST: str(note.Note(fitting.text, signed.signatures)).encode(), **changed}
    )


def edited(data: bytes, path: str, **changes: Any) -> bytes:
    """The bundle with fields of one JSON file changed, the MANIFEST made to fit."""
    value = json.loads(archive.unpack(data)[0][path])
    return repacked(data, **{path: layout.to_json(value | changes)})


def test_a_fresh_bundle_holds_for_whoever_knows_the_server(data: bytes) -> None:
    for trusted in (log.trust(), replace(log.trust(), p256=None), replace(log.trust(), ed25519=None)):
        report = verify_file(data, trusted)
        assert report.problems == []
        assert [name for name, _ in report.steps] == ["container", *(name for name, _ in STEPS)]


def test_without_keys_it_says_that_its_maker_is_unproven(data: bytes) -> None:
    report = verify_file(data, None)
    assert report.problems == []
    assert "its maker is unproven" in report.notes[0]


def test_it_says_what_is_absent_and_what_lies_between(data: bytes) -> None:
    notes = verify_file(data, log.trust()).notes
    assert f"Evidence {name_of(LATE)}: awaited." in notes
    assert any("numbers 2–2 are not of this visit" in line for line in notes)


def test_it_names_the_people_in_it(data: bytes) -> None:
    people = json.loads(archive.unpack(data)[0][layout.PEOPLE])
    assert {one["name"] for one in people} == {"何小满", "沈知夏", "罗远"}


def test_another_server_is_not_believed(data: bytes, cast: Cast) -> None:
    stranger = Trust(log.origin(), a_phone(cast.mo_qing).device.public_key, None)
    found = problems(data, stranger)
    assert f"MANIFEST: it is not signed by {log.origin()}" in found
    assert any(one.startswith("keys/server.json: these are not the keys") for one in found)


def test_every_changed_file_is_named(data: bytes) -> None:
    files, _ = archive.unpack(data)
    for path, content in files.items():
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        report = verify_bundle(files | {path: flipped}, log.trust())
        assert path in {problem.where for problem in report.problems}, path


def test_any_changed_byte_of_the_file_is_found(data: bytes) -> None:
    places = random.Random(2026).sample(range(len(data)), 400)  # noqa: S311
    tail = range(len(data) - 120, len(data))
    for place in (*places, *tail):
        changed = data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]
        assert problems(changed, log.trust()), place


def test_a_changed_byte_inside_a_file_names_the_file(data: bytes) -> None:
    place = data.index(PHOTO)
    found = problems(data[:place] + b"X" + data[place + 1 :], log.trust())
    assert found[0].startswith(f"evidence/{name_of(PHOTO)}: its bytes are damaged")


@pytest.mark.parametrize("cut", [0, 10, 1000, -1, -30])
def test_a_cut_file_is_named(data: bytes, cut: int) -> None:
    assert problems(data[:cut], log.trust())


@pytest.mark.parametrize("junk", [b"", b"PK", b"hello", bytes(100)])
def test_what_is_no_bundle_says_so(junk: bytes) -> None:
    assert problems(junk)[0].startswith("the file: it is not a bundle")


def test_a_removed_and_an_added_file_are_named(data: bytes) -> None:
    files, _ = archive.unpack(data)
    entry = files.pop("statements/0002/entry")
    found = [
        str(one) for one in verify_bundle(files | {"statements/0009/entry": entry}, log.trust()).problems
    ]
    assert {"statements/0002/entry: missing", "statements/0009/entry: it is not in the MANIFEST"} <= set(
        found
    )


def mutations(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Careful forgeries whose MANIFEST hashes fit, and what must be said beside the MANIFEST's signature."""
    files, _ = archive.unpack(data)
    envelopes = {path: json.loads(value) for path, value in files.items() if path.endswith("envelope.json")}
    first, other = envelopes["statements/0001/envelope.json"], envelopes["statements/0002/envelope.json"]
    receipt = json.loads(files["statements/0001/receipt.json"])
    yield (
        edited(data, "statements/0001/envelope.json", signatures=other["signatures"]),
        "statements/0001/envelope.json: it is signed by another phone than it names",
    )
    yield (
        edited(data, "statements/0001/envelope.json", payload=first["payload"][:-8] + "IH19fQ=="),
        "statements/0001/envelope.json: ",
    )
    yield (
        edited(data, "statements/0001/receipt.json", received_at=receipt["received_at"] + 1000),
        "statements/0001/entry: it is not the entry that the receipt speaks of",
    )
    yield (
        edited(data, "statements/0001/receipt.json", index=3),
        "statements/0001/receipt.json: expected a proof",
    )
    yield (
        edited(data, "statements/0001/receipt.json", checkpoint=files[layout.CHECKPOINT].decode()),
        "statements/0001/receipt.json: expected a head of",
    )
    yield repacked(data, **{layout.CHECKPOINT: b"nonsense"}), "log/checkpoint: it cannot be read"
    yield edited(data, layout.CONSISTENCY, **{"1": []}), "log/consistency.json: the head of statements/0001"
    yield (
        repacked(data, **{layout.EVIDENCE + name_of(PHOTO): b"other"}),
        f"evidence/{name_of(PHOTO)}: its bytes",
    )
    yield (
        repacked(data, **{layout.EVIDENCE + name_of(PHOTO): None}),
        f"evidence/{name_of(PHOTO)}: a statement names",
    )
    yield (
        repacked(data, **{layout.EVIDENCE + name_of(b"x"): b"x"}),
        f"evidence/{name_of(b'x')}: no statement names",
    )
    yield repacked(data, **{layout.EVIDENCE_RECEIPTS: b"[]"}), "evidence/receipts.json: no genuine receipt"
    device = next(path for path in files if path.startswith(layout.DEVICES))
    yield repacked(data, **{device: None}), ".json: the key of its phone"
    yield edited(data, device, public_key="AAAA"), f"{device}: "


def test_a_careful_forger_is_named_too(data: bytes) -> None:
    for forged, said in mutations(data):
        found = problems(forged, log.trust())
        assert f"MANIFEST: it is not signed by {log.origin()}" in found
        assert any(said in one for one in found), (said, found)


def test_a_fork_between_its_statements_is_named(cast: Cast) -> None:
    chain = Chain(a_phone(cast.he_xiaoman))
    chain.keep()
    chain.prev = "0" * 64
    chain.keep()
    assert problems(exporter.bundle(chain.visit, piece), log.trust()) == [
        "statements/0002/envelope.json: it does not follow number 1 of its phone"
    ]


def test_a_forged_time_in_a_statement_is_named(cast: Cast) -> None:
    chain = Chain(a_phone(cast.he_xiaoman))
    envelope = chain.envelope()
    forged = envelope.payload.replace(b'"time": 17', b'"time": 16')
    envelope = dsse.sign(forged, envelope.keyid, chain.phone.key)
    statements.keep([chain.arriving(envelope)])
    assert problems(exporter.bundle(chain.visit, piece), log.trust()) == [
        "statements/0001/envelope.json: it carries a time that the server did not sign"
    ]


def test_a_withdrawn_visit_keeps_its_proofs(visit: UUID) -> None:
    patient = db.session.query(StatementRecord).filter_by(visit_id=visit).first()
    assert patient is not None
    acts.withdraw(patient.patient_id, "R-15", None)
    report = verify_file(exporter.bundle(visit, piece), log.trust())
    assert report.problems == []
    assert "statements/0001/: withdrawn under rule R-15; only its proof of receipt is left." in report.notes


def test_there_is_no_bundle_of_nothing(app: Any) -> None:
    with pytest.raises(NothingToBundle):
        exporter.bundle(uuid7(), piece)
