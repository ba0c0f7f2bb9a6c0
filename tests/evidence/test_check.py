"""`lianfang verify` says which photo or receipt was changed."""

from __future__ import annotations

import pytest

from backend.evidence import service, store
from backend.evidence.check import check_evidence
from backend.patients import service as patients
from backend.transparency.fsck import Tally
from tests.evidence.photos import a_photo, sha256, some_strokes


@pytest.fixture
def row(send, patient):
    assert send(a_photo()).status_code == 200
    return service.get(patient.id, sha256(a_photo()))


def problems() -> list[str]:
    return [problem.what for problem in check_evidence(Tally())]


def test_untouched_files_are_clean_and_counted(row, send):
    send(some_strokes(), "application/vnd.lianfang.strokes+json")
    tally = Tally()
    assert list(check_evidence(tally)) == []
    assert tally.counts["photos"] == 2


@pytest.mark.parametrize(
    ("column", "value"),
    [("size", 5), ("received_at", 1), ("receipt_sig", b"\0" * 64), ("receipt_key", "00000000")],
)
def test_a_changed_row_is_named(row, column, value):
    setattr(row, column, value)
    assert "its hash, size, time or receipt was changed" in problems()


def test_a_changed_byte_in_the_store_is_named(row):
    name = store.name_of(row.object)
    sealed = bytearray(store.current().get(name))
    sealed[-1] ^= 1
    store.current().put(name, bytes(sealed))
    assert problems() == ["its bytes are lost or were changed"]


def test_a_lost_file_is_named(row):
    store.current().delete(store.name_of(row.object))
    problem = next(check_evidence(Tally()))
    assert str(problem) == f"photo {row.sha256}: its bytes are lost or were changed"


def test_files_withdrawn_are_no_problem(row, patient):
    patients.withdraw(patient.id, "R-15", None)
    tally = Tally()
    assert list(check_evidence(tally)) == []
    assert tally.counts["photos withdrawn"] == 1
