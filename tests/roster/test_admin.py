"""Accounts, areas, organisations and teams, as the system administrator keeps them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.kernel import pages
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.models import Staff, TeamMember
from backend.roster.record_models import AccessRecord
from tests.cast import PASSWORD
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser

    SignedIn = Callable[[str], Browser]


def newcomer(cast: Cast, **changes: Any) -> dict[str, Any]:
    """A new account as the administrator fills it in."""
    return {
        "login": "xin.lai",
        "name": "辛来",
        "password": PASSWORD,
        "org": str(cast.organisations["云渡镇卫生院"].id),
        "roles": ["VDR"],
        "areas": [str(cast.village.id)],
        **changes,
    }


def test_a_new_account_can_sign_in(signed_in: SignedIn, cast: Cast) -> None:
    added = signed_in("cheng.yan").post("/api/staff", json=newcomer(cast))

    assert added.status_code == 201
    assert signed_in("xin.lai").get("/api/session").json["staff"]["roles"] == ["VDR"]


def test_an_account_name_is_taken_once(signed_in: SignedIn, cast: Cast) -> None:
    answer = signed_in("cheng.yan").post("/api/staff", json=newcomer(cast, login="he.xiaoman"))

    assert (answer.status_code, answer.json["code"]) == (409, "staff.login_taken")


@pytest.mark.parametrize("pair", list(combinations(["ADM_SYS", "ADM_SEC", "ADM_AUD"], 2)))
def test_nobody_becomes_two_administrators(signed_in: SignedIn, cast: Cast, pair: tuple[str, str]) -> None:
    browser = signed_in("cheng.yan")
    added = browser.post("/api/staff", json=newcomer(cast, roles=pair))
    changed = browser.patch(f"/api/staff/{cast.he_xiaoman.id}", json={"roles": pair})

    assert added.json["code"] == changed.json["code"] == "staff.two_administrators"
    assert cast.he_xiaoman.roles == ["GRID"]


@pytest.mark.parametrize("change", [{"roles": ["ADM_AUD"]}, {"areas": []}, {"active": False}])
def test_administrators_do_not_change_their_own_powers(
    signed_in: SignedIn, cast: Cast, change: dict[str, Any]
) -> None:
    answer = signed_in("cheng.yan").patch(f"/api/staff/{cast.cheng_yan.id}", json=change)

    assert answer.json["code"] == "staff.own_account"


def test_roles_and_areas_are_replaced_as_given(signed_in: SignedIn, cast: Cast) -> None:
    answer = signed_in("cheng.yan").patch(
        f"/api/staff/{cast.he_xiaoman.id}",
        json={
            "roles": ["GRID", "VIL"],
            "areas": [str(cast.town.id), str(cast.village.id)],
            "name": "何小满2",
        },
    )

    assert answer.json["roles"] == ["GRID", "VIL"]
    assert {area["name"] for area in answer.json["areas"]} == {"云渡镇", "石桥村"}
    assert answer.json["name"] == "何小满2"


def test_a_password_set_by_the_administrator_signs_out_and_lifts_a_pause(
    signed_in: SignedIn, visitor: Browser, cast: Cast
) -> None:
    browser = signed_in("he.xiaoman")
    for _ in range(5):
        visitor.sign_in("he.xiaoman", "wrong")
    signed_in("cheng.yan").patch(f"/api/staff/{cast.he_xiaoman.id}", json={"password": "new-password-1"})

    assert browser.get("/api/session").json["staff"] is None
    assert visitor.sign_in("he.xiaoman", "new-password-1").status_code == 200


def test_accounts_are_found_by_part_of_a_name(signed_in: SignedIn) -> None:
    page = signed_in("gu.ning").get("/api/staff", query_string={"q": "知夏"}).json

    assert [row["login"] for row in page["items"]] == ["shen.zhixia"]
    assert page["total"] == 1


def test_a_search_takes_its_text_literally(signed_in: SignedIn) -> None:
    assert signed_in("gu.ning").get("/api/staff", query_string={"q": "%"}).json["total"] == 0


def test_accounts_come_in_pages(signed_in: SignedIn) -> None:
    browser = signed_in("bai.yu")
    first = browser.get("/api/staff?per_page=4").json
    last = browser.get("/api/staff?per_page=4&page=3").json

    assert (first["total"], first["pages"], len(first["items"]), len(last["items"])) == (12, 3, 4, 4)


def test_counting_a_long_list_stops_where_nobody_leafs(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "COUNTED", 3)
    shown = signed_in("bai.yu").get("/api/staff?per_page=2&page=3").json

    assert (shown["total"], shown["pages"], len(shown["items"])) == (3, 2, 2)


def test_what_an_administrator_changed_is_recorded_without_its_content(
    signed_in: SignedIn, cast: Cast
) -> None:
    signed_in("cheng.yan").post("/api/staff", json=newcomer(cast))
    record = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "staff.add")).one()

    assert record.staff_id == cast.cheng_yan.id
    assert record.fields == ["areas", "login", "name", "org", "password", "roles"]


def test_an_unknown_account_is_not_found(signed_in: SignedIn) -> None:
    answer = signed_in("cheng.yan").patch(f"/api/staff/{uuid7()}", json={"name": "x"})

    assert (answer.status_code, answer.json["code"]) == (404, "request.not_found")


def test_an_organisation_that_does_not_exist_cannot_be_chosen(signed_in: SignedIn, cast: Cast) -> None:
    answer = signed_in("cheng.yan").post("/api/staff", json=newcomer(cast, org=str(uuid7())))

    assert answer.json["code"] == "roster.no_such"


@pytest.mark.parametrize("login", ["X", "a b", "何小满", "a" * 65, ".a."])
def test_account_names_are_plain(signed_in: SignedIn, cast: Cast, login: str) -> None:
    answer = signed_in("cheng.yan").post("/api/staff", json=newcomer(cast, login=login))

    assert answer.json["code"] == "request.invalid"


def test_an_area_lies_below_its_parent(signed_in: SignedIn, cast: Cast) -> None:
    sent = {"code": "990100101201-01", "name": "第一网格", "level": "GRID", "parent": str(cast.village.id)}
    answer = signed_in("cheng.yan").post("/api/areas", json=sent)

    assert answer.status_code == 201
    assert answer.json["path"] == "990100/990100101/990100101201/990100101201-01/"
    assert answer.json["terrain"] == "VILLAGE"


@pytest.mark.parametrize(("level", "parent"), [("VILLAGE", None), ("TOWN", "village"), ("COUNTY", "county")])
def test_an_area_of_the_wrong_level_is_refused(
    signed_in: SignedIn, cast: Cast, level: str, parent: str | None
) -> None:
    sent = {"code": "x", "name": "x", "level": level, "parent": parent and str(getattr(cast, parent).id)}

    assert signed_in("cheng.yan").post("/api/areas", json=sent).json["code"] == "area.level"


def test_an_area_code_is_taken_once_whatever_its_case(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")
    answers = [
        browser.post("/api/areas", json={"code": code, "name": "x", "level": "COUNTY"}).json
        for code in ("990200", "9903-a", "9903-A")
    ]

    assert [one["code"] for one in answers] == ["area.code_taken", "9903-a", "area.code_taken"]


def test_an_area_can_be_renamed_but_keeps_its_code(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")
    answer = browser.patch(f"/api/areas/{cast.village.id}", json={"name": "石桥社区", "terrain": "MOUNTAIN"})
    refused = browser.patch(f"/api/areas/{cast.village.id}", json={"code": "1"})

    assert (answer.json["name"], answer.json["terrain"]) == ("石桥社区", "MOUNTAIN")
    assert refused.json["code"] == "request.invalid"


def test_each_sees_the_areas_they_work_in(signed_in: SignedIn, cast: Cast) -> None:
    an_area("9901001012010", "石桥村旁边", "VILLAGE", cast.other_county)

    def names(login: str) -> list[str]:
        return [area["name"] for area in signed_in(login).get("/api/areas").json]

    assert names("he.xiaoman") == ["石桥村"]
    assert names("tian.shouzheng") == ["青崖县", "云渡镇", "石桥村"]
    assert names("ding.yi") == ["临溪县", "石桥村旁边"]
    assert len(names("cheng.yan")) == 5


def test_an_organisation_is_added_and_changed(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")
    sent = {"name": "青崖县精神卫生中心", "type": "COUNTY_MH_CENTRE", "area": str(cast.county.id)}
    added = browser.post("/api/organisations", json=sent)
    changed = browser.patch(
        f"/api/organisations/{added.json['id']}", json={"duty_phone": "000-0000", "area": str(cast.town.id)}
    )

    assert added.status_code == 201
    assert (changed.json["duty_phone"], changed.json["area"]) == ("000-0000", str(cast.town.id))


def test_what_is_changed_of_an_organisation_leaves_where_its_office_is(
    signed_in: SignedIn, cast: Cast
) -> None:
    browser, there = signed_in("cheng.yan"), {"lat": 29.1234, "lon": 107.2345}
    place = f"/api/organisations/{cast.organisations['云渡镇卫生院'].id}"
    assert browser.patch(place, json={"office": there}).json["office"] == there
    assert browser.patch(place, json={"duty_phone": "000-0001"}).json["office"] == there
    assert browser.patch(place, json={"office": None}).json["office"] is None


def test_two_organisations_cannot_share_a_name(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")
    sent = {"name": "云渡派出所", "type": "POLICE_STATION", "area": str(cast.town.id)}
    renamed = browser.patch(
        f"/api/organisations/{cast.organisations['云渡镇卫生院'].id}", json={"name": "云渡派出所"}
    )

    assert browser.post("/api/organisations", json=sent).json["code"] == "organisation.name_taken"
    assert renamed.json["code"] == "organisation.name_taken"


def test_a_leader_is_a_member_of_the_team(signed_in: SignedIn, cast: Cast) -> None:
    sent = {
        "name": "新小组",
        "type": "CARE",
        "area": str(cast.village.id),
        "leader": str(cast.luo_yuan.id),
        "members": [str(cast.tang_he.id)],
    }
    team = signed_in("cheng.yan").post("/api/teams", json=sent).json

    assert {member["name"] for member in team["members"]} == {"罗远", "唐禾"}


def test_who_leaves_a_team_stays_in_its_history(signed_in: SignedIn, cast: Cast) -> None:
    answer = signed_in("cheng.yan").patch(
        f"/api/teams/{cast.team.id}", json={"members": [str(cast.he_xiaoman.id)]}
    )

    assert {member["name"] for member in answer.json["members"]} == {"何小满", "沈知夏"}
    rows = db.session.scalars(select(TeamMember).where(TeamMember.team_id == cast.team.id)).all()
    assert len(rows) == 6
    assert sum(row.until is not None for row in rows) == 4


def test_who_comes_back_begins_anew(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")
    browser.patch(f"/api/teams/{cast.team.id}", json={"members": []})
    answer = browser.patch(f"/api/teams/{cast.team.id}", json={"members": [str(cast.luo_yuan.id)]})

    assert {member["name"] for member in answer.json["members"]} == {"罗远", "沈知夏"}


def test_a_new_leader_leads_at_once(signed_in: SignedIn, cast: Cast) -> None:
    signed_in("cheng.yan").patch(f"/api/teams/{cast.team.id}", json={"leader": str(cast.luo_yuan.id)})

    assert signed_in("luo.yuan").get("/api/session").json["staff"]["leads"] == [str(cast.team.id)]
    assert signed_in("shen.zhixia").get("/api/session").json["staff"]["leads"] == []


@pytest.mark.parametrize(
    ("login", "teams"), [("he.xiaoman", 1), ("tian.shouzheng", 1), ("ding.yi", 0), ("cheng.yan", 1)]
)
def test_each_sees_the_teams_within_reach(signed_in: SignedIn, login: str, teams: int) -> None:
    assert len(signed_in(login).get("/api/teams").json) == teams


def test_nobody_is_ever_deleted(signed_in: SignedIn, cast: Cast) -> None:
    browser = signed_in("cheng.yan")

    for address in (f"/api/staff/{cast.he_xiaoman.id}", f"/api/areas/{cast.village.id}"):
        assert browser.delete(address).status_code == 405
    assert db.session.get(Staff, cast.he_xiaoman.id) is not None
