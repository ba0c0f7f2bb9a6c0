"""From a file to the register: a dry run, a choice, and people who are due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from backend.importing.models import Import
from backend.kernel import vault
from backend.kernel.db import db
from backend.patients.models import Home, Patient
from backend.patients.register.models import Consent, Diagnosis, Guardian, PoolStay
from backend.roster.models import Area, Organisation, Staff, Team
from backend.schedule.models import FollowupTask
from tests.importing.sheets import a_file, a_person, identity_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.conftest import Browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sent(browser: Browser, data: bytes, name: str = "名单.xlsx") -> Any:
    """Send a file; how its check ended."""
    answer = browser.post(f"/api/imports?name={name}", data=data, content_type=XLSX)
    assert answer.status_code == 201, answer.json
    return browser.get(f"/api/imports/{answer.json['id']}").json


def started(browser: Browser, identity: str, choice: str = "ALL") -> Any:
    """Have it written; how that ended."""
    answer = browser.post(f"/api/imports/{identity}/start", json={"choice": choice})
    assert answer.status_code == 200, answer.json
    return browser.get(f"/api/imports/{identity}").json


def faults(browser: Browser, identity: str) -> list[tuple[int, str, str]]:
    items = browser.get(f"/api/imports/{identity}/faults?per_page=200").json["items"]
    return [(one["row"], one["heading"], one["code"]) for one in items]


@pytest.fixture
def doctor(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("shen.zhixia")


@pytest.fixture
def administrator(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("cheng.yan")


def test_a_dry_run_writes_nothing_and_the_import_what_it_said(doctor):
    checked = sent(doctor, a_file(people=[a_person(1), a_person(2)]))
    assert (checked["state"], checked["new"], checked["bad"]) == ("CHECKED", 2, 0)
    assert db.session.scalar(select(func.count(Patient.id))) == 0
    db.session.rollback()
    done = started(doctor, checked["id"])
    assert (done["state"], done["new"]) == ("DONE", 2)
    assert db.session.scalar(select(func.count(Patient.id))) == 2


def test_the_person_is_found_by_number_and_has_a_first_visit_due(doctor):
    started(doctor, sent(doctor, a_file(people=[a_person(7)]))["id"])
    [found] = doctor.post("/api/patients/search", json={"id_no": identity_number(7)}).json
    assert found["name"] == "柳玄禾"
    tasks = db.session.scalars(select(FollowupTask.kind).where(FollowupTask.state == "OPEN")).all()
    assert len(tasks) == 1


def test_everything_a_row_tells_is_written_down(doctor):
    row = a_person(
        1, consent="同意", consent_on=date(2026, 3, 1), disease=1, hospital="县医院",
        pools="卫生库、公安库",
        guardian="柳母", relation="母亲", guardian_phone="13900000000", capacity="强",
        lat=29.123456, lon=107.234567, datum="GCJ-02", paper_address="临溪县城关镇 1 号",
    )  # fmt: skip
    checked = sent(doctor, a_file(people=[row]))
    # One bare number was met: what the disease 1 means has to be confirmed.
    assert checked["codes_open"]
    codes = {"people": {"disease": {"1": "1"}}}
    options = {"codes": codes, "datum": "", "system": "import"}
    doctor.put(f"/api/imports/{checked['id']}/options", json=options)
    assert started(doctor, checked["id"])["state"] == "DONE"
    for kind, count in ((Consent, 1), (Diagnosis, 1), (PoolStay, 2), (Guardian, 1), (Home, 2)):
        assert db.session.scalar(select(func.count()).select_from(kind)) == count
    home = db.session.scalars(select(Home).where(Home.kind == "RESIDENCE")).one()
    assert home.crs_original == "GCJ-02"


def test_the_same_file_twice_changes_nothing_and_says_so(doctor):
    data = a_file(people=[a_person(1), a_person(2)])
    started(doctor, sent(doctor, data)["id"])
    again = sent(doctor, data)
    assert (again["new"], again["known"], again["bad"]) == (0, 2, 0)
    assert {code for _, _, code in faults(doctor, again["id"])} == {"row.known"}
    answer = doctor.post(f"/api/imports/{again['id']}/start", json={"choice": "ALL"})
    assert answer.json["code"] == "import.nothing_new"


def test_all_or_nothing_or_only_the_good_rows(doctor):
    data = a_file(people=[a_person(1), a_person(2, id_no="990100199001310021")])
    checked = sent(doctor, data)
    assert (checked["new"], checked["bad"]) == (1, 1)
    answer = doctor.post(f"/api/imports/{checked['id']}/start", json={"choice": "ALL"})
    assert answer.json["code"] == "import.has_faults"
    assert started(doctor, checked["id"], "GOOD")["state"] == "DONE"
    assert db.session.scalar(select(func.count(Patient.id))) == 1


def test_the_file_rests_sealed_and_its_key_is_destroyed_when_it_is_done(doctor):
    checked = sent(doctor, a_file(people=[a_person(1)]))
    row = db.session.scalars(select(Import)).one()
    file_id = row.file_id
    assert checked["file_kept"]
    db.session.rollback()
    assert not started(doctor, checked["id"])["file_kept"]
    assert db.session.get(vault.SubjectKey, file_id).wrapped is None


def test_a_report_names_rows_and_repeats_no_identity_number(doctor):
    number = identity_number(1)
    rows = [a_person(1), a_person(2, id_no=number), a_person(3, sex=number), a_person(4, area=f"{number} 村")]
    checked = sent(doctor, a_file(people=rows))
    csv = doctor.get(f"/api/imports/{checked['id']}/report?format=csv").data.decode("utf-8-sig")
    assert "第 3 行" in csv
    assert number not in csv
    assert number[6:] not in csv


def test_an_administrator_brings_areas_organisations_staff_and_teams(administrator, signed_in):
    data = a_file(
        areas=[
            {"code": "990100101202001", "name": "一网格", "level": "网格", "parent": "990100101202"},
            {"code": "990100101202", "name": "柏树村", "level": "村（社区）", "parent": "990100101 云渡镇"},
        ],
        organisations=[{"name": "柏树村委会", "type": "村（居）委会", "area": "990100101202"}],
        staff=[{"login": "bai.lu", "name": "白露", "organisation": "柏树村委会", "roles": "网格员、志愿者",
                "areas": "990100101202001"}],
        teams=[{"name": "柏树村小组", "type": "关爱帮扶小组", "area": "990100101202", "leader": "shen.zhixia",
                "members": "bai.lu,he.xiaoman"}],
    )  # fmt: skip
    checked = sent(administrator, data)
    assert faults(administrator, checked["id"]) == []
    done = started(administrator, checked["id"])
    assert (done["state"], done["new"], done["passwords"]) == ("DONE", 5, 1)
    assert (
        db.session.scalars(select(Area.path).where(Area.name == "一网格")).one().endswith("/990100101202001/")
    )
    assert db.session.scalars(select(Organisation).where(Organisation.name == "柏树村委会")).one()
    person = db.session.scalars(select(Staff).where(Staff.login == "bai.lu")).one()
    assert person.roles == ["GRID", "VOL"]
    team = db.session.scalars(select(Team).where(Team.name == "柏树村小组")).one()
    assert {one.login for one in team.members} == {"shen.zhixia", "bai.lu", "he.xiaoman"}
    db.session.rollback()
    again = sent(administrator, data)
    assert (again["new"], again["known"], again["bad"]) == (0, 5, 0)
    assert administrator.post(f"/api/imports/{checked['id']}/passwords").data[:2] == b"PK"
    gone = administrator.post(f"/api/imports/{checked['id']}/passwords")
    assert gone.json["code"] == "import.passwords_gone"


def test_each_role_brings_its_own_sheets_only(doctor, administrator):
    areas = [{"code": "99010010199", "name": "松村", "level": "村（社区）", "parent": "990100101"}]
    for browser in (doctor, administrator):
        checked = sent(browser, a_file(areas=areas, people=[a_person(1)]))
        assert checked["blocked"]
        assert "sheet.not_yours" in {code for _, _, code in faults(browser, checked["id"])}


def test_people_of_another_area_stay_with_the_people_there(doctor):
    checked = sent(doctor, a_file(people=[a_person(1, area="990200", team=None)]))
    assert faults(doctor, checked["id"]) == [(3, "所在区划", "area.not_yours")]


def test_nobody_sees_anybody_elses_import(doctor, administrator):
    checked = sent(doctor, a_file(people=[a_person(1)]))
    assert administrator.get(f"/api/imports/{checked['id']}").json["code"] == "import.not_found"
