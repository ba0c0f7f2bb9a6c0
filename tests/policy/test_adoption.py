"""A policy takes two people, never reaches back, and is never edited: only superseded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.demo.clock import World
from backend.kernel.db import db
from backend.policy import service, shipped
from backend.policy.documents import Kind
from backend.transparency.models import LogAct
from tests.policy.papers import a_document, in_force_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser

MONDAY = 1_795_390_200_000
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def monday() -> Iterator[World]:
    world = World(MONDAY)
    with world.turning():
        yield world


@pytest.fixture
def administrator(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("cheng.yan")


@pytest.fixture
def supervisor(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("tian.shouzheng")


def propose(browser: Browser, cast: Cast, version: str, **document: Any) -> Any:
    data = a_document(version, **{"valid_from": "2026-12-01", **document})
    return browser.post("/api/policies", json={"document": data, "area": str(cast.county.id)})


def decide(browser: Browser, version_id: str, *, agreed: bool = True) -> Any:
    return browser.post(f"/api/policies/{version_id}/decision", json={"agreed": agreed, "note": "已核对"})


def adopted(administrator: Browser, supervisor: Browser, cast: Cast, version: str, **document: Any) -> None:
    identity = propose(administrator, cast, version, **document).json["id"]
    assert decide(supervisor, identity).status_code == 200


def test_one_person_proposes_another_adopts_and_the_log_knows(
    administrator: Browser, supervisor: Browser, cast: Cast
) -> None:
    answer = propose(administrator, cast, "qingya-1")
    assert (answer.status_code, answer.json["state"]) == (201, "PROPOSED")

    answer = decide(supervisor, answer.json["id"])
    assert (answer.status_code, answer.json["state"]) == (200, "ADOPTED")
    assert answer.json["decided_by"]["name"] == "田守正"
    act = db.session.scalars(select(LogAct).where(LogAct.name == "policy.adopt")).one()
    assert '"version":"qingya-1"' in act.body


def test_it_holds_from_its_first_day_on_and_only_in_its_area(
    administrator: Browser, supervisor: Browser, cast: Cast
) -> None:
    adopted(administrator, supervisor, cast, "qingya-1")

    def holds(on: str, area: Any) -> str:
        answer = supervisor.get(f"/api/policies/DISTANCES?on={on}&area={area.id}")
        return str(answer.json["version"])

    assert holds("2026-11-30", cast.village) == "2026-11"
    assert holds("2026-12-01", cast.village) == "qingya-1"
    assert holds("2026-12-01", cast.other_county) == "2026-11"


def test_a_later_version_supersedes_an_earlier_one_and_both_stay(
    administrator: Browser, supervisor: Browser, cast: Cast
) -> None:
    adopted(administrator, supervisor, cast, "qingya-1")
    adopted(administrator, supervisor, cast, "qingya-2", valid_from="2027-01-01")

    versions = [service.in_force(Kind.DISTANCES, date(2026, 12, 31), cast.village.id).version]
    versions.append(service.in_force(Kind.DISTANCES, date(2027, 1, 1), cast.village.id).version)
    assert versions == ["qingya-1", "qingya-2"]
    listed = supervisor.get("/api/policies?kind=DISTANCES").json
    assert [one["version"] for one in listed] == ["qingya-2", "qingya-1"]


def test_a_policy_for_a_time_gives_way_again_to_the_one_before(app: App, cast: Cast) -> None:
    year = in_force_now(cast.cheng_yan, a_document("year"), cast.county)
    month = in_force_now(cast.cheng_yan, a_document("month"), cast.county)
    year.valid_from, month.valid_to = TODAY - timedelta(days=300), TODAY
    db.session.flush()

    assert service.in_force(Kind.DISTANCES, TODAY, cast.village.id).version == "month"
    assert service.in_force(Kind.DISTANCES, TODAY + timedelta(days=1), cast.village.id).version == "year"


def test_the_smaller_area_decides(app: App, cast: Cast) -> None:
    in_force_now(cast.cheng_yan, a_document("town"), cast.town)
    in_force_now(cast.cheng_yan, a_document("county"), cast.county)
    in_force_now(cast.cheng_yan, a_document("everywhere"))

    book = service.rulebook(TODAY, cast.village.path)
    assert book[Kind.DISTANCES].version == "town"
    assert service.rulebook(TODAY, cast.county.path)[Kind.DISTANCES].version == "county"
    assert service.rulebook(TODAY)[Kind.DISTANCES].version == "everywhere"
    assert book[Kind.TEAM].version == "2026-11"


def test_a_declined_policy_never_holds(administrator: Browser, supervisor: Browser, cast: Cast) -> None:
    identity = propose(administrator, cast, "qingya-1").json["id"]
    assert decide(supervisor, identity, agreed=False).json["state"] == "DECLINED"

    assert service.in_force(Kind.DISTANCES, date(2027, 1, 1), cast.village.id).version == "2026-11"
    assert decide(supervisor, identity).json["code"] == "policy.decided"


def test_a_version_is_never_changed(administrator: Browser, supervisor: Browser, cast: Cast) -> None:
    adopted(administrator, supervisor, cast, "qingya-1")

    assert propose(administrator, cast, "qingya-1").json["code"] == "policy.version_taken"
    assert propose(administrator, cast, "2026-11").json["code"] == "policy.version_taken"
    again = propose(administrator, cast, "qingya-2").json["id"]
    assert decide(supervisor, again).json["code"] == "policy.same_day"


def test_a_policy_does_not_reach_back(
    administrator: Browser, supervisor: Browser, cast: Cast, monday: World
) -> None:
    assert propose(administrator, cast, "late", valid_from="2026-11-22").json["code"] == "policy.valid_from"

    identity = propose(administrator, cast, "today", valid_from=TODAY).json["id"]
    monday.wait(minutes=24 * 60)
    assert decide(supervisor, identity).json["code"] == "policy.valid_from"


def test_nobody_adopts_what_they_proposed(
    signed_in: Callable[[str], Browser], administrator: Browser, cast: Cast
) -> None:
    from backend.roster.models import StaffRole

    cast.cheng_yan.role_rows.append(StaffRole(role="SUP"))
    identity = propose(administrator, cast, "qingya-1").json["id"]

    assert decide(signed_in("cheng.yan"), identity).json["code"] == "policy.same_person"


def test_what_holds_in_two_counties_is_not_adopted_by_one(
    administrator: Browser, supervisor: Browser
) -> None:
    data = a_document("both", valid_from="2026-12-01")
    identity = administrator.post("/api/policies", json={"document": data}).json["id"]

    assert decide(supervisor, identity).json["code"] == "gate.out_of_scope"


def test_a_document_that_contradicts_itself_is_refused_at_its_place_in_both_languages(
    administrator: Browser,
) -> None:
    data = a_document("wrong", Kind.COLOURS, bands=[])

    answer = administrator.post("/api/policies/check", json={"document": data})

    assert (answer.status_code, answer.json["code"]) == (422, "policy.unusable")
    assert answer.json["details"]["where"] == "body.bands"
    assert "少于两种颜色" in answer.json["message"]["zh"]
    assert "fewer than two colours" in answer.json["message"]["en"]


def test_a_check_keeps_nothing_and_says_where_the_norm_is_widened(administrator: Browser) -> None:
    slower = shipped.as_written("NATIONAL", Kind.INTERVALS)["body"] | {"year_least": 2}
    data = a_document("slow", Kind.INTERVALS, **slower) | {"legal_document_no": "1", "approved_by": "田守正"}

    answer = administrator.post("/api/policies/check", json={"document": data})

    assert [one["where"] for one in answer.json["widenings"]] == ["body.year_least"]
    assert administrator.get("/api/policies").json == []


def test_there_is_no_policy_of_an_unknown_kind(supervisor: Browser) -> None:
    assert supervisor.get("/api/policies/WEATHER").json["code"] == "request.not_found"
