"""A parcel: statements and their files in one request, each answered as if it had come alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from backend.evidence import resting
from backend.evidence.models import Evidence
from backend.evidence.receiving import File
from backend.evidence.resting import Rested
from backend.kernel import keys
from backend.kernel.db import db
from backend.kernel.errors import CATALOGUE
from backend.kernel.ids import uuid7
from backend.patients import service as patients
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.models import StatementRecord
from backend.visits.intake import keeping, receiving
from backend.visits.intake.sending import Sending
from tests.evidence.photos import a_bomb, a_photo, sha256, some_strokes
from tests.evidence.store import lying, named
from tests.visits.intake.parcels import code, listed, packed, rows, whole

if TYPE_CHECKING:
    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.intake.conftest import Send
    from tests.visits.phones import Handset

STROKES = "application/vnd.lianfang.strokes+json"


def test_files_and_statements_come_back_with_the_receipts_they_would_get_alone(
    door: Door, shen: Handset, envelopes: list[Any], send: Send
) -> None:
    answer = send(whole(door, envelopes))
    assert answer.status_code == 200
    assert [one["status"] for one in answer.json["results"]] == ["received", "received"]
    assert answer.json["results"][1]["receipt"]["evidence"] == {
        "present": [sha256(a_photo(seed=1)), sha256(a_photo(seed=2))],
        "awaited": [],
    }
    for one, seed in zip(answer.json["evidence"], (1, 2), strict=True):
        receipt = EvidenceReceipt.parse(one["receipt"])
        assert (one["status"], one["error"], one["sha256"]) == ("received", None, sha256(a_photo(seed=seed)))
        assert receipt.verify(keys.current().p256_spki)
    alone = shen.post(envelopes)["results"]
    assert [one["receipt"]["index"] for one in alone] == [
        one["receipt"]["index"] for one in answer.json["results"]
    ]


def test_the_same_parcel_again_gets_the_same_receipts_and_keeps_nothing_twice(
    door: Door, envelopes: list[Any], send: Send
) -> None:
    first, second = send(whole(door, envelopes)).json, send(whole(door, envelopes)).json
    assert first["evidence"] == second["evidence"]
    assert first["results"] == second["results"]
    assert (rows(Evidence), rows(StatementRecord)) == (2, 2)
    assert lying() == named()


def test_one_file_that_two_bring_at_the_same_moment_gets_one_receipt(door: Door, shen: Handset) -> None:
    photo, person = a_photo(seed=1), door.patient
    file = File(person, sha256(photo), "image/jpeg", photo)
    brought = [resting.rest([file], UUID(shen.staff)) for _ in "ab"]
    sendings = [
        Sending(UUID(shen.staff), shen.wall, [], [one for one in files if isinstance(one, Rested)])
        for files in brought
    ]
    assert len(lying()) == 2

    receiving.take(sendings)
    db.session.commit()
    for sending in sendings:
        resting.tidy(sending.files, sending.receipts)

    [one], [other] = (list(sending.receipts.values()) for sending in sendings)
    assert one == other
    assert lying() == named()


def test_a_file_that_was_sent_alone_before_keeps_its_receipt(
    door: Door, web: Browser, envelopes: list[Any], send: Send
) -> None:
    photo = a_photo(seed=2)
    address = f"/api/evidence/{sha256(photo)}?patient={door.patient}"
    before = web.put(address, data=photo, content_type="image/jpeg").json
    assert send(whole(door, envelopes)).json["evidence"][1]["receipt"] == before


@pytest.mark.parametrize(
    ("data", "changes", "expected"),
    [
        (a_photo(seed=3), {"sha256": sha256(b"other")}, "evidence.hash_mismatch"),
        (a_photo(seed=3), {"media_type": "image/gif"}, "evidence.media_type"),
        (a_photo(seed=3), {"patient": str(uuid7())}, "evidence.patient_unknown"),
        (a_bomb(), {"media_type": "image/png"}, "evidence.pixels"),
        (b"hello", {}, "evidence.not_a_photo"),
        (b"", {}, "evidence.not_a_photo"),
        (a_photo(seed=3)[:-50], {}, "evidence.truncated"),
        (b"[" * 100_000, {"media_type": STROKES}, "evidence.strokes"),
        (bytes(512 * 1024 + 1), {"media_type": STROKES}, "evidence.too_large"),
    ],
)
def test_a_bad_file_is_refused_alone(
    door: Door, envelopes: list[Any], send: Send, data: bytes, changes: dict[str, Any], expected: str
) -> None:
    photo, strokes = a_photo(seed=1), some_strokes()
    evidence = [
        listed(photo, door.patient),
        listed(data, door.patient, **changes),
        listed(strokes, door.patient, media_type=STROKES),
    ]
    answer = send(packed(envelopes, evidence, [photo, data, strokes])).json
    assert [one["status"] for one in answer["evidence"]] == ["received", "refused", "received"]
    assert answer["evidence"][1]["receipt"] is None
    assert answer["evidence"][1]["error"]["code"] == expected
    assert expected in CATALOGUE
    assert [one["status"] for one in answer["results"]] == ["received", "received"]
    assert rows(Evidence) == 2


def test_a_bad_statement_is_set_aside_alone(door: Door, envelopes: list[Any], send: Send) -> None:
    photo = a_photo(seed=1)
    given = [envelopes[0], "nonsense", envelopes[1]]
    answer = send(packed(given, [listed(photo, door.patient)], [photo])).json
    assert [one["status"] for one in answer["results"]] == ["received", "quarantined", "received"]
    assert answer["evidence"][0]["status"] == "received"


def test_after_withdrawal_a_parcel_leaves_nothing(door: Door, envelopes: list[Any], send: Send) -> None:
    patients.withdraw(door.patient, "R-15", None)
    answer = send(whole(door, envelopes)).json
    assert {one["error"]["code"] for one in answer["evidence"]} == {"evidence.withdrawn"}
    assert {one["error"]["code"] for one in answer["results"]} == {"patient.withdrawn"}
    assert rows(Evidence) == 0


def test_when_the_batch_has_to_be_undone_the_files_are_kept_all_the_same(
    door: Door, envelopes: list[Any], send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, calls = keeping.keep, []

    def stumbles(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 1:
            raise RuntimeError("something unforeseen")
        sound(*args)

    monkeypatch.setattr(keeping, "keep", stumbles)
    answer = send(whole(door, envelopes)).json
    assert [one["status"] for one in answer["results"]] == ["received", "received"]
    assert rows(Evidence) == 2
    for one in answer["evidence"]:
        row = db.session.get(Evidence, (one["sha256"], door.patient))
        assert row is not None
        assert EvidenceReceipt.parse(one["receipt"]).sig == row.receipt_sig


@pytest.mark.parametrize(
    "ends_after", ["the length", "half the header", "the header", "a file", "half a file"]
)
def test_a_parcel_cut_off_on_the_way_costs_only_what_had_not_arrived(
    door: Door, envelopes: list[Any], send: Send, trickle: Send, ends_after: str
) -> None:
    data, photo = whole(door, envelopes), a_photo(seed=1)
    header = len(data) - len(photo) - len(a_photo(seed=2))
    end, kept = {
        "the length": (4, 0),
        "half the header": (header // 2, 0),
        "the header": (header, 0),
        "a file": (header + len(photo), 1),
        "half a file": (header + len(photo) + 100, 1),
    }[ends_after]
    answer = trickle(data[:end], len(data))
    assert (answer.status_code, code(answer)) == (400, "parcel.cut_off")
    assert (rows(Evidence), rows(StatementRecord)) == (kept, 0)
    assert send(data).status_code == 200
