"""A signature drawn before is found however many others lie where it lies."""

from __future__ import annotations

import pytest

from backend.authenticity import packing
from backend.authenticity.handwriting import Handwriting, measured
from backend.authenticity.models import EvidenceTrait, TraceStroke
from backend.authenticity.real import strokes, traits
from backend.authenticity.stroke_memory import REACH, across, along
from backend.authenticity.trace import Trace
from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.authenticity import story

pytestmark = pytest.mark.usefixtures("app")
NAME = "e" * 64


def drawn() -> Handwriting:
    hand = measured(story.draw(1, 1, 1))
    assert hand
    return hand


def kept(sha256: str, key: float, other: float | None, *, days: int, hand: Handwriting | None = None) -> str:
    """A stranger's signature so many days ago; the visit."""
    patient, visit = uuid7(), uuid7()
    began = story.MORNING - days * story.DAY
    row = {"hand": f"patient:{patient}", "patient_id": patient, "began": began}
    db.session.add(TraceStroke(visit_id=visit, sha256=sha256, along=key, across=other, **row))
    if hand:
        sealed = vault.seal(patient, packing.pack_hand(hand), traits._PLACE + sha256.encode())
        db.session.add(EvidenceTrait(sha256=sha256, patient_id=patient, sealed=sealed, made_at=1))
    db.session.flush()
    return str(visit)


def repeated(sha256: str = NAME) -> list[str]:
    """Visits whose path is drawn again today."""
    name = story.Signature("patient", "lin", story.MORNING, (), drawn=drawn(), sha256=sha256)
    today = story.visit(id=str(uuid7()), patient=str(uuid7()), signatures=(name,))
    return [one.visit for one in strokes.compared(Trace(today)).paths]


def crowd(count: int, spread: float) -> None:
    """Newer signatures of others on the same spot of the first line, and anywhere on the second."""
    key, other = along(drawn()), across(drawn())
    for number in range(count):
        kept(f"{number:064d}", key + spread * REACH, other + 3 * (number % 2 or -1), days=1)


@pytest.mark.parametrize("other", [across(drawn()), None], ids=["now", "before there was a second line"])
def test_an_old_copy_is_found_among_two_hundred_strangers(other: float | None) -> None:
    crowd(200, spread=0.5)
    copy = kept("c" * 64, along(drawn()) + REACH / 20, other, days=900, hand=drawn())

    assert repeated() == [copy]


def test_the_very_same_file_is_found_wherever_it_lies() -> None:
    key, other = along(drawn()), across(drawn())
    for number in range(200):
        kept(f"{number:064d}", key, other, days=1)
    copy = kept(NAME, key, other, days=900, hand=drawn())

    assert repeated() == [copy]
