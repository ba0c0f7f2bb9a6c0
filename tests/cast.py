"""The people of the fictitious county, as the tests know them. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel.db import db
from tests.factories import a_member, a_person, a_team, an_area, an_organisation

if TYPE_CHECKING:
    from backend.roster.models import Area, Organisation, Staff, Team

PASSWORD = "lianfang-demo-2026"


@dataclass
class Cast:
    """青崖县 → 云渡镇 → 石桥村, its organisations and people; and 临溪县, from where nothing may be seen."""

    county: Area
    town: Area
    village: Area
    other_county: Area
    organisations: dict[str, Organisation]
    people: dict[str, Staff]
    team: Team

    def __getattr__(self, login: str) -> Staff:
        """`cast.he_xiaoman` is the person who signs in as `he.xiaoman`."""
        try:
            return self.people[login.replace("_", ".")]
        except KeyError:
            raise AttributeError(login) from None


def assemble() -> Cast:
    """Make them all; the caller commits."""
    county = an_area("990100", "青崖县", "COUNTY")
    town = an_area("990100101", "云渡镇", "TOWN", county)
    village = an_area("990100101201", "石桥村", "VILLAGE", town)
    other = an_area("990200", "临溪县", "COUNTY")
    committee = an_organisation("石桥村委会", "VILLAGE_COMMITTEE", village)
    health = an_organisation("云渡镇卫生院", "HEALTH_CENTRE", town)
    police = an_organisation("云渡派出所", "POLICE_STATION", town)
    civil = an_organisation("云渡镇民政办", "TOWN_CIVIL", town)
    disabled = an_organisation("云渡镇残联", "TOWN_DPF", town)
    bureau = an_organisation("青崖县卫健局", "HEALTH_BUREAU", county)
    elsewhere = an_organisation("临溪县卫健局", "HEALTH_BUREAU", other)
    people = [
        a_person("he.xiaoman", "何小满", committee, ["GRID"], [village]),
        a_person("shen.zhixia", "沈知夏", health, ["MHP"], [town]),
        a_person("luo.yuan", "罗远", police, ["POL"], [town]),
        a_person("yan.shouchuan", "严守川", police, ["HEAD"], [town]),
        a_person("tang.he", "唐禾", civil, ["CIV"], [town]),
        a_person("ge.ping", "葛平", committee, ["VIL"], [village]),
        a_person("mo.qing", "莫晴", disabled, ["DPF"], [town]),
        a_person("tian.shouzheng", "田守正", bureau, ["SUP"], [county]),
        a_person("cheng.yan", "程砚", bureau, ["ADM_SYS"], [county]),
        a_person("gu.ning", "顾宁", bureau, ["ADM_SEC"], [county]),
        a_person("bai.yu", "白榆", bureau, ["ADM_AUD"], [county]),
        a_person("ding.yi", "丁一", elsewhere, ["SUP"], [other]),
    ]
    by_login = {person.login: person for person in people}
    team = a_team("石桥村关爱帮扶小组", village, by_login["shen.zhixia"])
    for login in ("shen.zhixia", "he.xiaoman", "luo.yuan", "tang.he", "ge.ping", "mo.qing"):
        a_member(team, by_login[login])
    organisations = {one.name: one for one in (committee, health, police, civil, disabled, bureau, elsewhere)}
    db.session.flush()
    return Cast(county, town, village, other, organisations, by_login, team)
