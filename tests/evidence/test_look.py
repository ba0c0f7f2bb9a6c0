"""Looking at a photo: only within a visit one may see, recorded, never cached."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from sqlalchemy import select

from backend.evidence import service, store
from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.record_models import AccessRecord
from tests.evidence.photos import a_photo, a_photo_with_exif, sha256, some_strokes

pytestmark = pytest.mark.usefixtures("visible")
STROKES = "application/vnd.lianfang.strokes+json"


@pytest.fixture
def look(signed_in):
    """`look(data)` opens a file as the supervisor; `look(data, "/thumbnail")` its small picture."""
    desk, visit = signed_in("tian.shouzheng"), uuid7()

    def get(data: bytes, what: str = ""):
        return desk.get(f"/api/evidence/{sha256(data)}{what}?visit={visit}")

    return get


def test_the_bytes_come_back_as_they_were_sent(send, look):
    photo = a_photo()
    send(photo)
    answer = look(photo)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/jpeg", photo)


def test_a_photo_is_never_kept_by_a_browser(send, look):
    send(a_photo())
    assert look(a_photo()).headers["Cache-Control"] == "no-store"
    assert look(a_photo()).headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("what", "action"), [("", "evidence.open"), ("/thumbnail", "evidence.thumbnail")])
def test_every_look_is_recorded(send, look, cast, what, action):
    send(a_photo())
    look(a_photo(), what)
    record = db.session.scalars(select(AccessRecord).order_by(AccessRecord.seq.desc())).first()
    assert (record.action, record.object_id, record.staff_id) == (
        action,
        sha256(a_photo()),
        cast.tian_shouzheng.id,
    )
    assert record.purpose.startswith("visit ")


def test_a_photo_not_received_yet_is_said_to_be_awaited(look):
    answer = look(a_photo())
    assert (answer.status_code, answer.json["code"]) == (404, "evidence.not_received")


def test_what_a_visit_hides_is_not_shown(send, look, hidden):
    send(a_photo())
    assert look(a_photo()).status_code == 401


def test_administrators_see_no_photos(send, signed_in):
    send(a_photo())
    for login in ("cheng.yan", "gu.ning", "bai.yu"):
        answer = signed_in(login).get(f"/api/evidence/{sha256(a_photo())}?visit={uuid7()}")
        assert answer.status_code == 403


@pytest.mark.parametrize("what", ["", "/thumbnail"])
def test_a_withdrawn_photo_says_under_which_rule(send, look, patient, what):
    send(a_photo())
    service.withdraw(patient.id, [sha256(a_photo())], "R-15", None)
    answer = look(a_photo(), what)
    assert (answer.status_code, answer.json["code"]) == (410, "evidence.withdrawn")
    assert answer.json["details"] == {"rule": "R-15"}


@pytest.mark.parametrize("what", ["", "/thumbnail"])
def test_a_photo_of_someone_whose_key_is_destroyed_is_withdrawn(send, look, patient, what):
    send(a_photo())
    vault.destroy(patient.id, "R-17")
    assert look(a_photo(), what).json["details"] == {"rule": "R-17"}


def test_a_damaged_copy_is_never_shown(send, look, patient):
    send(a_photo())
    name = store.name_of(service.get(patient.id, sha256(a_photo())).object)
    sealed = bytearray(store.current().get(name))
    sealed[100] ^= 1
    store.current().put(name, bytes(sealed))
    assert look(a_photo()).json["code"] == "evidence.unreadable"


def test_a_lost_copy_is_reported(send, look, patient):
    send(a_photo())
    store.current().delete(store.name_of(service.get(patient.id, sha256(a_photo())).object))
    assert look(a_photo()).json["code"] == "evidence.unreadable"


def test_a_thumbnail_is_small_upright_and_without_metadata(send, look):
    photo = a_photo_with_exif(b"", orientation=6)
    send(photo)
    answer = look(photo, "/thumbnail")
    picture = Image.open(io.BytesIO(answer.data))
    assert (answer.mimetype, picture.format) == ("image/jpeg", "JPEG")
    assert picture.size == (240, 320)
    assert not picture.getexif()
    assert b"must not survive" not in answer.data


def test_a_large_photo_is_shrunk(send, look):
    photo = a_photo(1600, 1200)
    send(photo)
    assert Image.open(io.BytesIO(look(photo, "/thumbnail").data)).size == (480, 360)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "L"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_every_kind_of_photo_has_a_thumbnail(send, look, kind, mode):
    photo = a_photo(kind=kind, mode=mode)
    assert send(photo, f"image/{kind.lower()}").status_code == 200
    assert look(photo, "/thumbnail").status_code == 200


def test_a_drawing_has_no_thumbnail(send, look):
    send(some_strokes(), STROKES)
    assert look(some_strokes(), "/thumbnail").json["code"] == "evidence.no_thumbnail"
    assert look(some_strokes()).data == some_strokes()
