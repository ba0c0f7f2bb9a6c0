"""Who sees what of a person (`DOMAIN.md` §3.14): by code, by first name, by name, and no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.cases.facts import Capacity
from backend.patients.register import guardians
from backend.patients.register.guardians import GuardianDetails
from backend.policy.codes import Purpose
from backend.roster.record_models import AccessRecord
from backend.visits import planning
from tests.factories import a_member, a_person
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.cast import Cast
    from tests.conftest import Browser


@pytest.fixture
def person(cast: Cast, signed_in: Callable[[str], Browser]) -> UUID:
    """Somebody of whom everything is known, visited by people of every kind."""
    patient = a_patient(cast, "柳青禾", phone="13800005501", id_no="99999919850504123X", born="1985-05-04")
    details = GuardianDetails(name="柳母", phone="13900005502")
    guardians.record(patient, today(), Capacity.STRONG, details, None, cast.shen_zhixia.id)
    volunteer = a_person("zhi.yuan", "志远", cast.organisations["石桥村委会"], ["VOL"], [cast.village])
    a_member(cast.team, volunteer)
    going = [cast.luo_yuan.id, cast.tang_he.id, volunteer.id]
    planning.plan(patient.id, today(), Purpose.FOLLOW_UP, cast.shen_zhixia.id, going)
    jobs.commit()
    shen = signed_in("shen.zhixia")
    found = {"disease": 1, "words": "精神分裂症", "hospital": "县精神卫生中心"}
    assert shen.post(f"/api/patients/{patient.id}/diagnosis", json=found).status_code == 204
    return patient.id


@pytest.mark.parametrize(
    ("login", "sees"),
    [
        ("shen.zhixia", {"first_name", "name", "identity", "guardian", "diagnosis"}),
        ("he.xiaoman", {"first_name", "name", "guardian"}),
        ("ge.ping", {"first_name", "name", "guardian"}),
        ("luo.yuan", {"first_name", "name", "guardian"}),
        ("tang.he", {"first_name", "name", "guardian"}),
        ("zhi.yuan", {"first_name"}),
        ("tian.shouzheng", set()),
    ],
)
def test_everybody_sees_their_part_and_no_more(person, signed_in, login, sees):
    browser = signed_in(login)
    page = browser.get(f"/api/patients/{person}").json
    parts = {"first_name", "name", "identity", "guardian", "diagnosis"}
    assert {part for part in parts if page[part]} == sees
    row = browser.get("/api/patients").json["items"][0]
    assert {part for part in ("first_name", "name") if row[part]} == sees & {"first_name", "name"}


@pytest.mark.parametrize(
    ("login", "never"),
    [
        ("he.xiaoman", ["精神分裂症", "99999919850504123X", "13800005501"]),
        ("luo.yuan", ["精神分裂症", "99999919850504123X"]),
        ("zhi.yuan", ["柳青禾", "石桥村三组", "柳母", "13900005502"]),
        ("tian.shouzheng", ["青禾", "石桥村三组", "柳母", "精神分裂症"]),
    ],
)
def test_what_is_not_theirs_is_nowhere_in_the_answer(person, signed_in, login, never):
    text = signed_in(login).get(f"/api/patients/{person}").text
    assert [word for word in never if word in text] == []


@pytest.mark.parametrize("login", ["mo.qing", "ding.yi"])
def test_who_has_nothing_to_do_with_somebody_does_not_see_that_they_exist(person, signed_in, login):
    browser = signed_in(login)
    assert browser.get(f"/api/patients/{person}").json["code"] == "patient.unknown"
    assert browser.get("/api/patients").json["items"] == []


def test_nobody_reads_coordinates(person, signed_in):
    assert "29.12" not in signed_in("shen.zhixia").get(f"/api/patients/{person}").text


def test_opening_a_page_says_which_parts_were_seen(person, signed_in):
    signed_in("he.xiaoman").get(f"/api/patients/{person}")
    rows = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "patient.read")).all()
    assert [row.fields for row in rows] == [["guardian", "name"]]


@pytest.mark.parametrize(
    ("login", "sees"),
    [("shen.zhixia", True), ("tian.shouzheng", True), ("he.xiaoman", False), ("luo.yuan", False)],
)
def test_what_happened_to_somebody_is_for_clinicians_and_supervisors(person, signed_in, login, sees):
    page = signed_in(login).get(f"/api/patients/{person}").json
    assert bool(page["history"]) is sees
    assert page["consents"] == []


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "1899-12-31", "2026-02-30"])
def test_days_outside_any_calendar_are_refused_and_break_nothing(person, signed_in, on):
    shen, address = signed_in("shen.zhixia"), f"/api/patients/{person}"
    wish = {"axis": "WHEREABOUTS", "to": "HOSPITAL", "proofs": ["HOSPITAL_SLIP"]}
    consent = {"decision": "AGREED", "text_version": "1"}
    for what, body in (
        ("status", {**wish, "since": on}),
        ("homes", {"text": "别处", "since": on}),
        ("consents", {**consent, "on": on}),
        ("cases", {"kind": "RELAPSING", "on": on}),
    ):
        assert shen.post(f"{address}/{what}", json=body).json["code"] == "request.invalid"
