"""SC-22: the mother is ill, and the medicine was not taken regularly. The village helps; none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.desk import TODAY, Desk, later, somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser


def test_the_village_keeps_the_list_of_weak_guardians_and_sees_none_of_medicine(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    ge = Desk(signed_in("ge.ping"), shen.patient)
    shen.to("cases", kind="MED_INTERRUPTED", on=TODAY.isoformat())
    ge.to("guardian", since=TODAY.isoformat(), capacity="WEAK", name="柳母", concerns=["住院"])
    assert shen.lists() == ["GUARD_WEAK", "MED_INTERRUPTED"]
    assert ge.lists() == ["GUARD_WEAK"]
    assert {entry["kind"] for entry in ge.page()["cases"]} == {"GUARD_WEAK"}
    kinds = [row["kind"] for row in ge.browser.get("/api/cases").json["items"]]
    assert kinds == ["GUARD_WEAK"]

    medicine = next(row for row in shen.page()["cases"] if row["kind"] == "MED_INTERRUPTED")
    assert (medicine["next_review_on"], medicine["owners"]) == (None, ["MHP"])
    acted = {"action": "ADJUST", "on": later(1).isoformat()}
    assert ge.no(f"/api/cases/{medicine['id']}/actions", **acted) == "patient.unknown"
    shen.to(f"/api/cases/{medicine['id']}/actions", **acted)
    assert shen.no("cases", kind="GUARD_WEAK", on=TODAY.isoformat()) == "request.invalid"
