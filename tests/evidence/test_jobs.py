"""Work after the answer: thumbnails, and finding what was missed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend.evidence import service, store, sweep, thumbnails
from backend.evidence.models import EvidencePiece
from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service as patients
from tests.evidence.photos import a_photo, sha256

DAY = 24 * 3_600_000


@pytest.fixture
def forgotten(monkeypatch):
    """Jobs are asked for and never come: the server stopped right after the answer."""
    monkeypatch.setattr(jobs, "later", lambda *_: None)


def the_row(patient, photo):
    db.session.flush()
    db.session.expire_all()
    return service.get(patient.id, sha256(photo))


def small_is_there(row) -> bool:
    try:
        return bool(store.current().get(store.name_of(row.object) + store.SMALL))
    except FileNotFoundError:
        return False


def test_the_thumbnail_is_made_after_the_answer_and_rests_sealed(send, patient):
    send(a_photo())
    row = the_row(patient, a_photo())
    assert row.thumbnail == "made"
    assert store.current().get(store.name_of(row.object) + store.SMALL)[:3] != b"\xff\xd8\xff"


def test_making_a_thumbnail_twice_makes_it_once(send, patient, monkeypatch):
    send(a_photo())
    monkeypatch.setattr(thumbnails, "shrink", lambda _: pytest.fail("made again"))
    thumbnails.make(patient.id, sha256(a_photo()))


def test_a_job_for_a_photo_that_is_not_there_does_nothing(app):
    thumbnails.make(uuid7(), "0" * 64)


@pytest.mark.usefixtures("forgotten")
def test_a_missed_thumbnail_is_made_when_somebody_looks(send, patient):
    send(a_photo())
    row = the_row(patient, a_photo())
    assert row.thumbnail == "to do"
    assert thumbnails.read(row)[:2] == b"\xff\xd8"
    assert row.thumbnail == "made"


@pytest.mark.usefixtures("forgotten")
def test_the_sweep_finds_thumbnails_that_were_missed(send, patient, monkeypatch):
    send(a_photo())
    asked = []
    monkeypatch.setattr(sweep, "later", lambda work, *args: asked.append((work, args)))
    sweep.sweep()
    assert asked == []
    with clock.reading(lambda: the_row(patient, a_photo()).received_at + 11 * 60_000):
        sweep.sweep()
    assert asked == [(thumbnails.make, (patient.id, sha256(a_photo())))]


def test_a_lost_thumbnail_is_made_again(send, patient):
    send(a_photo())
    row = the_row(patient, a_photo())
    store.current().delete(store.name_of(row.object) + store.SMALL)
    assert thumbnails.read(row)
    assert small_is_there(row)


def test_a_photo_that_cannot_be_decoded_is_kept_without_a_thumbnail(send, patient):
    photo = a_photo(progressive=True)
    broken = photo[:300] + b"\0" * (len(photo) - 302) + photo[-2:]
    if send(broken).status_code == 200:
        assert the_row(patient, broken).thumbnail in {"impossible", "made"}


def test_garbage_has_no_thumbnail():
    assert thumbnails.shrink(b"\xff\xd8\xff\xd9") is None


def test_the_sweep_removes_withdrawn_bytes_and_keeps_the_row(send, patient):
    send(a_photo())
    name = store.name_of(the_row(patient, a_photo()).object)
    service.withdraw(patient.id, [sha256(a_photo())], "R-15", None)
    sweep.sweep()
    with pytest.raises(FileNotFoundError):
        store.current().get(name)
    with pytest.raises(FileNotFoundError):
        store.current().get(name + store.SMALL)
    row = the_row(patient, a_photo())
    assert (row.object, row.withdrawn_rule) == (None, "R-15")
    sweep.sweep()


def test_the_sweep_removes_the_bytes_of_someone_who_was_withdrawn(send, patient):
    send(a_photo())
    patients.withdraw(patient.id, "R-15", None)
    sweep.sweep()
    assert the_row(patient, a_photo()).object is None


@pytest.mark.usefixtures("forgotten")
def test_a_job_that_comes_after_the_withdrawal_gives_up_quietly(send, patient):
    send(a_photo())
    patients.withdraw(patient.id, "R-15", None)
    thumbnails.make(patient.id, sha256(a_photo()))
    assert the_row(patient, a_photo()).thumbnail == "impossible"


def test_the_sweep_forgets_abandoned_pieces_after_a_week(send):
    data = a_photo() + bytes(40_000)
    send(data[:20_000], name=sha256(data), Content_Range=f"bytes 0-19999/{len(data)}")
    now = clock.now_ms()
    with clock.reading(lambda: now + 6 * DAY):
        sweep.sweep()
    assert db.session.scalar(select(EvidencePiece.start)) == 0
    with clock.reading(lambda: now + 8 * DAY):
        sweep.sweep()
    assert db.session.scalar(select(EvidencePiece.start)) is None
