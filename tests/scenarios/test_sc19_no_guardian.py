"""SC-19: his father has died, and nobody looks after him. The group answers until somebody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.desk import TODAY, Desk, days, later, somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser


def test_without_a_guardian_an_organisation_answers_and_his_own_wish_is_written_down(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    nobody = {"since": TODAY.isoformat(), "capacity": "NONE", "own_wish": "想住在自己家里"}
    assert shen.no("guardian", **nobody) == "guardian.interim"
    shen.to("guardian", **nobody, interim_org=str(cast.organisations["云渡镇民政办"].id))
    page = shen.page()
    assert page["lists"] == ["GUARD_NONE"]
    assert page["guardian"]["own_wish"] == "想住在自己家里"
    [entry] = page["cases"]
    assert (entry["owners"], entry["next_review_on"]) == (["COMPREHENSIVE"], later(30).isoformat())

    assert shen.no(f"/api/cases/{entry['id']}/actions", action="TEACH", on=TODAY.isoformat()) == "case.action"
    shen.to(
        f"/api/cases/{entry['id']}/actions", action="APPOINT", on=later(3).isoformat(), note="已联系村委会"
    )
    world.wait(minutes=days(28))
    reviewed = shen.to(f"/api/cases/{entry['id']}/reviews", on=later(28).isoformat())
    assert reviewed["next_review_on"] == later(58).isoformat()

    shen.to("guardian", since=later(28).isoformat(), capacity="STRONG", name="舅舅", phone="000-5550-0099")
    page = shen.page()
    assert (page["lists"], page["cases"][0]["closed_why"]) == ([], "APPOINTED")
    assert [step["action"] for step in page["cases"][0]["steps"]] == ["APPOINT", None]


def test_the_police_and_the_public_hear_nothing_of_it(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    interim = str(cast.organisations["云渡镇民政办"].id)
    shen.to(
        "guardian", since=TODAY.isoformat(), capacity="NONE", own_wish="想住在自己家里", interim_org=interim
    )
    luo = Desk(signed_in("luo.yuan"), shen.patient)
    assert luo.browser.get(f"/api/patients/{shen.patient}").status_code == 404
    assert luo.browser.get("/api/cases").json.get("items", []) == []
    without = {"since": TODAY.isoformat(), "capacity": "NONE", "interim_org": interim}
    assert shen.no("guardian", **without) == "guardian.own_wish"
