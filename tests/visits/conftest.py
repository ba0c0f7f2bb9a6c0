"""Phones in people's hands, someone to visit, and a day that passes when a test says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from backend.kernel.db import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories import a_phone
from tests.patients.people import a_patient
from tests.visits.phones import Handset, World


@dataclass
class Door:
    """Where a visit happens: the person visited, and a way to put a phone into someone's hands."""

    world: World
    patient: UUID
    hand: Callable[..., Handset]


@pytest.fixture
def world() -> Iterator[World]:
    with World().turning() as world:
        yield world


@pytest.fixture
def door(world: World, cast: Cast, signed_in: Callable[[str], Browser]) -> Door:
    person = a_patient(cast)
    db.session.commit()

    def hand(login: str, ahead: int = 0, state: str = "approved") -> Handset:
        phone = a_phone(cast.people[login], state)
        db.session.commit()
        handset = Handset(world, phone, signed_in(login), ahead)
        handset.online()
        return handset

    return Door(world, person.id, hand)
