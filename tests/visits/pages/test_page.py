"""What a supervisor and a colleague read of visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.demo.clock import DAY
from backend.kernel import vault
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.policy.codes import Purpose
from backend.roster.record_models import AccessRecord
from backend.transparency.bundle.check import verify_file
from backend.transparency.log import trust
from backend.visits import planning
from tests.evidence.photos import a_photo, sha256
from tests.visits import honest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

    SignedIn = Callable[[str], Browser]


@pytest.fixture
def made(door: Door) -> tuple[Handset, Handset]:
    """An ordinary joint visit that has arrived."""
    he, shen = door.hand("he.xiaoman", fast=14 * 60_000), door.hand("shen.zhixia")
    door.together(he, shen)
    he.send()
    shen.send()
    return he, shen


def page(browser: Browser, door: Door) -> dict[str, Any]:
    answer = browser.get(f"/api/visits/{door.visit}")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def rows(browser: Browser, query: str = "") -> list[dict[str, Any]]:
    answer = browser.get(f"/api/visits?{query}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def test_the_supervisor_sees_the_whole_visit_on_one_page(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    shown = page(signed_in("tian.shouzheng"), door)

    assert shown["authenticity"] == "JOINT_CONFIRMED"
    assert [one["grade"] for one in shown["members"]] == ["A", "A"]
    assert shown["members"][0]["clock"] == {"zh": "手机快 14 分钟", "en": "phone is 14 min fast"}
    assert shown["members"][1]["position_in"] == {
        "result": "MATCH", "distance_m": 52, "accuracy_m": 12, "age_ms": 800,
    }  # fmt: skip
    assert shown["record"]["note"] == "在院子里聊了一会儿"
    assert shown["map"]["home"]["accuracy_m"] == 20
    assert len(shown["map"]["points"]) == 4
    assert [one["signer"] for one in shown["signatures"]] == ["STAFF", "PATIENT", "STAFF"]


def test_every_statement_is_shown_with_its_nine_steps_and_its_proof(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    shown = page(signed_in("tian.shouzheng"), door)

    assert [one["kind"] for one in shown["statements"]] == [
        "visit.open", "visit.close", "visit.join", "visit.leave",
    ]  # fmt: skip
    for one in shown["statements"]:
        assert [step["step"] for step in one["verification"]] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
        awaiting = one["receipt"]["evidence"]["awaited"]
        assert [step["ok"] for step in one["verification"] if step["step"] != 8] == [True] * 8
        assert one["verification"][7]["ok"] is (None if awaiting else True)
        assert one["envelope"]["signatures"][0]["keyid"] == one["device"]


def test_opening_a_visit_is_recorded_with_the_parts_that_were_shown(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    page(signed_in("tian.shouzheng"), door)

    looked = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "visit.read")).one()
    assert (looked.staff_id, looked.object_id) == (door.cast.tian_shouzheng.id, str(door.visit))
    assert looked.fields == ["evidence", "positions", "record"]


def test_a_colleague_sees_results_and_only_their_own_coordinates(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    he, _ = made
    shown = page(signed_in("he.xiaoman"), door)

    assert shown["map"]["home"] is None
    assert {one["member"] for one in shown["map"]["points"]} == {he.staff}
    assert {one["envelope"] is not None for one in shown["statements"] if one["author"] == he.staff} == {True}
    assert {one["envelope"] for one in shown["statements"] if one["author"] != he.staff} == {None}


def test_a_supervisor_who_took_part_reads_it_as_a_colleague_does(door: Door, signed_in: SignedIn) -> None:
    he, tian = door.hand("he.xiaoman"), door.hand("tian.shouzheng")
    door.together(he, tian)
    he.send()
    tian.send()

    shown = page(signed_in("tian.shouzheng"), door)
    assert shown["map"]["home"] is None
    assert {one["member"] for one in shown["map"]["points"]} == {tian.staff}


def test_a_police_officer_at_a_visit_reads_neither_the_note_nor_the_danger_level(
    door: Door, signed_in: SignedIn
) -> None:
    he, luo = door.hand("he.xiaoman"), door.hand("luo.yuan")
    door.together(he, luo)
    he.send()
    luo.send()

    record = page(signed_in("luo.yuan"), door)["record"]

    assert (record["note"], record["danger"], record["outcome"]) == (None, None, "SEEN")


@pytest.mark.parametrize("login", ["ding.yi", "luo.yuan", "tang.he"])
def test_whoever_has_no_business_with_a_visit_is_told_that_there_is_none(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn, login: str
) -> None:
    browser = signed_in(login)

    assert browser.get(f"/api/visits/{door.visit}").json["code"] == "visit.not_found"
    assert rows(browser) == []


@pytest.mark.parametrize("login", ["cheng.yan", "gu.ning", "bai.yu"])
def test_administrators_see_no_visit(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn, login: str
) -> None:
    assert signed_in(login).get(f"/api/visits/{door.visit}").status_code == 403


def test_the_list_is_filtered_and_paged(door: Door, signed_in: SignedIn) -> None:
    he = door.hand("he.xiaoman")
    for days in range(3):
        he.open(uuid7(), door.patient)
        he.send()
        if days < 2:
            door.world.wait(minutes=DAY / 60_000)
    tian = signed_in("tian.shouzheng")

    assert [row["state"] for row in rows(tian)] == ["OPEN"] * 3
    assert len(rows(tian, "from=2026-11-24&to=2026-11-25")) == 2
    assert rows(tian, "state=CLOSED") == []
    assert len(rows(tian, "q=何小")) == 3
    assert len(rows(tian, f"q={rows(tian)[0]['patient_code'][:4].lower()}")) == 3
    assert rows(tian, "q=柳青禾") == []
    assert len(rows(tian, f"area={door.cast.town.id}")) == 3
    assert rows(tian, f"area={door.cast.other_county.id}") == []
    answer = tian.get("/api/visits?per_page=2&page=2").json
    assert (len(answer["items"]), answer["pages"], answer["total"]) == (1, 2, 3)


@pytest.mark.parametrize("query", ["from=yesterday", "state=FUN", "authenticity=SURE", "page=0", "q="])
def test_a_wrong_filter_is_refused_in_words(signed_in: SignedIn, query: str) -> None:
    answer = signed_in("tian.shouzheng").get(f"/api/visits?{query}")

    assert (answer.status_code, answer.json["code"]) == (422, "request.invalid")


def test_a_photo_is_awaited_until_it_arrives_and_then_opened_as_part_of_the_visit(
    door: Door, signed_in: SignedIn
) -> None:
    he, data = door.hand("he.xiaoman"), a_photo()
    name = sha256(data)
    door.world.wait(minutes=5)
    he.open(door.visit, door.patient)
    photo = honest.photo(he.wall, he.mono, he.session, sha256=name)
    he.close(door.visit, door.patient, photos=[photo], signatures=[])
    he.send()
    tian = signed_in("tian.shouzheng")
    assert rows(tian)[0]["awaiting"] == {"statements": 0, "evidence": 1}
    assert page(tian, door)["photos"][0]["state"] == "awaited"

    he.web.call("PUT", f"/api/evidence/{name}?patient={door.patient}", data=data, content_type="image/jpeg")

    assert rows(tian)[0]["awaiting"] == {"statements": 0, "evidence": 0}
    assert page(tian, door)["photos"][0]["state"] == "present"
    assert tian.get(f"/api/evidence/{name}?visit={door.visit}").data == data
    assert tian.get(f"/api/evidence/{name}?visit={uuid7()}").json["code"] == "visit.no_such_evidence"
    outsider = signed_in("ding.yi").get(f"/api/evidence/{name}?visit={door.visit}")
    assert outsider.json["code"] == "visit.no_such_evidence"


def test_a_gap_in_a_phones_chain_is_noted_until_it_heals(door: Door, signed_in: SignedIn) -> None:
    he, tian = door.hand("he.xiaoman"), signed_in("tian.shouzheng")
    he.open(uuid7(), door.patient)
    he.open(door.visit, door.patient)
    late, there = (one.to_json() for one in he.statements)
    he.post([there])
    assert page(tian, door)["notes"] == ["chain.gap"]
    assert page(tian, door)["statements"][0]["verification"][5] == {
        "step": 6, "name": "chain", "ok": None, "detail": "gap",
    }  # fmt: skip

    he.post([late])

    assert page(tian, door)["notes"] == []


def test_a_visit_in_one_file_can_be_checked_with_nothing_else(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    answer = signed_in("tian.shouzheng").get(f"/api/visits/{door.visit}/bundle")

    assert answer.mimetype == "application/vnd.lianfang.bundle+zip"
    assert list(verify_file(answer.data, trust()).problems) == []
    assert signed_in("he.xiaoman").get(f"/api/visits/{door.visit}/bundle").status_code == 403
    assert signed_in("ding.yi").get(f"/api/visits/{door.visit}/bundle").status_code == 404


def test_a_planned_visit_has_a_page_with_its_people(door: Door, signed_in: SignedIn) -> None:
    ids = [door.cast.shen_zhixia.id, door.cast.he_xiaoman.id]
    door.visit = planning.plan(door.patient, day_of(door.world.now), Purpose.REASSESS, ids[0], ids)
    db.session.commit()

    shown = page(signed_in("tian.shouzheng"), door)

    assert (shown["state"], shown["purpose"], shown["authenticity"]) == ("PLANNED", "REASSESS", None)
    assert [(one["name"], one["expected"], one["grade"]) for one in shown["members"]] == [
        ("何小满", True, None),
        ("沈知夏", True, None),
    ]
    assert (shown["record"], shown["statements"], shown["bracket"]) == (None, [], None)


def test_what_was_withdrawn_is_said_to_be_and_the_page_still_opens(
    door: Door, made: tuple[Handset, Handset], signed_in: SignedIn
) -> None:
    vault.destroy(door.patient, "R-15")
    db.session.commit()

    shown = page(signed_in("tian.shouzheng"), door)

    assert shown["authenticity"] == "JOINT_CONFIRMED"
    assert (shown["record"], shown["map"]["points"], shown["photos"]) == (None, [], [])
    assert {one["envelope"] for one in shown["statements"]} == {None}
    assert {one["verification"][2]["detail"] for one in shown["statements"]} == {"withdrawn"}


def test_no_coordinate_and_no_word_told_stands_in_a_projection(
    door: Door, made: tuple[Handset, Handset]
) -> None:
    visit = door.read()
    stored = [
        vars(visit),
        *(vars(one) for one in visit.participations),
        *(vars(one) for one in visit.members),
    ]
    text = str(stored)

    assert "院子" not in text
    assert str(round(honest.HOME[0] * 1e7))[:5] not in text
    assert "29.12" not in text
