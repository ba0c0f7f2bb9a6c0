"""SC-01 to the letter: green and stable; nobody asks the police along, and the next date is in February."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel import jobs
from backend.policy.codes import Colour, Purpose
from backend.transparency.bundle import archive
from backend.visits import planning
from tests.scenarios.desk import Desk, due, seen_before
from tests.visits.records import assessment, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_from_the_task_to_the_next_date(
    door: Door, supervisor: Callable[[], dict[str, Any]], signed_in: Callable[[str], Browser]
) -> None:
    seen_before(door, date(2026, 8, 24), Colour.GREEN)
    assert due(door.patient) == {"FOLLOW_UP": date(2026, 11, 24)}
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    ids = [door.cast.he_xiaoman.id, door.cast.shen_zhixia.id]
    door.visit = planning.plan(door.patient, date(2026, 11, 24), Purpose.FOLLOW_UP, ids[1], ids)
    jobs.commit()

    [card] = he.web.get(f"/api/tasks?device={he.id}")["tasks"]
    assert card["due"]["due_on"] == "2026-11-24"
    assert (card["team"]["not_invited"], card["team"]["missing"]) == (["POLICE"], [])
    assert "police" not in str(card["expected"]).lower()
    assert "罗远" not in {one["name"] for one in card["expected"]}
    assert "GREEN" not in str(card)

    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(seconds=14)
    shake = he.shake(door.visit, shen, seconds=14)
    door.world.wait(minutes=26)
    met: dict[str, Any] = {"entry": "DOORSTEP", "place": 11, "outcome": "SEEN", "seen": ["PATIENT", "FAMILY"]}
    closed = he.close(door.visit, door.patient, shakes=[shake], **met, **seen())
    shen.tell("record.assess", door.visit, door.patient, **assessment(3, 0, adherence="REGULAR"))
    shen.leave(door.visit, door.patient, closed)
    he.sync()
    shen.sync()

    shown = supervisor()
    assert (shown["clinical_effect"], shown["authenticity"]) == ("RESETS_DUE", "JOINT_CONFIRMED")
    assert {one["grade"] for one in shown["members"]} == {"A"}
    assert (shown["record"]["form"], shown["record"]["seen"]) == (2, ["PATIENT", "FAMILY"])
    assert due(door.patient) == {"FOLLOW_UP": date(2027, 2, 23)}
    page = Desk(signed_in("shen.zhixia"), door.patient).browser.get(f"/api/patients/{door.patient}/card").json
    assert page["tasks"][0]["sentence"]["zh"].startswith("稳定，上次11月23日见到")


def test_no_colour_stands_on_what_leaves_the_house(door: Door, signed_in: Callable[[str], Browser]) -> None:
    """A person's own copy is made of the visit's page and its file; neither ever holds a colour."""
    seen_before(door, date(2026, 8, 24), Colour.RED)
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(shen, he)
    shen.sync()
    he.sync()

    for login in ("he.xiaoman", "shen.zhixia", "tian.shouzheng"):
        browser = signed_in(login)
        assert not said(browser.get(f"/api/visits/{door.visit}").text)
    file = signed_in("tian.shouzheng").get(f"/api/visits/{door.visit}/bundle").data
    assert not [name for name, data in archive.unpack(file)[0].items() if said(data.decode(errors="replace"))]


def said(text: str) -> bool:
    return '"RED"' in text or "colour" in text or "红色" in text
