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


def test_a_visit_that_cannot_be_read_is_unknown_reported_and_no_doubt_is_taken_back(
    twice: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubted = {check for check, outcome in again(twice.visit).items() if outcome == "doubt"}
    assert "signature.again" in doubted
    score = db.session.get_one(Standing, twice.visit).score

    def stumble(_: UUID) -> None:
        raise KeyError("samples")

    with monkeypatch.context() as broken:
        broken.setattr(judging, "gathered", stumble)
        told = again(twice.visit)

    row = db.session.get_one(Standing, twice.visit)
    assert told == {check: "doubt" if check in doubted else "unknown" for check in told}
    assert set(db.session.get_one(Assessment, row.assessment_id).failed) == set(told)
    assert row.score == pytest.approx(score)
    jobs.commit()
    judging.judged(twice.visit, anew=False)
    jobs.commit()
    assert not db.session.get_one(Assessment, row.assessment_id).failed, "asked again at the next occasion"
