"""A visit is over, nobody asks about it, and thirty days go by: from then on it is only corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from backend.kernel.db import db
from backend.review import cases, locking
from backend.review.course import State
from backend.visits.models import Visit
from backend.visits.reading.locking import AFTER_MS
from tests.cast import PASSWORD
from tests.scenarios.desk import days
from tests.visits.records import assessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

SLEEP = {"field": "sleep", "old": "GOOD", "new": "FAIR", "reason": "听错了"}


@pytest.fixture
def shen(door: Door) -> Handset:
    """沈知夏's phone, after an ordinary joint visit that she assessed."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    shen.tell("record.assess", door.visit, door.patient, **assessment())
    for phone in (he, shen):
        phone.sync()
    return shen


def locked_at(door: Door) -> int | None:
    locking.lock()
    jobs.commit()
    db.session.expire_all()
    return db.session.get_one(Visit, door.visit).locked_at


def test_after_thirty_days_only_a_correction_counts(
    door: Door, shen: Handset, signed_in: Callable[[str], Browser]
) -> None:
    door.world.wait(minutes=days(29))
    assert locked_at(door) is None
    door.world.wait(minutes=days(2))
    ended = db.session.get_one(Visit, door.visit).closed_at
    assert ended is not None
    assert locked_at(door) == ended + AFTER_MS

    shen.web.sign_in("shen.zhixia", PASSWORD)
    shen.tell("record.assess", door.visit, door.patient, **assessment(1))
    [late] = shen.send()
    assert (late["status"], late["error"]["code"]) == ("quarantined", "visit.locked")
    assert "2026-12-" in late["error"]["message"]["zh"]
    shen.tell("record.amend", door.visit, door.patient, **SLEEP)
    assert [one["status"] for one in shen.send()] == ["received"]
    filled = signed_in("shen.zhixia").get(f"/api/visits/{door.visit}").json["filled"]
    assert (filled["final_since"], filled["answers"]["class"]) == (ended + AFTER_MS, "STABLE")
    assert [one["state"] for one in filled["amendments"]] == ["PROPOSED"]


def test_what_was_said_before_and_arrives_late_is_heard(door: Door, shen: Handset) -> None:
    shen.tell("record.assess", door.visit, door.patient, **assessment(2))
    door.world.wait(minutes=days(31))
    assert locked_at(door) is not None
    shen.web.sign_in("shen.zhixia", PASSWORD)
    assert [one["status"] for one in shen.send()] == ["received"]


def test_while_somebody_is_asked_nothing_is_locked(door: Door, shen: Handset) -> None:
    assert shen.staff
    row = cases.begin(door.visit, cases.SAMPLE)
    db.session.commit()
    door.world.wait(minutes=days(40))
    assert (row.state, locked_at(door)) == (State.ASKED, None)
