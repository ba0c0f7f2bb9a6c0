"""People recorded before there was a register are on it afterwards, and somebody looks after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask_migrate
from sqlalchemy import select, text

from backend.kernel import schema
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.register import places, service
from backend.patients.status.codes import Management, Registration
from backend.patients.status.guard import Status
from tests.migrations.test_schema import bare_app

if TYPE_CHECKING:
    from backend.kernel.http import App

__all__ = ["bare_app"]

AREA = (
    "INSERT INTO area (id, code, name, level, terrain, path) "
    "VALUES (:area, '1', '甲村', 'VILLAGE', 'VILLAGE', '1/')"
)
PERSON = (
    "INSERT INTO patient (id, code, area_id, state, identity, created_at) "
    "VALUES (:person, 'AAAA-BBBB', :area, 'ACTIVE', :identity, 1)"
)


def test_somebody_from_before_waits_for_a_follow_up_where_they_were(bare_app: App) -> None:
    flask_migrate.upgrade(revision="20261123_0550")
    ids = {"area": "0" * 31 + "1", "person": "0" * 31 + "2", "identity": b"sealed"}
    with db.engine.begin() as connection:
        connection.execute(text(AREA), {"area": ids["area"]})
        connection.execute(text(PERSON), ids)
    schema.upgrade()

    patient = db.session.scalars(select(Patient)).one()
    assert service.status_of(patient) == Status(Registration.REGISTERED, Management.PENDING)
    assert places.counted_in(patient.id, patient.registered_since) == patient.area_id
