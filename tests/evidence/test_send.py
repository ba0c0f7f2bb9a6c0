"""Sending a whole file: checked, kept sealed, signed for; twice is once."""

from __future__ import annotations

import base64
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from backend.evidence import service, store
from backend.evidence.models import Evidence
from backend.kernel import keys, vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.errors import CATALOGUE
from backend.kernel.ids import uuid7
from backend.patients import service as patients
from backend.transparency.evidence_receipt import EvidenceReceipt
from tests.evidence.photos import a_bomb, a_photo, a_photo_with_exif, sha256, some_strokes
from tests.patients.people import a_patient

STROKES = "application/vnd.lianfang.strokes+json"


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(Evidence))


def test_a_photo_gets_a_receipt_that_verifies(send):
    photo, before = a_photo(), now_ms()
    answer = send(photo)
    assert answer.status_code == 200
    receipt = EvidenceReceipt.parse(answer.json)
    assert receipt.verify(keys.current().p256_spki)
    assert (receipt.sha256, receipt.size) == (sha256(photo), len(photo))
    assert before <= receipt.at <= now_ms()


def test_a_drawn_signature_is_received_too(send, patient):
    strokes = some_strokes()
    assert send(strokes, STROKES).status_code == 200
    assert service.get(patient.id, sha256(strokes)).media_type == STROKES


def test_the_same_photo_again_gets_the_same_receipt(send):
    first, second = send(a_photo()), send(a_photo())
    assert first.json == second.json
    assert rows() == 1


def test_four_tabs_sending_the_same_photo_at_once_get_the_same_receipt(app, signed_in, patient):
    photo, browsers = a_photo(), [signed_in("he.xiaoman") for _ in range(4)]
    address = f"/api/evidence/{sha256(photo)}?patient={patient.id}"
    db.session.commit()

    def put(browser):
        with app.app_context():
            return browser.put(address, data=photo, content_type="image/jpeg")

    with ThreadPoolExecutor(4) as tabs:
        answers = list(tabs.map(put, browsers))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.json["sig"] for answer in answers}) == 1
    assert rows() == 1


def test_what_rests_in_the_store_is_sealed(send, config, patient):
    photo = a_photo()
    send(photo)
    row = service.get(patient.id, sha256(photo))
    sealed = store.current().get(store.name_of(row.object))
    assert photo[:64] not in sealed
    assert vault.open(patient.id, sealed, b"evidence/" + row.sha256.encode()) == photo


def test_the_same_picture_for_two_people_is_kept_for_both(send, cast):
    other = a_patient(cast, "程一帆").id
    assert send(a_photo()).status_code == 200
    assert send(a_photo(), to=other).status_code == 200
    assert rows() == 2


def test_a_photo_for_nobody_is_refused_and_leaves_nothing(send):
    answer = send(a_photo(), to=uuid7())
    assert (answer.status_code, answer.json["code"]) == (404, "evidence.patient_unknown")
    assert rows() == 0


def test_bytes_that_are_not_what_the_hash_names_are_refused(send):
    answer = send(a_photo(), name=sha256(b"other"))
    assert (answer.status_code, answer.json["code"]) == (422, "evidence.hash_mismatch")
    assert rows() == 0


def test_a_photo_cut_off_on_the_way_is_refused(send):
    photo = a_photo()
    answer = send(photo[:-100], name=sha256(photo))
    assert answer.json["code"] == "evidence.hash_mismatch"


@pytest.mark.parametrize(
    ("data", "content_type", "status", "code"),
    [
        (bytes(8 * 1024 * 1024 + 1), "image/jpeg", 413, "evidence.too_large"),
        (bytes(512 * 1024 + 1), STROKES, 413, "evidence.too_large"),
        (b"hello", "image/jpeg", 422, "evidence.not_a_photo"),
        (b"", "image/jpeg", 422, "evidence.not_a_photo"),
        (a_photo(kind="PNG"), "image/jpeg", 422, "evidence.not_a_photo"),
        (a_photo()[:-50], "image/jpeg", 422, "evidence.truncated"),
        (a_bomb(), "image/png", 422, "evidence.pixels"),
        (b"{}", STROKES, 422, "evidence.strokes"),
        (a_photo(), "image/gif", 415, "evidence.media_type"),
        (a_photo(), "application/json", 415, "evidence.media_type"),
        (a_photo(), "multipart/form-data", 415, "evidence.media_type"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_help_in_both_languages(send, data, content_type, status, code):
    answer = send(data, content_type)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["help"]["zh"]
    assert answer.json["help"]["en"]
    assert rows() == 0


@pytest.mark.filterwarnings("ignore:.*EXIF.*:UserWarning")
def test_a_photo_with_hostile_metadata_is_received_and_shown(send, patient):
    photo = a_photo_with_exif(b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x01" * 400)
    assert send(photo).status_code == 200
    assert service.get(patient.id, sha256(photo)).thumbnail == "made"


@pytest.mark.parametrize("address", ["x", "AB" * 32, "0" * 63, "../" * 10])
def test_an_address_that_is_no_hash_is_refused(phone, patient, address):
    answer = phone.put(
        f"/api/evidence/{address}?patient={patient.id}", data=a_photo(), content_type="image/jpeg"
    )
    assert answer.json["code"] in {"evidence.address", "request.not_found", "request.method"}


@pytest.mark.parametrize("query", ["", "?patient=", "?patient=me"])
def test_a_photo_must_say_for_whom_it_is(phone, query):
    answer = phone.put(f"/api/evidence/{sha256(a_photo())}{query}", data=a_photo(), content_type="image/jpeg")
    assert (answer.status_code, answer.json["code"]) == (422, "request.invalid")


def test_only_someone_signed_in_may_send(visitor, patient):
    photo = a_photo()
    address = f"/api/evidence/{sha256(photo)}?patient={patient.id}"
    assert visitor.put(address, data=photo, content_type="image/jpeg").status_code == 401


def test_a_photo_without_content_length_is_measured_while_it_comes(send, phone, patient):
    photo = a_photo()
    answer = phone.put(
        f"/api/evidence/{sha256(photo)}?patient={patient.id}",
        input_stream=io.BytesIO(photo),
        content_type="image/jpeg",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 200


def test_after_withdrawal_nothing_more_is_taken_and_known_files_keep_their_receipt(send, patient):
    first = send(a_photo(seed=1)).json
    patients.withdraw(patient.id, "R-15", None)
    assert send(a_photo(seed=1)).json == first
    refused = send(a_photo(seed=2))
    assert (refused.status_code, refused.json["code"]) == (410, "evidence.withdrawn")
    assert refused.json["details"] == {"rule": "R-15"}


def test_the_status_says_what_is_here(phone, send, patient):
    photo = a_photo()
    address = f"/api/evidence/{sha256(photo)}/status?patient={patient.id}"
    assert phone.get(address).json == {"received": 0, "complete": False, "receipt": None}
    receipt = send(photo).json
    assert phone.get(address).json == {"received": len(photo), "complete": True, "receipt": receipt}


def test_which_of_the_named_files_were_received(send, patient):
    send(a_photo(seed=1))
    here, awaited = sha256(a_photo(seed=1)), sha256(a_photo(seed=2))
    assert service.received(patient.id, [here, awaited]) == {here}
    assert set(service.find(patient.id, [here, awaited])) == {here}
    assert service.received(patient.id, []) == set()


def test_the_signature_travels_in_base64url(send):
    sig = send(a_photo()).json["sig"]
    assert len(base64.urlsafe_b64decode(sig + "==")) == 64


def test_every_refusal_of_the_evidence_is_in_the_catalogue():
    assert {code for code in CATALOGUE if code.startswith("evidence.")} >= {
        "evidence.hash_mismatch",
        "evidence.withdrawn",
    }
