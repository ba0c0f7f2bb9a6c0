"""SC-12: somebody has died. Everything stops in the same minute, once, and nobody is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.kernel import jobs
from backend.kernel.db import db
from backend.patients.models import Home
from backend.patients.register import service
from backend.patients.register.models import StatusChange
from backend.patients.status.guard import work
from backend.schedule import recompute
from tests.cast import PASSWORD
from tests.scenarios.desk import TODAY, Desk, days, due, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_a_death_told_at_the_door_and_proven_closes_everything(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    shen.to("guardian", since=TODAY.isoformat(), capacity="WEAK", name="柳母")
    assert shen.lists() == ["GUARD_WEAK"]
    told(door, "DEAD", door.hand("ge.ping"), door.hand("he.xiaoman"))
    assert shen.page()["registration"] == "REGISTERED"

    effects = [one["code"] for one in shen.accept("CERTIFICATE")["effects"]]
    assert effects == ["NO_MORE_VISITS", "CONDOLENCE", "TELL_ALL"]
    page = shen.page()
    assert (page["registration"], page["since"]["closing"], page["whereabouts"]) == ("CLOSED", "DEAD", "DEAD")
    assert (page["lists"], page["proposals"]) == ([], [])
    assert work(service.state_of(door.patient).status) is None
    assert due(door.patient) == {}
    assert db.session.scalars(select(Home.coarse)).all() == [None]
    deaths = select(func.count()).where(StatusChange.after == "DEAD")
    assert db.session.scalar(deaths) == 1


def test_a_death_only_one_person_knows_of_stops_the_work_and_waits_for_another(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen, ge = (Desk(signed_in(login), door.patient) for login in ("shen.zhixia", "ge.ping"))
    waiting = shen.move("WHEREABOUTS", "DEAD", "CERTIFICATE")["waiting"]
    assert waiting["to"] == "CLOSED"
    assert work(service.state_of(door.patient).status) is None
    assert due(door.patient) == {}
    assert shen.no(f"proposals/{waiting['id']}", agreed=True) == "status.same_person"
    ge.to(f"proposals/{waiting['id']}", agreed=True)
    assert shen.page()["registration"] == "CLOSED"


def test_a_death_by_mistake_is_undone_by_two(door: Door, signed_in: Callable[[str], Browser]) -> None:
    shen, tian = (Desk(signed_in(login), door.patient) for login in ("shen.zhixia", "tian.shouzheng"))
    shen.move("WHEREABOUTS", "DEAD", "POLICE_STATEMENT")
    waiting = shen.move("WHEREABOUTS", "HOME", "SEEN", why="认错了人")["waiting"]
    assert waiting["waits_for"] == "SECOND"
    tian.to(f"proposals/{waiting['id']}", agreed=True)
    assert shen.page()["whereabouts"] == "HOME"


def test_tomorrow_there_is_still_no_task_and_no_second_death(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen, ge = (Desk(signed_in(login), door.patient) for login in ("shen.zhixia", "ge.ping"))
    waiting = shen.move("WHEREABOUTS", "DEAD", "CERTIFICATE")["waiting"]
    ge.to(f"proposals/{waiting['id']}", agreed=True)
    late = door.hand("he.xiaoman")
    told(door, "DEAD", late)  # a phone that did not know yet tells it once more
    for _ in range(2):
        door.world.wait(minutes=days(1))
        recompute.new_day()
        jobs.commit()
        assert due(door.patient) == {}
    late.web.sign_in("he.xiaoman", PASSWORD)
    assert late.web.get(f"/api/tasks?device={late.id}")["due"] == []
    deaths = select(func.count()).where(StatusChange.after == "DEAD")
    assert db.session.scalar(deaths) == 1
    assert shen.page()["proposals"] == []
