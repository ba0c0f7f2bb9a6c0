"""Phones in people's hands, someone to visit, and a day that passes when a test says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from backend.demo.clock import World
from backend.kernel.db import db
from backend.kernel.http import App
from backend.kernel.ids import uuid7
from backend.visits.models import Participation, Visit
from tests.cast import Cast
from tests.factories import a_phone
from tests.patients.people import a_patient
from tests.visits.phones import MONDAY, Handset


@dataclass
class Door:
    """Where a visit happens: the person visited, the visit, and a way to put a phone into someone's hands."""

    app: App
    cast: Cast
    world: World
    patient: UUID
    visit: UUID

    def hand(self, login: str, fast: int = 0, state: str = "approved") -> Handset:
        """An enrolled phone that was in contact a minute ago."""
        enrolled = a_phone(self.cast.people[login], state)
        db.session.commit()
        handset = Handset(self.app, self.world, login, enrolled, fast)
        handset.contact()
        self.world.wait(minutes=1)
        return handset

    def together(self, opener: Handset, *others: Handset, minutes: float = 26) -> None:
        """An ordinary joint visit, nothing sent yet."""
        opener.open(self.visit, self.patient, *others)
        shakes = []
        for other in others:
            self.world.wait(minutes=1)
            other.join(self.visit, self.patient, opener)
            self.world.wait(seconds=12)
            shakes.append(opener.shake(self.visit, other))
        self.world.wait(minutes=minutes)
        record = opener.close(self.visit, self.patient, shakes=shakes)
        for other in others:
            other.leave(self.visit, self.patient, record)

    def read(self) -> Visit:
        """The visit as the server reads it now."""
        db.session.rollback()
        return db.session.get_one(Visit, self.visit)

    def part(self, who: Handset) -> Participation:
        """One person's part in it."""
        db.session.rollback()
        return db.session.get_one(Participation, (self.visit, UUID(who.staff)))


@pytest.fixture
def world() -> Iterator[World]:
    world = World(MONDAY)
    with world.turning():
        yield world


@pytest.fixture
def door(app: App, world: World, cast: Cast) -> Door:
    person = a_patient(cast)
    db.session.commit()
    return Door(app, cast, world, person.id, uuid7())
