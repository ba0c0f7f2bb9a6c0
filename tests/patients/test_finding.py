"""Finding somebody: whole numbers anywhere within reach, the beginning of a name in one's own area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.db import db
from backend.patients import blind, recording, service
from backend.patients.recording import Newcomer
from backend.patients.register.models import BlindIndex
from backend.patients.values import Identity
from backend.roster.record_models import AccessRecord
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser

ID_NO, PHONE = "99999919850504123X", "138 0000 5501"


@pytest.fixture
def find(cast: Cast, signed_in: Callable[[str], Browser]):
    """`find(login, name="柳")` are the names found."""
    a_patient(cast, "柳青禾", phone=PHONE, id_no=ID_NO, called="满姐")
    a_patient(cast, "柳一帆")
    a_patient(cast, "苏念北")
    elsewhere = Newcomer(Identity("柳在外", id_no="999999198501010014"), cast.other_county.id)
    recording.add([elsewhere])
    jobs.commit()

    def found(login: str, **what: str) -> list[str]:
        answer = signed_in(login).post("/api/patients/search", json=what)
        assert answer.status_code == 200, answer.json
        return sorted(row["name"] for row in answer.json)

    return found


def test_the_beginning_of_a_name_finds_people_of_ones_own_area(find):
    assert find("shen.zhixia", name="柳") == ["柳一帆", "柳青禾"]
    assert find("he.xiaoman", name="柳 青") == ["柳青禾"]
    assert find("shen.zhixia", name="满") == ["柳青禾"]
    assert find("shen.zhixia", name="青禾") == []


@pytest.mark.parametrize(
    "typed", [ID_NO, ID_NO.lower(), "９９９９９９19850504123Ｘ", " 999999 19850504 123x "]
)
def test_a_whole_identity_number_finds_its_person_however_it_was_typed(find, typed):
    assert find("shen.zhixia", id_no=typed) == ["柳青禾"]


@pytest.mark.parametrize("typed", ["13800005501", "+86 138-0000-5501", "0086 138 0000 5501"])
def test_a_phone_finds_its_person_however_it_was_typed(find, typed):
    assert find("shen.zhixia", phone=typed) == ["柳青禾"]


def test_part_of_a_number_finds_nobody(find):
    assert find("shen.zhixia", id_no=ID_NO[:-1]) == []
    assert find("shen.zhixia", phone="0000") == []


def test_a_number_of_another_county_finds_nobody_here(find):
    assert find("shen.zhixia", id_no="999999198501010014") == []


def test_a_guardians_phone_finds_whom_they_look_after(find, cast, signed_in):
    shen = signed_in("shen.zhixia")
    row = shen.post("/api/patients/search", json={"name": "苏"}).json[0]
    mother = {"since": "2026-11-23", "capacity": "STRONG", "name": "母亲", "phone": "13900005502"}
    assert shen.post(f"/api/patients/{row['id']}/guardian", json=mother).status_code == 204
    assert find("shen.zhixia", phone="139 0000 5502") == ["苏念北"]


@pytest.mark.parametrize("login", ["luo.yuan", "tang.he", "tian.shouzheng", "cheng.yan"])
def test_nobody_else_may_search(find, signed_in, login):
    assert signed_in(login).post("/api/patients/search", json={"name": "柳"}).status_code == 403


def test_that_somebody_looked_is_written_down_and_not_what_they_looked_for(find):
    find("shen.zhixia", id_no=ID_NO)
    row = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "patient.search")).one()
    assert row.fields == ["id_no"]
    assert ID_NO not in f"{row.purpose}{row.object_id}"


def test_searching_for_nothing_is_refused_kindly(find, signed_in):
    answer = signed_in("shen.zhixia").post("/api/patients/search", json={"name": "  "})
    assert answer.json["code"] == "patient.search"


def test_the_index_holds_digests_and_forgets(cast):
    patient = a_patient(cast, "柳青禾", phone=PHONE, id_no=ID_NO)
    held = db.session.scalars(select(BlindIndex)).all()
    assert {len(row.digest) for row in held} == {16}
    service.identify(patient, Identity("柳青禾", phone="13700000000"))
    assert blind.found(blind.PHONE, PHONE) == blind.found(blind.ID_NO, ID_NO) == []
    assert blind.found(blind.PHONE, "13700000000") == [patient.id]
    service.withdraw(patient.id, "R-15", None)
    assert db.session.scalars(select(BlindIndex)).all() == []
