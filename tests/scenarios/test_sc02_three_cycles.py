"""SC-02, cycle after cycle: only three of them in which somebody tried twice make a person lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.forms import shelf
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.cases.history import contacts_of
from backend.patients.cases.lost import cycles_not_reached
from backend.policy import service as policies
from backend.policy.documents import Kind
from tests.cast import PASSWORD
from tests.scenarios.desk import Desk, days, due, seen_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

DUE = date(2026, 11, 23)
LOST = {"axis": "WHEREABOUTS", "to": "LOST"}


def knocked(door: Door, he: Handset) -> None:
    he.web.sign_in("he.xiaoman", PASSWORD)
    visit = uuid7()
    he.open(visit, door.patient)
    door.world.wait(minutes=6)
    he.attempt(visit, door.patient, "NOBODY")
    assert {one["status"] for one in he.send()} == {"received"}
    jobs.commit()
    db.session.expire_all()


def not_reached(door: Door) -> int:
    limits = policies.in_force(Kind.CASE_LISTS, DUE).body
    return cycles_not_reached(contacts_of([door.patient])[door.patient], limits)


def test_not_lost_until_three_cycles_and_the_due_date_never_moves(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    seen_before(door, date(2026, 8, 23))
    he = door.hand("he.xiaoman")
    for cycle in (1, 2, 3):
        knocked(door, he)
        assert due(door.patient)["FOLLOW_UP"] == DUE
        assert not_reached(door) == cycle - 1  # one failed attempt is no cycle yet
        door.world.wait(minutes=days(6))
        knocked(door, he)
        assert (due(door.patient)["FOLLOW_UP"], not_reached(door)) == (DUE, cycle)
        shen = Desk(signed_in("shen.zhixia"), door.patient)
        if cycle < 3:
            assert shen.no("status", **LOST, since="2026-11-29") == "status.proof_missing"
            assert "LOST" not in shen.lists()
            assert shen.page()["proposals"] == []
            door.world.wait(minutes=days(85))
    assert shen.page()["whereabouts"] == "HOME"  # nobody is lost by counting: a doctor says so
    [asked] = shen.page()["proposals"]
    assert (asked["to"], asked["waits_for"], asked["by"], asked["since"]) == (
        "LOST", "DOCTOR", None, "2027-05-30",
    )  # fmt: skip
    shen.move("WHEREABOUTS", "LOST", "LOST_GROUND", since=date(2027, 5, 30))
    assert shen.lists() == ["LOST"]


def three_cycles(door: Door, he: Handset) -> None:
    """Two closed doors in each, and the wait until the next one."""
    seen_before(door, date(2026, 8, 23))
    for _ in range(3):
        knocked(door, he)
        door.world.wait(minutes=days(6))
        knocked(door, he)
        door.world.wait(minutes=days(85))


def test_declined_it_is_asked_again_only_when_another_cycle_has_ended(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he = door.hand("he.xiaoman")
    three_cycles(door, he)
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    shen.to(f"proposals/{shen.proposal()['id']}", agreed=False)
    knocked(door, he)
    assert Desk(signed_in("shen.zhixia"), door.patient).page()["proposals"] == []
    door.world.wait(minutes=days(6))
    knocked(door, he)
    again = Desk(signed_in("shen.zhixia"), door.patient).proposal()
    assert (again["to"], again["since"]) == ("LOST", "2027-08-29")


def test_meeting_the_person_takes_the_question_back(door: Door, signed_in: Callable[[str], Browser]) -> None:
    he = door.hand("he.xiaoman")
    three_cycles(door, he)
    he.web.sign_in("he.xiaoman", PASSWORD)
    visit = uuid7()
    he.open(visit, door.patient)
    door.world.wait(minutes=6)
    he.close(visit, door.patient)
    he.send()
    jobs.commit()
    db.session.expire_all()
    assert Desk(signed_in("shen.zhixia"), door.patient).page()["proposals"] == []


def test_the_note_at_the_door_names_no_illness() -> None:
    """Nothing else than these words can be recorded as left."""
    note = next(form for form in shelf.forms().values() if form.id == "attempt").questions["left_note"]
    assert {one.words.zh for one in note.options} == {"没有留言", "已留：社区卫生服务来访，请回电"}
