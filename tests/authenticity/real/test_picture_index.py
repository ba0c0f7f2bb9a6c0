"""The index of pictures forgets nothing and accuses nobody, however rows come, go and come again."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sqlalchemy import delete

from backend.authenticity import pictures
from backend.authenticity.facts import Fingerprint, Photo
from backend.authenticity.models import TracePhoto
from backend.authenticity.picture_table import Table
from backend.authenticity.real import photos, picture_index
from backend.authenticity.real.picture_index import TAIL
from backend.authenticity.trace import Trace
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.authenticity import story

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.usefixtures("app")


def fingerprint(seed: int) -> bytes:
    return np.random.default_rng([seed, 5]).integers(0, 256, 32, np.uint8).tobytes()


def kept(number: int, seed: int) -> UUID:
    """A picture of a visit a day ago under this number; the visit."""
    row = TracePhoto(
        number=number, visit_id=uuid7(), patient_id=uuid7(), sha256=f"{seed:064d}", subject="DOORPLATE",
        team="shiqiao", began=story.MORNING - story.DAY, pdq=fingerprint(seed), quality=90,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row.visit_id


def same_as(seed: int) -> list[str]:
    """Visits in which today's picture was seen before."""
    seen = Fingerprint(fingerprint(seed) * 8, 90, b"\0" * (96 * 72))
    taken = Photo("f" * 64, "OTHER", story.MORNING, camera=True, fingerprint=seen)
    today = story.visit(id=str(uuid7()), patient=str(uuid7()), photos=(taken,))
    return [one.visit for one in photos.compared(Trace(today))[0].same]


def test_a_number_that_was_rolled_back_stands_for_the_picture_that_got_it_next() -> None:
    kept(1, seed=1)
    assert same_as(1)
    db.session.rollback()
    second = kept(1, seed=2)

    assert same_as(1) == []
    assert same_as(2) == [str(second)]


def test_a_lower_number_that_is_committed_later_is_found() -> None:
    kept(7, seed=7)
    assert same_as(7)
    late = kept(5, seed=5)

    assert same_as(5) == [str(late)]


def test_numbers_given_anew_after_an_erasure_are_read_anew() -> None:
    for number in (1, 3 * TAIL):
        kept(number, seed=number)
    assert same_as(1)
    db.session.execute(delete(TracePhoto).where(TracePhoto.number > 1))
    after = kept(2, seed=2)

    assert same_as(3 * TAIL) == []
    assert same_as(2) == [str(after)]


def test_a_picture_is_told_from_what_stands_in_its_row_now() -> None:
    kept(1, seed=1)
    assert same_as(1)
    db.session.get_one(TracePhoto, 1).pdq = fingerprint(2)
    db.session.flush()

    assert same_as(1) == []


def test_who_asks_while_a_table_is_made_waits_and_finds_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    index = picture_index.PictureIndex()
    index._pictures.add([(1, fingerprint(1))])
    answers: list[list[list[int]]] = []
    asking = Thread(target=lambda: answers.append(index.near([fingerprint(1)])))

    def slowly(*columns: np.ndarray) -> Table:
        asking.start()
        asking.join(0.1)  # without turns it would have its answer by now
        return Table(*columns)

    monkeypatch.setattr(pictures, "Table", slowly)
    monkeypatch.setattr(index, "_catch_up", index._pictures.settle)
    index.near([])
    asking.join()

    assert answers == [[[1]]]
