"""How files come to rest: durable first, known afterwards, and never after they may have been swept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend.evidence import receiving, resting, store
from backend.evidence.models import Evidence
from backend.evidence.receiving import File
from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.kernel.refusals import Busy
from backend.kernel.vault import SubjectKey
from backend.patients import service as patients
from tests.evidence.photos import a_photo, sha256
from tests.evidence.store import lying, named


@pytest.fixture
def sender(cast):
    return cast.he_xiaoman.id


def a_file(person, seed: int = 1) -> File:
    photo = a_photo(seed=seed)
    return File(person, sha256(photo), "image/jpeg", photo)


def test_a_file_that_comes_alone_lies_in_the_store_before_its_row_is_written(patient, sender, monkeypatch):
    there = []
    insert = receiving.insert
    monkeypatch.setattr(receiving, "insert", lambda rows: (there.extend(lying()), insert(rows))[1])
    resting.receive(a_file(patient.id), sender)
    assert set(there) == named() == lying()


def test_the_same_file_again_leaves_one_in_the_store(patient, sender):
    first, second = (resting.receive(a_file(patient.id), sender) for _ in "ab")
    assert first == second
    assert len(lying()) == 1
    assert lying() == named()


def test_several_are_answered_each_on_its_own(patient, sender):
    good, bad, nobodys = a_file(patient.id), File(patient.id, "0" * 64, "image/jpeg", b"x"), a_file(uuid7())
    answers = resting.receive_all([bad, good, nobodys], sender)
    assert [getattr(one, "code", None) for one in answers] == [
        "evidence.hash_mismatch", None, "evidence.patient_unknown",
    ]  # fmt: skip
    assert lying() == named()
    assert len(named()) == 1


def test_a_file_for_nobody_makes_no_key(patient, sender):
    nobody = uuid7()
    resting.receive_all([a_file(nobody)], sender)
    assert db.session.get(SubjectKey, nobody) is None
    assert lying() == set()


def test_what_was_received_before_a_withdrawal_keeps_its_receipt(patient, sender):
    [first] = resting.receive_all([a_file(patient.id)], sender)
    patients.withdraw(patient.id, "R-15", None)
    jobs.commit()
    again, new = resting.receive_all([a_file(patient.id), a_file(patient.id, 2)], sender)
    assert again == first
    assert new.code == "evidence.withdrawn"


def test_what_has_lain_for_a_day_is_not_made_known_any_more(patient, sender):
    rested = resting.rest([a_file(patient.id)], sender)
    late = clock.now_ms() + resting.LATEST_MS + 1
    with clock.reading(lambda: late), pytest.raises(Busy):
        resting.settle(rested)
    assert db.session.scalar(select(Evidence.sha256)) is None
    store.current().get(store.name_of(rested[0].object))
