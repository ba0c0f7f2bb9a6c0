"""The supplementary sheet: part by part, by whom it may, sealed, and never written over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.forms import shelf
from backend.forms.reading import read
from backend.kernel.append_only import Overwritten
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import service as people
from backend.patients.cases.facts import Capacity
from backend.patients.register import guardians
from backend.patients.register.guardians import GuardianDetails
from backend.patients.supplement.models import SupplementEntry
from backend.policy.codes import Purpose
from backend.roster.record_models import AccessRecord
from backend.transparency.models import LogAct
from backend.visits import planning
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.cast import Cast
    from tests.conftest import Browser

DOCTORS = {
    "first_onset": "2015-03-01",
    "past_symptoms": ["SUSPICION"],
    "past_locking": "RELEASED",
    "outpatient": "CONTINUOUS",
    "admissions": 2,
    "last_effect": "BETTER",
    "acts": ["HARM"],
    "acts_harm": 1,
}
GRIDS = {"household": "VILLAGE", "employment": "FARMER"}
CIVILS = {"means": "POOR", "disability_card": "YES", "disability_level": "TWO"}


@pytest.fixture
def person(cast: Cast, signed_in: Callable[[str], Browser]) -> UUID:
    """Somebody with a guardian, whom civil affairs and police visit too; her consent and diagnosis lack."""
    patient = a_patient(cast)
    details = GuardianDetails(name="柳母", relation="母亲", phone="000-5550-1")
    guardians.record(patient, today(), Capacity.WEAK, details, None, cast.shen_zhixia.id)
    going = [cast.luo_yuan.id, cast.tang_he.id]
    planning.plan(patient.id, today(), Purpose.FOLLOW_UP, cast.shen_zhixia.id, going)
    db.session.commit()
    return patient.id


def save(browser: Browser, person: UUID, answers: dict[str, Any], version: int = 1) -> Any:
    return browser.post(f"/api/patients/{person}/supplement", json={"version": version, "answers": answers})


def sheet(browser: Browser, person: UUID) -> dict[str, Any]:
    return browser.get(f"/api/patients/{person}/supplement").json  # type: ignore[no-any-return]


def whole(signed_in: Callable[[str], Browser], person: UUID) -> Browser:
    """The sheet filled in by those who fill it in; the doctor's browser."""
    shen = signed_in("shen.zhixia")
    for login, answers in (("he.xiaoman", GRIDS), ("tang.he", CIVILS), ("shen.zhixia", DOCTORS)):
        assert save(signed_in(login), person, answers).status_code == 204
    shen.post(f"/api/patients/{person}/diagnosis", json={"disease": 1})
    consent = {"decision": "AGREED", "text_version": "1", "on": "2026-11-23"}
    shen.post(f"/api/patients/{person}/consents", json=consent)
    return shen


def test_it_is_filled_in_part_by_part_by_several_people(person, signed_in):
    shen = whole(signed_in, person)
    shown = sheet(shen, person)
    assert shown["answers"] == {**GRIDS, **DOCTORS, **CIVILS}
    assert (shown["open"], shown["complete"]) == ([], True)
    assert [len(one["answers"]) for one in shown["entries"]] == [len(DOCTORS), len(CIVILS), len(GRIDS)]


def test_what_the_register_knows_is_shown_and_counted(person, signed_in):
    shown = sheet(signed_in("shen.zhixia"), person)
    assert shown["registered"]["guardian_name"] == "柳母"
    assert {"consent", "diagnosis", "household", "acts"} <= set(shown["open"])
    assert "guardian_name" not in shown["open"]


@pytest.mark.parametrize(
    ("login", "sees"),
    [
        ("shen.zhixia", GRIDS | CIVILS | DOCTORS),
        ("he.xiaoman", GRIDS),
        ("ge.ping", GRIDS),
        ("tang.he", CIVILS),
    ],
)
def test_everybody_sees_the_part_that_is_theirs(person, signed_in, login, sees):
    whole(signed_in, person)
    shown = sheet(signed_in(login), person)
    assert shown["answers"] == sees
    said = [name for one in shown["entries"] for name in one["answers"]]
    assert set(said) == set(sees)
    assert ("diagnosis" in shown["registered"]) is (login == "shen.zhixia")


@pytest.mark.parametrize("login", ["luo.yuan", "tian.shouzheng", "cheng.yan", "bai.yu"])
def test_who_fills_in_no_part_sees_none(person, signed_in, login):
    browser = signed_in(login)
    address = f"/api/patients/{person}/supplement"
    for answer in (browser.get(address), save(browser, person, GRIDS), browser.post(f"{address}/signature")):
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("login", "answers", "problem"),
    [
        ("he.xiaoman", {"acts": ["NONE"]}, "acts not_yours"),
        ("he.xiaoman", {"past_locking": None}, "past_locking not_yours"),
        ("tang.he", {"household": "TOWN"}, "household not_yours"),
        ("shen.zhixia", {"guardian_name": "柳父"}, "guardian_name not_asked"),
        ("shen.zhixia", {"signed_by": "沈知夏"}, "signed_by not_asked"),
        ("shen.zhixia", {"family_history": "无"}, "family_history unknown"),
        ("shen.zhixia", {"household": "1"}, "household option"),
        ("shen.zhixia", {"acts_harm": 2}, "acts_harm not_asked"),
        ("shen.zhixia", {"acts": ["NONE", "HARM"]}, "acts exclusive"),
        ("shen.zhixia", {"admissions": 2.5}, "admissions type"),
        ("shen.zhixia", {"first_onset": "2099-01-01"}, "first_onset late"),
        ("shen.zhixia", {"opinion": "好" * 501}, "opinion long"),
        ("shen.zhixia", {"household": {"a": [1]}}, "household option"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_kept(person, signed_in, login, answers, problem):
    answer = save(signed_in(login), person, {**answers})
    assert (answer.status_code, answer.json["code"]) == (422, "supplement.answers_wrong")
    [found] = answer.json["details"]["problems"]
    assert f"{found['question']} {found['code']}" == problem
    assert db.session.scalar(select(SupplementEntry)) is None


def test_a_version_nobody_knows_is_refused(person, signed_in):
    assert save(signed_in("shen.zhixia"), person, GRIDS, version=9).json["code"] == "form.unknown"


def test_the_same_answer_twice_is_one_save(person, signed_in):
    he = signed_in("he.xiaoman")
    save(he, person, GRIDS)
    save(he, person, {"household": "VILLAGE"})
    assert len(sheet(he, person)["entries"]) == 1


def test_an_answer_is_changed_and_taken_back_and_the_history_says_so(person, signed_in):
    he = signed_in("he.xiaoman")
    for answers in (GRIDS, {"household": "TOWN"}, {"household": None}):
        save(he, person, answers)
    shown = sheet(he, person)
    assert shown["answers"] == {"employment": "FARMER"}
    told = [(one["answers"], one["taken_back"]) for one in shown["entries"]]
    assert told == [({}, ["household"]), ({"household": "TOWN"}, []), (GRIDS, [])]


def test_what_no_longer_applies_is_not_held_back_for_later(person, signed_in):
    shen = signed_in("shen.zhixia")
    for answers in (DOCTORS, {"acts": ["NONE"]}, {"acts": ["HARM"]}):
        save(shen, person, answers)
    shown = sheet(shen, person)
    assert "acts_harm" not in shown["answers"]
    assert "acts_harm" in shown["open"]


def test_a_doctor_signs_the_whole_sheet_and_a_change_makes_the_signature_old(person, signed_in):
    shen = whole(signed_in, person)
    address = f"/api/patients/{person}/supplement"
    assert shen.post(f"{address}/signature").status_code == 204
    shown = sheet(shen, person)
    assert (shown["signed"]["stale"], shown["registered"]["signed_by"]) == (False, "沈知夏")
    assert shown["registered"]["filled_on"] == today().isoformat()
    save(signed_in("he.xiaoman"), person, {"employment": "RETIRED"})
    assert sheet(shen, person)["signed"]["stale"] is True


def test_only_a_doctor_signs_and_only_what_is_complete(person, signed_in):
    address = f"/api/patients/{person}/supplement/signature"
    open_still = signed_in("shen.zhixia").post(address)
    assert open_still.json["code"] == "supplement.not_complete"
    assert "household" in open_still.json["details"]["open"]
    assert signed_in("he.xiaoman").post(address).json["code"] == "supplement.doctor_signs"


def test_answers_rest_sealed_and_the_log_holds_none(person, signed_in):
    save(signed_in("shen.zhixia"), person, {**DOCTORS, "opinion": "坚持服药"})
    row = db.session.scalars(select(SupplementEntry)).one()
    assert not [word for word in (b"HARM", "坚持".encode(), b"acts") if word in row.answers]
    [act] = db.session.scalars(select(LogAct).where(LogAct.name == "patient.supplement"))
    assert json.loads(act.body).keys() == {"patient", "entry", "signed"}


def test_a_save_is_never_written_over(person, signed_in):
    save(signed_in("he.xiaoman"), person, GRIDS)
    db.session.scalars(select(SupplementEntry)).one().signed = True
    with pytest.raises(Overwritten):
        db.session.flush()
    db.session.rollback()


def test_opening_it_is_written_down_with_the_parts_seen(person, signed_in):
    sheet(signed_in("he.xiaoman"), person)
    [row] = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "supplement.read"))
    assert row.fields == ["COMMUNITY"]


@pytest.mark.parametrize(("login", "open_now"), [("he.xiaoman", 0), ("tang.he", 1), ("luo.yuan", None)])
def test_the_page_says_how_far_the_sheet_is_to_those_who_fill_it_in(person, signed_in, login, open_now):
    save(signed_in("he.xiaoman"), person, GRIDS)
    state = signed_in(login).get(f"/api/patients/{person}").json["supplement"]
    assert (state and state["open"]) == open_now


def test_erasing_somebody_erases_the_sheet(person, signed_in):
    shen = signed_in("shen.zhixia")
    save(shen, person, DOCTORS)
    people.withdraw(person, "R-15", None)
    db.session.commit()
    assert shen.get(f"/api/patients/{person}/supplement").status_code == 404


def test_an_old_save_is_read_with_the_version_it_was_made_with(person, signed_in, monkeypatch):
    he = signed_in("he.xiaoman")
    save(he, person, {**GRIDS, "residence": "SAME_CITY"})
    after = json.loads(json.dumps(shelf.source("supplement", 1))) | {"version": 2}
    living = after["sections"][1]["questions"]
    after["sections"][1]["questions"] = [one for one in living if one["id"] != "residence"]
    known = {**shelf.forms(), ("supplement", 2): read(after)}
    monkeypatch.setattr(shelf, "forms", lambda: known)
    shown = sheet(he, person)
    assert shown["form"]["version"] == 2
    assert shown["answers"] == GRIDS
    assert [(one["version"], "residence" in one["answers"]) for one in shown["entries"]] == [(1, True)]
    assert save(he, person, {"employment": "RETIRED"}, version=2).status_code == 204
    assert [one["version"] for one in sheet(he, person)["entries"]] == [2, 1]
