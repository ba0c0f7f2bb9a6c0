"""A family objects at the door: passed on from any phone, without a network, without naming a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.db import db
from backend.schedule.models import ColourObjection
from backend.transparency.fsck import Tally
from backend.visits.models import Visit
from backend.visits.projecting.check import check_projections
from tests.patients.people import a_patient
from tests.schedule.asking import received
from tests.schedule.objecting import GREEN, OBJECTS, count, objections, pass_on, say, task, tell
from tests.schedule.test_seconding import assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_an_objection_from_a_phone_is_taken_down_once_and_no_visit_comes_of_it(
    graded: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, visits = graded.hand("he.xiaoman"), count(Visit)
    said = pass_on(graded, he)
    again = list(he.statements)
    received(he)
    he.statements = again  # the answer was lost
    received(he)
    found = task(graded)
    assert found is not None
    assert (found.state, found.due_on.isoformat()) == ("OPEN", "2026-12-07")
    [one] = objections(signed_in("shen.zhixia"), graded)
    assert (one["id"], one["by"]["name"], one["said_by"]) == (said.id, "何小满", "GUARDIAN")
    assert one["words"] == OBJECTS["words"]
    assert (count(Visit), count(ColourObjection)) == (visits, 1)


def test_what_a_phone_passed_on_late_counts_from_the_day_it_was_said(graded: Door) -> None:
    he = graded.hand("he.xiaoman")
    pass_on(graded, he)
    graded.world.wait(minutes=2 * 24 * 60)
    received(he)
    found = task(graded)
    assert found is not None
    assert found.due_on.isoformat() == "2026-12-07"


def test_whichever_visit_it_names_that_visit_stays_as_it_was(graded: Door) -> None:
    he = graded.hand("he.xiaoman")
    body = {**OBJECTS, "said_by": "PATIENT"}
    he.tell("colour.object", graded.visit, graded.patient, **body)
    received(he)
    assert list(check_projections(Tally())) == []
    found = task(graded)
    assert found is not None
    assert found.state == "OPEN"


def test_what_was_assessed_before_it_was_received_does_not_settle_it(graded: Door) -> None:
    he, shen, tian = (graded.hand(one) for one in ("he.xiaoman", "shen.zhixia", "tian.shouzheng"))
    pass_on(graded, he)
    graded.world.wait(minutes=60)
    said = assess(graded, shen, GREEN)
    tian.tell("colour.confirm", graded.visit, graded.patient, assessment=said, agreed=True, note="")
    received(tian)
    graded.world.wait(minutes=60)
    received(he)
    found = task(graded)
    assert found is not None
    assert found.state == "OPEN"


def test_a_day_ahead_on_a_phone_is_the_day_it_was_received(
    graded: Door, signed_in: Callable[[str], Browser]
) -> None:
    he = graded.hand("he.xiaoman")
    pass_on(graded, he, on="2027-05-01")
    received(he)
    [one] = objections(signed_in("shen.zhixia"), graded)
    assert one["on"] == "2026-11-23"


def test_who_visits_nobody_passes_nothing_on(graded: Door) -> None:
    tian = graded.hand("tian.shouzheng")
    pass_on(graded, tian)
    received(tian)
    assert task(graded) is None


@pytest.mark.parametrize("wish", ["WHY", "OBJECT"])
def test_who_may_not_read_colours_does_not_learn_whether_there_is_one(
    graded: Door, signed_in: Callable[[str], Browser], wish: str
) -> None:
    he, ungraded = signed_in("he.xiaoman"), a_patient(graded.cast, "柳无色").id
    db.session.commit()
    told = []
    for person in (graded.patient, ungraded):
        address = f"/api/patients/{person}"
        assert he.post(f"{address}/colour-objections", json={**OBJECTS, "wish": wish}).status_code == 204
        card = he.get(f"{address}/card").json
        kinds = {one["kind"] for one in card["tasks"]} & {"REASSESS", "TELL"}
        told.append((kinds, [one | {"id": None} for one in card["objections"]]))
    assert told[0] == told[1]
    assert len(told[0][1]) == 1


def test_where_no_colour_was_given_a_doctor_may_answer_at_once(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = signed_in("shen.zhixia")
    say(signed_in("he.xiaoman"), door)
    found = task(door)
    assert found is not None
    assert found.state == "OPEN"
    [one] = objections(shen, door)
    assert tell(shen, door, one["id"]).status_code == 204
    found = task(door)
    assert found is not None
    assert found.state == "CANCELLED"
