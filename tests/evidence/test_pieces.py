"""Sending a file in pieces over a line that breaks."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from backend.evidence import pieces
from backend.evidence.models import Evidence, EvidencePiece
from backend.kernel import clock, keys
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.transparency.evidence_receipt import EvidenceReceipt
from tests.evidence.photos import a_photo, sha256

PHOTO = a_photo(700, 700, quality=95, subsampling=0, seed=3) + bytes(60_000)
STEP = 20_000


def kept() -> int:
    return db.session.scalar(select(func.count()).select_from(EvidencePiece))


@pytest.fixture
def piece(send):
    """`piece(a, b)` sends bytes a to b of the photo."""

    def put(
        start: int, end: int, data: bytes = PHOTO, name: str | None = None, total: int | None = None, **to
    ):
        span = f"bytes {start}-{end - 1}/{total or len(data)}"
        return send(data[start:end], name=name or sha256(data), Content_Range=span, **to)

    return put


def test_a_photo_in_pieces_gets_a_receipt_with_the_last_one(piece):
    total = len(PHOTO)
    for start in range(0, total - STEP, STEP):
        answer = piece(start, start + STEP)
        assert (answer.status_code, answer.json) == (202, {"received": start + STEP})
    answer = piece(start + STEP, total)
    assert answer.status_code == 200
    assert EvidenceReceipt.parse(answer.json).verify(keys.current().p256_spki)
    assert kept() == 0


def test_after_a_break_the_status_says_where_to_go_on(piece, phone, patient):
    piece(0, STEP)
    status = phone.get(f"/api/evidence/{sha256(PHOTO)}/status?patient={patient.id}").json
    assert status == {"received": STEP, "complete": False, "receipt": None}
    assert piece(STEP, len(PHOTO)).status_code == 200


def test_pieces_rest_sealed(piece):
    piece(0, STEP)
    sealed = db.session.scalar(select(EvidencePiece.sealed))
    assert PHOTO[:64] not in sealed


def test_a_piece_sent_twice_is_kept_once(piece):
    piece(0, STEP)
    assert piece(0, STEP).json == {"received": STEP}
    assert kept() == 1


def test_a_piece_that_overlaps_adds_what_is_new(piece):
    piece(0, STEP)
    assert piece(STEP // 2, 2 * STEP).json == {"received": 2 * STEP}
    assert piece(STEP // 2, len(PHOTO)).status_code == 200


def test_a_piece_after_a_hole_is_refused_with_where_to_go_on(piece):
    piece(0, STEP)
    answer = piece(2 * STEP, 3 * STEP)
    assert (answer.status_code, answer.json["code"]) == (409, "evidence.piece_missing")
    assert answer.json["details"] == {"received": STEP}


def test_a_whole_photo_may_follow_its_pieces(piece, send):
    piece(0, STEP)
    receipt = send(PHOTO).json
    assert piece(STEP, 2 * STEP).json == receipt


def test_once_the_photo_is_here_any_piece_gets_the_receipt(piece, send):
    receipt = send(PHOTO).json
    assert piece(0, STEP).json == receipt
    assert kept() == 0


def test_wrong_pieces_are_thrown_away_so_that_sending_can_start_anew(piece, phone, patient):
    wrong = b"\0" * len(PHOTO)
    name = sha256(PHOTO)
    piece(0, STEP, data=wrong, name=name)
    answer = piece(STEP, len(PHOTO), name=name)
    assert answer.json["code"] == "evidence.hash_mismatch"
    assert kept() == 0
    assert piece(0, len(PHOTO)).status_code == 200


def test_pieces_of_a_file_of_another_length_are_replaced(piece):
    piece(0, STEP, total=99_999)
    assert piece(0, STEP).json == {"received": STEP}
    assert piece(STEP, len(PHOTO)).status_code == 200


@pytest.mark.parametrize(
    "content_range",
    [
        "bytes 0-19999",
        "bytes */60000",
        "items 0-19999/60000",
        "bytes 19999-0/60000",
        "bytes 0-19999/10000",
        "bytes 0-29999/60000",
        "bytes -1-19999/60000",
        "bytes 0-19999/99999999999999999999",
        "x" * 1000,
    ],
)
def test_a_range_that_makes_no_sense_is_refused(send, content_range):
    answer = send(PHOTO[:20_000], name=sha256(PHOTO), Content_Range=content_range)
    assert (answer.status_code, answer.json["code"]) in [(416, "evidence.range"), (413, "evidence.too_large")]
    assert kept() == 0


def test_crumbs_are_refused_because_each_costs_a_row(piece):
    assert piece(0, 100).json["code"] == "evidence.range"


def test_a_file_that_would_be_too_large_is_refused_at_its_first_piece(piece):
    answer = piece(0, STEP, total=9_000_000)
    assert (answer.status_code, answer.json["code"]) == (413, "evidence.too_large")


def test_a_piece_for_nobody_is_refused(piece):
    assert piece(0, STEP, to=uuid7()).json["code"] == "evidence.patient_unknown"


def test_pieces_that_make_up_no_photo_are_refused(piece):
    answer = piece(0, 50_000, data=bytes(50_000))
    assert answer.json["code"] == "evidence.not_a_photo"
    assert db.session.scalar(select(func.count()).select_from(Evidence)) == 0


def test_a_file_nobody_goes_on_sending_is_forgotten_and_one_that_goes_on_is_not(piece, patient):
    other = a_photo(700, 700, quality=95, subsampling=0, seed=4) + bytes(60_000)
    now = clock.now_ms()
    with clock.reading(lambda: now - 10_000):
        piece(0, STEP)
        piece(0, STEP, data=other)
    piece(STEP, 2 * STEP, data=other)
    pieces.forget_before(now - 5_000)
    assert pieces.so_far(patient.id, sha256(PHOTO)) == 0
    assert pieces.so_far(patient.id, sha256(other)) == 2 * STEP
