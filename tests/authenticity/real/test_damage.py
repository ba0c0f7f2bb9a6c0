"""What was damaged is made again from its source; what cannot be read clears nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.authenticity.models import Assessment, EvidenceTrait, Standing, VisitTrace
from backend.authenticity.real import judging
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.scenarios.inquiry import strokes, upload
from tests.visits import honest

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door

STROKES = "application/vnd.lianfang.strokes+json"


def flipped(sealed: bytes) -> bytes:
    return sealed[:-1] + bytes([sealed[-1] ^ 1])


def again(visit: UUID) -> dict[str, str]:
    """What the checks say when they are asked once more."""
    judging.judged(visit, anew=True)
    jobs.commit()
    newest = db.session.get_one(Assessment, db.session.get_one(Standing, visit).assessment_id)
    return {one["check"]: one["outcome"] for one in judging.said(newest)}


@pytest.fixture
def twice(door: Door) -> Door:
    """Two visits to somebody with the very same signature of theirs, two hours apart."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    drawn = upload(he, door.patient, strokes(3), STROKES)
    for visit in (door.visit, uuid7()):
        door.visit = visit
        he.open(visit, door.patient, shen)
        door.world.wait(minutes=1)
        shen.join(visit, door.patient, he)
        shakes = [he.shake(visit, shen)]
        door.world.wait(minutes=20)
        signed = [honest.signature("PATIENT", strokes=drawn)]
        shen.leave(visit, door.patient, he.close(visit, door.patient, shakes=shakes, signatures=signed))
        he.send()
        shen.send()
        door.world.wait(minutes=120)
    db.session.rollback()
    return door


def test_damaged_facts_of_another_visit_are_read_again_and_compared(twice: Door) -> None:
    kept = db.session.query(VisitTrace).filter(VisitTrace.visit_id != twice.visit).one()
    whole, kept.sealed = kept.sealed, flipped(kept.sealed)
    jobs.commit()

    told = again(twice.visit)

    assert told["signature.again"] == "doubt"
    db.session.expire_all()
    assert kept.sealed not in (whole, flipped(whole)), "sealed anew"


def test_damaged_measures_of_a_file_are_taken_of_it_again(twice: Door) -> None:
    kept = db.session.query(EvidenceTrait).one()
    assert kept.sealed
    kept.sealed = flipped(kept.sealed)
    jobs.commit()

    assert again(twice.visit)["signature.again"] == "doubt"
