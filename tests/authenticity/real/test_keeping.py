"""What was said stays; what cannot run is unknown and reported; what was erased is erased here too."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.authenticity.checks import ALL
from backend.authenticity.models import (
    Assessment,
    CountyRates,
    EvidenceTrait,
    Standing,
    TracePhoto,
    VisitTrace,
)
from backend.authenticity.real import jobs as rounds
from backend.authenticity.real import judging, rates
from backend.kernel import jobs
from backend.kernel.append_only import Overwritten
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service
from tests.evidence.photos import a_photo
from tests.scenarios.inquiry import upload
from tests.visits import honest

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door


@pytest.fixture
def told(door: Door) -> Door:
    """A joint visit whose photo comes after its record."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    picture = honest.photo(he.wall, he.mono, he.session)
    data = a_photo(640, 480, seed=4)
    picture["sha256"] = hashlib.sha256(data).hexdigest()
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    he.close(door.visit, door.patient, shen, photos=[picture], photo_refused=None)
    he.send()
    shen.send()
    before = outcome(door, "photo.same")
    upload(he, door.patient, data)
    assert (before, outcome(door, "photo.same")) == ("unknown", "clear")
    return door


def outcome(door: Door, check: str) -> str:
    db.session.rollback()
    row = db.session.get_one(Standing, door.visit)
    newest = db.session.get_one(Assessment, row.assessment_id)
    return next(one["outcome"] for one in judging.said(newest) if one["check"] == check)


def test_a_photo_that_arrives_late_is_looked_at_and_the_earlier_answer_stays(told: Door) -> None:
    versions = list(judging.older(told.visit))

    assert len(versions) > 1
    versions[-1].flagged = True
    with pytest.raises(Overwritten):
        db.session.flush()
    db.session.rollback()


def test_a_check_that_stumbles_is_unknown_and_reported(
    told: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(ALL[0], "check", stumble)
    with caplog.at_level(logging.ERROR):
        judging.judged(told.visit, anew=True)
    jobs.commit()

    assert outcome(told, ALL[0].ASK.name) == "unknown"
    row = db.session.get_one(Standing, told.visit)
    assert db.session.get_one(Assessment, row.assessment_id).failed == [ALL[0].ASK.name]
    assert "could not run" in caplog.text


def test_a_round_finds_what_was_missed_and_learns_once_a_day(told: Door) -> None:
    for kind in (Standing, EvidenceTrait):
        db.session.query(kind).delete()
    jobs.commit()
    rounds.sweep()
    jobs.commit()

    assert outcome(told, "photo.same") == "clear"
    assert rates.current().county.visits
    assert not rates.renew()


def test_what_cannot_be_done_holds_up_nobody(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    he, visits = door.hand("he.xiaoman"), [uuid7() for _ in range(3)]
    for visit in visits:
        he.open(visit, door.patient)
        door.world.wait(minutes=5)
        he.attempt(visit, door.patient)
    he.send()
    db.session.query(Standing).delete()
    jobs.commit()
    asked: list[UUID] = []
    monkeypatch.setattr(rounds, "BATCH", 1)
    monkeypatch.setattr(rounds, "later", lambda _, visit=None, *__: asked.append(visit))

    for _ in visits:
        rounds.sweep()
        door.world.wait(minutes=rounds.EVERY)

    assert {one for one in asked if one} == set(visits)


def test_a_county_whose_rates_are_gone_begins_with_none(told: Door) -> None:
    rounds.sweep()
    jobs.commit()
    taught = rates.current()
    db.session.query(CountyRates).delete()
    jobs.commit()

    assert taught.county.visits
    assert not rates.current().county.visits
    assert rates.renew()
    jobs.commit()
    assert rates.current().county.visits


def test_what_was_erased_of_a_person_leaves_no_trace(told: Door) -> None:
    service.withdraw(told.patient, "R-15", None)
    jobs.commit()
    rounds.sweep()
    jobs.commit()

    for kind in (VisitTrace, TracePhoto):
        assert db.session.scalar(select(func.count()).select_from(kind)) == 0
    assert db.session.scalar(select(EvidenceTrait.sealed)) is None
