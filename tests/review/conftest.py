"""The doors, phones and days of `tests/visits`, with nobody silent; and a month that was drawn."""

import pytest

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.review import sample
from backend.review.models import SampleMonth
from tests.authenticity.real.conftest import spoken
from tests.patients.people import a_patient
from tests.visits.conftest import Door, door, world

__all__ = ["door", "drawn", "spoken", "world"]


@pytest.fixture
def drawn(door: Door) -> SampleMonth:
    """Three joint visits in November, drawn in December."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    for _ in range(3):
        door.together(shen, he)
        for phone in (he, shen):
            phone.send()
        door.visit = uuid7()
        door.patient = a_patient(door.cast).id
        jobs.commit()
        door.world.wait(minutes=24 * 60)
    door.world.wait(minutes=12 * 24 * 60)
    sample.draw_due()
    jobs.commit()
    return db.session.get_one(SampleMonth, "2026-11")
