"""SC-18: she said no in August, and yes in November. In between nobody pressed her."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.kernel.db import db
from backend.visits.models import FollowupRecord
from tests.scenarios.desk import Desk, days, due, later, somebody, told
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_no_and_yes_are_both_kept_and_each_does_what_it_says(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    shen.to("consents", decision="DECLINED", on=later(0).isoformat(), text_version="2026-1")
    page = shen.page()
    assert (page["management"], page["lists"]) == ("NON_MANAGED", ["NON_MANAGED"])
    assert page["ask_again_on"] == later(90).isoformat()
    assert page["cases"][0]["owners"] == ["CARE"]

    assert due(shen.patient) == {"OUTREACH": later(90)}
    entry = page["cases"][0]["id"]
    shen.to(f"/api/cases/{entry}/actions", action="CARE_VISIT", on=later(20).isoformat(), note="送去政策说明")
    assert shen.no(f"/api/cases/{entry}/close") == "case.still_true"
    door = "status.proof_missing"
    assert shen.no("status", axis="MANAGEMENT", to="PENDING", since=later(20).isoformat()) == door

    world.wait(minutes=days(85))
    shen.browser.sign_in("shen.zhixia")
    shen.to("consents", decision="AGREED", on=later(85).isoformat(), text_version="2026-1")
    page = shen.page()
    assert (page["management"], page["lists"], page["ask_again_on"]) == ("PENDING", [], None)
    assert page["since"]["management"] == later(85).isoformat()
    assert set(due(shen.patient)) == {"FOLLOW_UP"}
    assert [row["decision"] for row in page["consents"]] == ["DECLINED", "AGREED"]
    assert page["cases"][0]["closed_why"] == "TAKES_PART"


def test_withdrawing_is_one_step_for_any_clinician(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    withdrawn = {"decision": "WITHDRAWN", "on": later(1).isoformat(), "text_version": "2026-1"}
    assert shen.no("consents", **withdrawn) == "consent.nothing"
    shen.to("consents", decision="AGREED", on=later(0).isoformat(), text_version="2026-1")
    assert due(shen.patient) == {"FOLLOW_UP": date(2026, 12, 7)}  # ten working days after the consent
    shen.to("consents", **withdrawn)
    assert shen.page()["management"] == "NON_MANAGED"


def test_a_guardian_decides_only_where_the_person_cannot(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    said = {
        "decision": "AGREED",
        "on": later(0).isoformat(),
        "text_version": "2026-1",
        "given_by": "GUARDIAN",
    }
    assert shen.no("consents", **said) == "consent.reason_for_guardian"
    shen.to("consents", **said, why="目前不能理解内容，稳定后再向本人说明")
    assert shen.page()["consents"][0]["given_by"] == "GUARDIAN"


def test_visits_of_care_in_between_ask_nothing_clinical(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    shen.to("consents", decision="DECLINED", on=later(0).isoformat(), text_version="2026-1")
    tang, ge = door.hand("tang.he"), door.hand("ge.ping")
    visit = told(
        door, "FAMILY_ONLY", tang, ge, purpose="OUTREACH",
        form=form({"talked_about": ["SUBSIDY"], "consent_asked": "NO"}, "outreach"),
    )  # fmt: skip

    row = db.session.get_one(FollowupRecord, visit)
    assert (row.form_id, row.class_, row.danger, row.clinical_effect) == (
        "outreach",
        None,
        None,
        "CONTACT_ONLY",
    )
    assert set(due(door.patient)) == {"OUTREACH"}
