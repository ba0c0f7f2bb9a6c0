"""The database surrounds a visit with what the memory does by which a corpus is assessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.authenticity import assess
from backend.authenticity.findings import Outcome
from backend.authenticity.memory import Memory, Register
from backend.authenticity.models import VisitTrace
from backend.authenticity.real import looking, rates, register
from backend.authenticity.real.gathering import gathered
from backend.authenticity.trace import Trace
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.authenticity.scenes import jpeg, scene
from tests.scenarios.inquiry import strokes, upload
from tests.scenarios.inventing import STROKES, five_at_once, one_more, send_all

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from tests.visits.conftest import Door

REGISTER_ONLY = ("colleagues", "crowded")
"""Facts of the register and of the calendar, which a corpus does not tell."""


@pytest.fixture
def told(door: Door, spoken: None) -> list[Trace]:
    """One afternoon's five with one photo and signature; two more at the first door, the photo cropped."""
    shen, he, five = five_at_once(door)
    patient = five[0][1]
    picture = scene(5)
    for seed, shown in enumerate((picture, picture.crop((80, 50, 1220, 920))), 4):
        door.world.wait(minutes=24 * 60)
        photo, drawn = upload(shen, patient, jpeg(shown)), upload(shen, patient, strokes(seed), STROKES)
        one_more(door, (shen, he), uuid7(), patient, photo, drawn, 0.0)
    send_all((shen, he))
    db.session.rollback()
    ids = db.session.scalars(select(VisitTrace.visit_id)).all()
    return [Trace(visit) for one in ids if (visit := gathered(one))]


def remembered(told: list[Trace]) -> Memory:
    patients = {one.visit.patient for one in told}
    devices = {UUID(who.device) for one in told for who in one.visit.presences if who.device}
    return Memory(
        Register(
            homes={patient: register.homes(UUID(patient)) for patient in patients},
            bases={one.visit.team: register.bases(frozenset(map(UUID, one.visit.members))) for one in told},
            owners=register.owners(frozenset(devices)),
        ),
        told,
    )


def both(told: list[Trace], memory: Memory, of: Trace) -> tuple[Around, Around]:
    """From the database and from the memory, with the county's rates as they stand."""
    now = rates.current()
    kept = looking.surroundings(of, register.homes(UUID(of.visit.patient)), now).around
    doubted = frozenset(
        str(one) for one in db.session.scalars(select(VisitTrace.visit_id).where(VisitTrace.doubted))
    )
    found = memory.around(of, now.county, doubted)
    beyond = {name: getattr(kept, name) for name in REGISTER_ONLY}
    return kept, replace(found, repeats=now.repeats, **beyond)


def test_the_same_visits_get_the_same_answers_from_both(told: list[Trace]) -> None:
    memory = remembered(told)
    doubts: set[str] = set()
    for one in memory.traces:
        kept, found = both(told, memory, one)
        answers = assess.ask(one, kept)
        assert answers == assess.ask(one, found)
        doubts |= {said.check for said in answers if said.outcome is Outcome.DOUBT}
    assert len(memory.traces) == 7
    assert doubts >= {"photo.same", "photo.reworked", "signature.again", "time.travel", "samples.repeated"}


def test_the_same_is_found_around_a_visit_by_both(told: list[Trace]) -> None:
    memory = remembered(told)
    fifth, last = memory.traces[4], memory.traces[-1]
    kept, found = both(told, memory, fifth)
    assert names(kept.beside) == names(found.beside) != []
    assert names(kept.received) == names(found.received) != []
    assert [one.visit for one in kept.same_photos] == [one.visit for one in found.same_photos] != []
    assert kept.same_paths == found.same_paths != ()
    assert (kept.homes, kept.owners) == (found.homes, found.owners)

    kept, found = both(told, memory, last)
    assert names(kept.past) == names(found.past) != []
    assert [one.visit for one in kept.reworked] == [one.visit for one in found.reworked] != []
    assert set(kept.same_samples) == set(found.same_samples) != set()
    assert kept.usual == found.usual


def names(those: tuple[Trace, ...]) -> list[str]:
    return sorted(one.visit.id for one in those)
