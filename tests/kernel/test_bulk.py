"""Many rows at once stand as if each had been added by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.kernel.bulk import insert_all
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.models import Home, Patient
from backend.patients.position import Point
from backend.patients.recording import Newcomer, add, home_row
from backend.patients.register.models import StatusChange
from backend.patients.values import Address, Identity

if TYPE_CHECKING:
    from tests.cast import Cast

AWKWARD = "a\tb\nc\\d\\N 'e' \"f\" 柳 𠮷"


@pytest.fixture
def patient(cast: Cast) -> Patient:
    [someone] = add([Newcomer(Identity("柳青禾"), cast.village.id)])
    return someone


def test_words_json_and_what_is_lacking_come_back_as_they_were(patient: Patient) -> None:
    change = {"patient_id": patient.id, "axis": "MANAGEMENT", "since": patient.registered_since, "at": 1}
    first, second = uuid7(), uuid7()
    insert_all(
        [
            StatusChange(id=first, after="PENDING", proofs=[AWKWARD], closing=None, verified=True, **change),
            StatusChange(id=second, after="MANAGED", proofs=[], closing="MOVED", verified=False, **change),
        ]
    )

    one, other = (db.session.get_one(StatusChange, which) for which in (first, second))
    assert (one.proofs, one.closing, one.verified) == ([AWKWARD], None, True)
    assert (other.proofs, other.closing, other.verified, other.by) == ([], "MOVED", False, None)


def test_points_and_sealed_bytes_come_back_as_they_were(patient: Patient) -> None:
    row = home_row(patient.id, Address(AWKWARD, "map_pick", Point(29.1234567, 107.7654321, 5)), 1, None)
    home_id, sealed = row.id, row.address
    insert_all([row])

    held = db.session.get_one(Home, home_id)
    longitude, latitude = db.session.execute(
        select(Home.coarse.ST_X(), Home.coarse.ST_Y()).where(Home.id == home_id)
    ).one()
    assert held.address == sealed
    assert (round(latitude, 1), round(longitude, 1)) == (29.1, 107.8)


def test_an_identity_that_nobody_gave_is_made(patient: Patient) -> None:
    change = {"patient_id": patient.id, "axis": "WHEREABOUTS", "since": patient.registered_since, "at": 7}
    insert_all(StatusChange(after=after, proofs=[], verified=False, **change) for after in ("LOST", "HOME"))

    made = db.session.scalars(select(StatusChange.id).where(StatusChange.at == 7)).all()
    assert len(set(made)) == 2
