"""One person's card: the next date and why, the history, and no more than the reader may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel.db import db
from backend.patients import service as patients
from backend.policy import service as policies
from backend.policy.codes import Purpose
from backend.policy.documents import Kind
from backend.roster.record_models import AccessRecord
from backend.schedule import card as card_of
from backend.visits import planning
from tests.patients.people import a_patient
from tests.schedule.telling import a_call, a_visit, an_attempt, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.patients.models import Patient
    from tests.conftest import Browser
    from tests.visits.conftest import Door


@pytest.fixture
def person(door: Door) -> Patient:
    """Basically stable, level 3 in November, called and not met since."""
    patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
    a_visit(patient, date(2026, 11, 2), 2, 3)
    a_call(patient, date(2026, 11, 10))
    an_attempt(patient, date(2026, 11, 16))
    settle(patient)
    return patient


@pytest.fixture
def card(person: Patient, signed_in: Callable[[str], Browser]) -> Callable[[str], dict[str, Any]]:
    def look(login: str) -> dict[str, Any]:
        answer = signed_in(login).get(f"/api/patients/{person.id}/card")
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    return look


def test_a_doctor_sees_the_next_date_and_why(card: Callable[[str], dict[str, Any]]) -> None:
    seen = card("shen.zhixia")
    due = {one["kind"]: one for one in seen["tasks"]}
    assert (due["FOLLOW_UP"]["due_on"], due["FOLLOW_UP"]["rule"]) == ("2026-11-16", "D9")
    assert due["FOLLOW_UP"]["sentence"]["zh"] == "危险性评估三级以上，按不稳定随访，上次11月2日见到：两周后"
    assert due["RETRY"]["due_on"] == "2026-11-23"
    assert (seen["disease_class"], seen["danger"], seen["last_on"]) == (2, 3, "2026-11-02")
    assert [(one["on"], one["form"]) for one in seen["contacts"]] == [
        ("2026-11-16", None),
        ("2026-11-10", 3),
        ("2026-11-02", 2),
    ]


def test_a_grid_worker_sees_the_date_the_danger_and_the_team_but_no_class_and_no_colour(
    card: Callable[[str], dict[str, Any]],
) -> None:
    seen = card("he.xiaoman")
    assert (seen["first_name"], seen["danger"], seen["safety"]["zh"]) == (
        "青禾",
        3,
        "请勿单独前往，出发前商量好",
    )
    assert (seen["disease_class"], seen["colour"], seen["shortage"]) == (None, None, None)
    assert "稳定" not in str(seen["tasks"])
    assert seen["team"]["need"] == [["CLINICAL"], ["COMMUNITY"], ["POLICE"]]


def test_a_supervisor_sees_a_code_and_no_name(card: Callable[[str], dict[str, Any]]) -> None:
    seen = card("tian.shouzheng")
    assert (seen["first_name"], seen["address"], seen["coarse"]) == (None, "", None)
    assert seen["danger"] == 3
    assert "青禾" not in str(seen)


def test_somebody_without_business_there_sees_nobody(
    person: Patient, signed_in: Callable[[str], Browser]
) -> None:
    for login in ("luo.yuan", "ding.yi"):
        answer = signed_in(login).get(f"/api/patients/{person.id}/card")
        assert (answer.status_code, answer.json["code"]) == (404, "patient.unknown")


def test_an_officer_who_is_invited_sees_what_keeps_people_safe_and_his_own_visits(
    person: Patient, door: Door, card: Callable[[str], dict[str, Any]]
) -> None:
    planning.plan(
        person.id,
        date(2026, 11, 24),
        Purpose.FOLLOW_UP,
        door.cast.shen_zhixia.id,
        [door.cast.luo_yuan.id],
        door.cast.team.id,
    )
    db.session.commit()
    seen = card("luo.yuan")
    assert (seen["danger"], seen["disease_class"], seen["contacts"]) == (3, None, [])


def test_from_which_level_on_an_officer_is_told_is_policy(
    person: Patient, door: Door, card: Callable[[str], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = (door.cast.shen_zhixia.id, [door.cast.luo_yuan.id], door.cast.team.id)
    planning.plan(person.id, date(2026, 11, 24), Purpose.FOLLOW_UP, *ids)
    db.session.commit()
    profile = policies.in_force(Kind.PROFILE, date(2026, 11, 23))
    stricter = replace(profile, body=replace(profile.body, police_threshold=4))
    monkeypatch.setattr(card_of, "policies", SimpleNamespace(in_force=lambda *_: stricter))

    seen = card("luo.yuan")
    assert (seen["danger"], seen["safety"]["en"]) == (None, "do not go alone; talk it over before you leave")
    assert card("shen.zhixia")["danger"] == 3


def test_whom_to_call_and_who_answers_for_it_is_told_to_those_who_care_and_to_no_volunteer(
    person: Patient, door: Door, card: Callable[[str], dict[str, Any]]
) -> None:
    from backend.patients.cases.facts import Capacity
    from backend.patients.register import guardians
    from backend.patients.register.guardians import GuardianDetails
    from backend.roster.models import StaffRole

    mother = GuardianDetails(name="柳母", relation="母亲", phone="000-5550-1200")
    guardians.record(person, date(2026, 1, 5), Capacity.STRONG, mother, None, door.cast.shen_zhixia.id)
    db.session.commit()
    seen = card("he.xiaoman")
    assert seen["guardian"] == {
        "capacity": "STRONG", "name": "柳母", "relation": "母亲", "phone": "000-5550-1200",
    }  # fmt: skip
    assert (seen["group"]["name"], seen["group"]["leader"]["name"]) == ("石桥村关爱帮扶小组", "沈知夏")
    assert (seen["management"], seen["whereabouts"], seen["consent"]) == ("MANAGED", "HOME", None)
    assert card("tian.shouzheng")["guardian"] is None

    [role] = db.session.query(StaffRole).filter_by(staff_id=door.cast.mo_qing.id)
    role.role = "VOL"
    ids = (door.cast.shen_zhixia.id, [door.cast.mo_qing.id], door.cast.team.id)
    planning.plan(person.id, date(2026, 11, 24), Purpose.WELFARE, *ids)
    db.session.commit()
    volunteer = card("mo.qing")
    assert (volunteer["first_name"], volunteer["guardian"], volunteer["responsible"]) == ("青禾", None, [])
    assert (volunteer["group"], volunteer["consent"], volunteer["danger"]) == (None, None, None)


def test_consent_is_for_those_who_treat(
    person: Patient, door: Door, card: Callable[[str], dict[str, Any]]
) -> None:
    from backend.patients.register import consents
    from backend.patients.register.codes import ConsentKind, Decision, GivenBy
    from backend.patients.register.consents import Said

    agreed = Said(ConsentKind.COMMUNITY_MGMT, Decision.AGREED, GivenBy.PATIENT, date(2026, 1, 5), "2026-1")
    consents.record(person, agreed, door.cast.shen_zhixia.id)
    db.session.commit()
    assert card("shen.zhixia")["consent"] == {"decision": "AGREED", "given_by": "PATIENT", "on": "2026-01-05"}
    assert card("he.xiaoman")["consent"] is None


def test_opening_a_card_is_written_down(card: Callable[[str], dict[str, Any]], person: Patient) -> None:
    card("he.xiaoman")
    opened = db.session.query(AccessRecord).filter_by(action="card.open").one()
    assert (opened.object_id, opened.fields) == (
        str(person.id),
        ["danger", "guardian", "history", "name", "object", "people"],
    )


def test_calls_in_the_place_of_visits_are_told_to_the_doctor_and_later_to_the_supervisor(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
    a_visit(patient, date(2026, 8, 17), 2)
    a_visit(patient, date(2026, 8, 20), 2)
    for month in (9, 10):
        a_call(patient, date(2026, month, 15))
    settle(patient)

    def light(login: str) -> Any:
        return signed_in(login).get(f"/api/patients/{patient.id}/card").json["light"]

    assert light("shen.zhixia")["code"] == "AMBER"
    assert light("tian.shouzheng") is None
    a_call(patient, date(2026, 11, 15))
    settle(patient)
    assert light("tian.shouzheng")["code"] == "RED"
    assert light("he.xiaoman")["code"] == "RED"


def test_the_persons_own_number_is_for_clinicians(
    person: Patient, door: Door, card: Callable[[str], dict[str, Any]]
) -> None:
    held = replace(patients.identity(person), phone="13900000000")
    patients.identify(person, held)
    db.session.commit()
    assert (card("shen.zhixia")["phone"], card("he.xiaoman")["phone"]) == ("13900000000", None)
    assert card("tian.shouzheng")["phone"] is None
