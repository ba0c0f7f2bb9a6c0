""" "1+4" and 五位一体: who answers for somebody by name. An empty slot is work to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from tests.patients.people import a_patient
from tests.scenarios.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.config import Config
    from tests.cast import Cast
    from tests.conftest import Browser

SINCE = {"since": "2026-11-23"}


@pytest.fixture
def config(config: Config) -> Config:
    """A county with both schemes."""
    return replace(config, profile="XIANNING")


@pytest.fixture
def desk(cast: Cast, signed_in: Callable[[str], Browser]) -> Desk:
    patient = a_patient(cast)
    jobs.commit()
    return Desk(signed_in("shen.zhixia"), patient.id)


def empty(desk: Desk) -> list[str]:
    return [slot["slot"] for slot in desk.page()["slots"] if not slot["filled"]]


def test_the_policy_says_which_slots_there_are_and_all_begin_empty(desk):
    assert empty(desk) == ["POLICE", "DOCTOR", "VILLAGE", "GUARDIAN", "STATION", "WELFARE", "FAMILY"]


def test_a_name_fills_a_slot_and_a_guardian_the_familys(desk, cast):
    desk.to("responsibles", slot="POLICE", staff=str(cast.luo_yuan.id), **SINCE)
    desk.to("responsibles", slot="WELFARE", staff=str(cast.mo_qing.id), **SINCE)
    desk.to("guardian", capacity="STRONG", name="柳母", **SINCE)
    assert empty(desk) == ["DOCTOR", "VILLAGE", "STATION"]
    listed = desk.browser.get("/api/patients?slot_empty=POLICE").json["items"]
    assert listed == []
    assert len(desk.browser.get("/api/patients?slot_empty=DOCTOR").json["items"]) == 1


def test_only_the_right_role_fills_a_slot_and_nobody_the_familys(desk, cast):
    assert desk.no("responsibles", slot="POLICE", staff=str(cast.mo_qing.id), **SINCE) == "responsible.role"
    assert desk.no("responsibles", slot="GUARDIAN", staff=str(cast.mo_qing.id), **SINCE) == "responsible.slot"


def test_whoever_answers_for_somebody_may_see_them_until_another_does(desk, cast, signed_in):
    luo = signed_in("luo.yuan")
    address = f"/api/patients/{desk.patient}"
    assert luo.get(address).status_code == 404
    desk.to("responsibles", slot="POLICE", staff=str(cast.luo_yuan.id), **SINCE)
    assert luo.get(address).json["name"] == "柳青禾"
    desk.to("responsibles", slot="POLICE", staff=None, **SINCE)
    assert luo.get(address).status_code == 404
    assert "POLICE" in empty(desk)
