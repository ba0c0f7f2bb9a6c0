"""Somebody asks about their colour, or objects (PIPL 24): assessed anew in ten working days, and told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.kernel.append_only import Overwritten
from backend.kernel.db import db
from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.documents import Kind
from backend.schedule.codes import TaskKind
from backend.schedule.models import ColourObjection
from tests.schedule.asking import received
from tests.schedule.objecting import GREEN, OBJECTS, objections, say, task, tell
from tests.schedule.people import due, seen, someone
from tests.schedule.test_due import changed
from tests.schedule.test_seconding import CHOICE, assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def test_r3_ten_working_days_after_it_was_said() -> None:
    found = due(someone(last=seen(date(2026, 11, 23)), objected_on=date(2026, 11, 23)))[TaskKind.REASSESS]
    assert (found.due_on, found.rule, found.base) == (date(2026, 12, 7), "R3", date(2026, 11, 23))
    assert "COLOURS" in found.policy


def test_r3_holidays_are_no_working_days() -> None:
    found = due(someone(objected_on=date(2026, 9, 28)), today=date(2026, 10, 1))[TaskKind.REASSESS]
    assert found.due_on == date(2026, 10, 19)


def test_r3_how_many_days_is_policy() -> None:
    sooner = changed(Kind.COLOURS, objection_working_days=5)
    found = due(someone(objected_on=date(2026, 11, 23)), sooner)[TaskKind.REASSESS]
    assert found.due_on == date(2026, 11, 30)


def test_r3_moves_no_follow_up() -> None:
    quiet, said = (
        someone(last=seen(date(2026, 11, 1))),
        someone(last=seen(date(2026, 11, 1)), objected_on=date(2026, 11, 23)),
    )
    assert due(quiet)[TaskKind.FOLLOW_UP] == due(said)[TaskKind.FOLLOW_UP]


@pytest.mark.parametrize(
    ("said", "ready", "due_on"),
    [
        (date(2026, 11, 23), date(2026, 11, 25), date(2026, 12, 7)),
        (date(2026, 11, 2), date(2026, 11, 25), date(2026, 11, 25)),
    ],
)
def test_r4_is_due_within_the_days_of_the_objection_and_never_before_there_is_an_answer(
    said: date, ready: date, due_on: date
) -> None:
    found = due(someone(untold=((said, ready),)))[TaskKind.TELL]
    assert (found.due_on, found.rule, found.base) == (due_on, "R4", ready)


@pytest.mark.parametrize(
    ("where", "status", "waits"),
    [
        (Whereabouts.HOSPITAL, {}, True),
        (Whereabouts.HOME, {"management": Management.NON_MANAGED}, True),
        (Whereabouts.DEAD, {}, False),
        (Whereabouts.HOME, {"registration": Registration.CLOSED}, False),
    ],
)
def test_r3_holds_for_everybody_on_the_register(where: Whereabouts, status: Any, waits: bool) -> None:
    assert (TaskKind.REASSESS in due(someone(where, objected_on=date(2026, 11, 23), **status))) is waits


def test_a_grid_worker_hears_an_objection_and_the_doctor_has_a_task(
    graded: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, shen = signed_in("he.xiaoman"), signed_in("shen.zhixia")
    assert say(he, graded).status_code == 204
    found = task(graded)
    assert found is not None
    assert (found.state, found.rule, found.due_on.isoformat()) == ("OPEN", "R3", "2026-12-07")
    [told] = [one for one in shen.get("/api/board").json["items"] if one["kind"] == "REASSESS"]
    assert "提出异议" in told["sentence"]["zh"]
    [one] = objections(shen, graded)
    assert (one["words"], one["by"]["name"], one["settled_on"]) == (OBJECTS["words"], "何小满", None)
    [seen_by_he] = objections(he, graded)
    assert (seen_by_he["words"], seen_by_he["changed"]) == (None, None)


@pytest.mark.parametrize(("colour", "changed_to"), [(GREEN, True), (CHOICE, False)])
def test_the_next_colour_that_counts_settles_it_either_way_and_the_person_is_told(
    graded: Door, signed_in: Callable[[str], Browser], colour: dict[str, Any], changed_to: bool
) -> None:
    shen = signed_in("shen.zhixia")
    say(shen, graded)
    [one] = objections(shen, graded)
    assert tell(shen, graded, one["id"]).json["code"] == "colour.not_assessed"

    graded.world.wait(minutes=60)
    said = assess(graded, graded.hand("shen.zhixia"), colour)
    still = task(graded)
    assert still is not None
    assert still.state == "OPEN"  # leaving red, or staying there, takes a second person
    tian = graded.hand("tian.shouzheng")
    tian.tell("colour.confirm", graded.visit, graded.patient, assessment=said, agreed=True, note="")
    received(tian)
    settled = task(graded)
    assert settled is not None
    assert settled.state == "DONE"

    [one] = objections(shen, graded)
    assert (one["changed"], one["told_on"]) == (changed_to, None)
    to_tell = task(graded, TaskKind.TELL)
    assert to_tell is not None
    assert (to_tell.state, to_tell.rule, to_tell.due_on.isoformat()) == ("OPEN", "R4", "2026-12-07")
    assert tell(shen, graded, one["id"]).status_code == 204
    [one] = objections(shen, graded)
    assert (one["told_on"], one["told_how"], one["told_by"]["name"]) == ("2026-11-23", "PHONE", "沈知夏")
    assert tell(shen, graded, one["id"]).json["code"] == "colour.answered"
    done = task(graded, TaskKind.TELL)
    assert done is not None
    assert done.state == "DONE"


def test_asking_why_makes_no_task_and_is_answered_at_once(
    graded: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = signed_in("shen.zhixia")
    say(shen, graded, wish="WHY", said_by="GUARDIAN")
    assert task(graded) is None
    [one] = objections(shen, graded)
    assert task(graded, TaskKind.TELL) is not None
    assert tell(shen, graded, one["id"], "FACE").status_code == 204


def test_to_tell_the_person_is_for_who_can_explain_it(
    graded: Door, signed_in: Callable[[str], Browser]
) -> None:
    he = signed_in("he.xiaoman")
    say(he, graded, wish="WHY")
    assert "TELL" in todays(graded.hand("shen.zhixia"))
    assert "TELL" not in todays(graded.hand("he.xiaoman"))
    [one] = objections(he, graded)
    assert tell(he, graded, one["id"]).status_code == 403


def todays(phone: Handset) -> set[str]:
    due = phone.web.get(f"/api/tasks?device={phone.id}")["due"]
    return {one["due"]["kind"] for one in due}


@pytest.mark.parametrize(("login", "words"), [("tian.shouzheng", OBJECTS["words"]), ("ge.ping", None)])
def test_what_was_said_is_for_who_treats_and_who_supervises(
    graded: Door, signed_in: Callable[[str], Browser], login: str, words: str | None
) -> None:
    say(signed_in("shen.zhixia"), graded)
    assert [one["words"] for one in objections(signed_in(login), graded)] == [words]


def test_what_is_wrong_is_refused(graded: Door, signed_in: Callable[[str], Browser]) -> None:
    he = signed_in("he.xiaoman")
    assert say(he, graded, on="2026-11-30").json["code"] == "colour.not_yet"
    assert say(he, graded, wish="GONE").json["code"] == "request.invalid"
    shen = signed_in("shen.zhixia")
    assert tell(shen, graded, str(graded.patient)).json["code"] == "colour.no_objection"
    for login in ("tian.shouzheng", "cheng.yan"):
        assert say(signed_in(login), graded).status_code == 403


def test_it_rests_sealed_and_is_only_ever_added_to(graded: Door, signed_in: Callable[[str], Browser]) -> None:
    say(signed_in("he.xiaoman"), graded)
    row = db.session.scalars(select(ColourObjection)).one()
    assert row.words
    assert "威胁".encode() not in row.words
    row.wish = "WHY"
    with pytest.raises(Overwritten):
        db.session.flush()
    db.session.rollback()
