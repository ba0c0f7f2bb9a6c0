"""SC-20: a school reports a child. Nobody outside learns of it, and after 30 days nothing is left."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.kernel import jobs, vault
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.register.erasing import erase_excluded
from backend.patients.register.models import BlindIndex
from tests.factories import a_person
from tests.scenarios.desk import TODAY, Desk, days, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from tests.cast import Cast
    from tests.conftest import Browser

BODY = {"name": "小雨", "born": "2013-05-04", "sex": "FEMALE", "id_no": "999999201305040028"}


@pytest.fixture
def reported(world: World, cast: Cast, signed_in: Callable[[str], Browser]) -> UUID:
    answer = signed_in("he.xiaoman").post("/api/patients", json={**BODY, "area": str(cast.village.id)})
    assert answer.status_code == 201, answer.json
    return UUID(answer.json["id"])


def test_only_clinicians_know_of_somebody_who_was_reported(
    reported: UUID, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    for login in ("he.xiaoman", "ge.ping", "luo.yuan", "tian.shouzheng"):
        browser = signed_in(login)
        assert browser.get(f"/api/patients/{reported}").status_code == 404
        assert str(reported) not in browser.get("/api/patients").text
    found = signed_in("he.xiaoman").post("/api/patients/search", json={"name": "小雨"})
    assert found.json == []
    assert Desk(signed_in("shen.zhixia"), reported).page()["identity"]["age"] == 13


def test_below_fourteen_the_guardian_decides_and_first_somebody_is_told(
    reported: UUID, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), reported)
    said = {"kind": "MINOR", "decision": "AGREED", "on": TODAY.isoformat(), "text_version": "2026-1"}
    assert shen.no("consents", **said) == "consent.child"
    shen.to("consents", **said, given_by="GUARDIAN")
    review = {"axis": "REGISTRATION", "to": "UNDER_REVIEW", "since": TODAY.isoformat()}
    assert shen.no("status", **review, proofs=["SCREENING_ACCEPTED"]) == "status.proof_missing"
    effects = shen.to("status", **review, proofs=["SCREENING_ACCEPTED", "PERSON_TOLD"])["effects"]
    assert [one["code"] for one in effects] == ["NOTHING_SHARED"]
    assert shen.page()["lists"] == []


def test_whoever_is_excluded_is_forgotten_after_thirty_days(
    reported: UUID, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    a_person("bai.lu", "白露", cast.organisations["云渡镇卫生院"], ["PSY"], [cast.county])
    psychiatrist = Desk(signed_in("bai.lu"), reported)
    psychiatrist.move("REGISTRATION", "EXCLUDED", "NOT_COVERED")
    world.wait(minutes=days(29))
    erase_excluded()
    jobs.commit()
    assert psychiatrist.page()["since"]["registration"] == later(0).isoformat()

    world.wait(minutes=days(1))
    erase_excluded()
    jobs.commit()
    assert psychiatrist.browser.get(f"/api/patients/{reported}").status_code == 404
    assert db.session.scalars(select(BlindIndex)).all() == []
    row = db.session.get_one(Patient, reported)
    assert row.state == "WITHDRAWN"
    with pytest.raises(vault.Withdrawn):
        vault.open(reported, row.identity, b"")
