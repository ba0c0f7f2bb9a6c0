"""What was not upheld is forgotten after three years (R-19); what was upheld says about whom, and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from backend.kernel.db import db
from backend.review import cases, forgetting
from backend.review.models import Decision
from backend.transparency.models import LogAct
from tests.scenarios.desk import days
from tests.scenarios.inquiry import Inquiry, mine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

THREE_YEARS = days(3 * 365 + 2)


@pytest.fixture
def he(door: Door) -> Handset:
    """何小满's phone, after a visit with 沈知夏 that somebody asked about; their time to answer is over."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.send()
    cases.begin(door.visit, cases.SAMPLE)
    jobs.commit()
    door.world.wait(minutes=days(12))
    return he


@pytest.fixture
def inquiry(he: Handset, signed_in: Callable[[str], Browser]) -> Inquiry:
    return Inquiry(signed_in("tian.shouzheng"))


def notes() -> list[bytes | None]:
    forgetting.forget()
    jobs.commit()
    db.session.expire_all()
    return [one.note for one in db.session.query(Decision)]


def told_in_the_log() -> int:
    return db.session.query(LogAct).filter_by(name="review.forget").count()


def test_three_years_later_nobody_finds_what_was_not_upheld(
    door: Door, inquiry: Inquiry, signed_in: Callable[[str], Browser]
) -> None:
    assert inquiry.decide(door.visit, "NOT_UPHELD") == "DECIDED"
    door.world.wait(minutes=THREE_YEARS - days(30))
    assert None not in notes()
    door.world.wait(minutes=days(30))
    assert notes() == [None]
    assert told_in_the_log() == 1
    later = signed_in("tian.shouzheng")
    assert Inquiry(later).queue(state="DECIDED") == []
    assert later.get(f"/api/review/cases/{door.visit}").json["code"] == "review.not_found"
    assert notes() == [None]  # once
    assert told_in_the_log() == 1


def test_what_is_upheld_stays(door: Door, inquiry: Inquiry, signed_in: Callable[[str], Browser]) -> None:
    assert inquiry.decide(door.visit, "UPHELD") == "DECIDED"
    door.world.wait(minutes=THREE_YEARS)
    assert None not in notes()
    assert Inquiry(signed_in("tian.shouzheng")).queue(state="DECIDED") == [str(door.visit)]


def test_what_is_upheld_says_whom_it_concerns_and_nothing_else_names_anybody(
    door: Door, he: Handset, inquiry: Inquiry
) -> None:
    here = {one["name"]: one["id"] for one in inquiry.page(door.visit)["present"]}
    assert set(here) == {"何小满", "沈知夏"}

    def decided(outcome: str, about: list[str]) -> str:
        read = inquiry.page(door.visit)["basis"]
        told = {"basis": read, "outcome": outcome, "rejects": False, "note": "已核实", "about": about}
        answer = inquiry.desk.post(f"/api/review/cases/{door.visit}/decision", json=told)
        return str(answer.json.get("code", answer.json.get("state")))

    luo = str(door.cast.luo_yuan.id)
    for outcome, about in (("UPHELD", []), ("UPHELD", [luo]), ("EXPLAINED", [here["沈知夏"]])):
        assert decided(outcome, about) == "review.names_whom"
    assert decided("UPHELD", [here["沈知夏"]]) == "DECIDED"
    [decision] = inquiry.page(door.visit)["decisions"]
    assert [one["name"] for one in decision["about"]] == ["沈知夏"]
    assert mine(he)["items"][0]["decision"]["concerns_me"] is False
    assert mine(door.hand("shen.zhixia"))["items"][0]["decision"]["concerns_me"] is True
