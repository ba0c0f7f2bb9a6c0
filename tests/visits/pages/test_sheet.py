"""The filled-in form on a visit's page: everybody reads what is theirs to read, and the bytes say no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.transparency import log
from backend.transparency.bundle import archive
from backend.transparency.bundle.check import verify_file
from backend.visits.pages import bundling
from tests.factories import a_person
from tests.visits.records import assessment, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


@pytest.fixture
def told(door: Door) -> Door:
    """何小满 wrote what she saw, 沈知夏 assessed, and later corrected one answer."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    shake = he.shake(door.visit, shen)
    door.world.wait(minutes=26)
    closed = he.close(door.visit, door.patient, shakes=[shake], **seen())
    shen.tell("record.assess", door.visit, door.patient, **assessment(symptoms=["WITHDRAWN"]))
    shen.leave(door.visit, door.patient, closed)
    change = {"field": "sleep", "old": "GOOD", "new": "FAIR", "reason": "听错了"}
    amend = shen.tell("record.amend", door.visit, door.patient, **change)
    for phone in (he, shen):
        phone.sync()
    assert agree(a_doctor(door), door, amend.hash) == {"received"}
    return door


def a_doctor(door: Door, *roles: str) -> Handset:
    """The county's psychiatrist, or somebody else at the county, and their phone."""
    bureau = door.cast.organisations["青崖县卫健局"]
    login = f"wen.{'.'.join(roles).lower() or 'yining'}"
    door.cast.people[login] = a_person(login, "温以宁", bureau, list(roles) or ["PSY"], [door.cast.county])
    return door.hand(login)


def agree(phone: Handset, door: Door, amendment: str) -> set[str]:
    """Say the second word; what became of it."""
    phone.tell("record.approve", door.visit, door.patient, amendment=amendment, approved=True, note="")
    return {one["error"]["code"] if one["error"] else one["status"] for one in phone.send()}


def page(told: Door, browser: Browser) -> dict[str, Any]:
    return dict(browser.get(f"/api/visits/{told.visit}").json)


def test_the_doctor_reads_everything(told: Door, signed_in: Callable[[str], Browser]) -> None:
    filled = page(told, signed_in("shen.zhixia"))["filled"]

    assert (filled["id"], filled["version"], filled["complete"], filled["withheld"]) == (
        ("follow_up", 1, True, False)
    )
    assert (filled["answers"]["symptoms"], filled["answers"]["sleep"]) == (["WITHDRAWN"], "FAIR")
    assert filled["answers"]["medicines"][0]["name"] == "奥氮平"
    [change] = filled["amendments"]
    assert (change["state"], change["old"], change["new"]) == ("APPROVED", "GOOD", "FAIR")
    assert change["reason"] == "听错了"


@pytest.mark.parametrize("login", ["he.xiaoman", "tian.shouzheng"])
def test_nobody_else_reads_symptoms_medicines_or_class(
    told: Door, signed_in: Callable[[str], Browser], login: str
) -> None:
    filled = page(told, signed_in(login))["filled"]

    assert filled["withheld"] is True
    assert not {"symptoms", "medicines", "insight", "adherence", "class"} & filled["answers"].keys()
    assert (filled["answers"]["self_care"], filled["answers"]["danger"]) == ("GOOD", "0")
    [change] = filled["amendments"]
    assert (change["old"], change["new"], change["reason"]) == (None, None, None)


def test_nor_in_the_signed_bytes(told: Door, signed_in: Callable[[str], Browser]) -> None:
    shown = page(told, signed_in("tian.shouzheng"))["statements"]

    held_back = {one["kind"] for one in shown if one["envelope"] is None}
    assert held_back == {"record.assess", "record.amend"}
    assert not [step for one in shown for step in one["verification"] if step["ok"] is False]


def test_whoever_said_it_may_read_it_again(told: Door, signed_in: Callable[[str], Browser]) -> None:
    shown = page(told, signed_in("shen.zhixia"))["statements"]

    mine = {one["kind"] for one in shown if one["envelope"] is not None}
    assert {"record.assess", "record.amend", "visit.leave"} <= mine


def test_a_visit_from_before_there_were_forms_has_none(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.sync()

    assert page(door, signed_in("tian.shouzheng"))["filled"] is None


def test_nor_in_the_file_for_whoever_checks_elsewhere(
    told: Door, signed_in: Callable[[str], Browser]
) -> None:
    data = signed_in("tian.shouzheng").get(f"/api/visits/{told.visit}/bundle").data
    files, _ = archive.unpack(data)
    whole = bundling.bundle(told.visit)

    withheld = [name for name in files if name.endswith("withheld.json")]
    assert len(withheld) == 2
    assert not [name for name, one in files.items() if b"WITHDRAWN" in one]
    for one in (data, whole):
        report = verify_file(one, log.trust())
        assert report.problems == []
    assert sum("withheld from this reader" in note for note in verify_file(data, log.trust()).notes) == 2
    assert [name for name in archive.unpack(whole)[0] if name.endswith("withheld.json")] == []


def a_correction(door: Door, login: str, **change: Any) -> str:
    """A joint visit with its record, and one answer that somebody would have otherwise."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    shake = he.shake(door.visit, shen)
    door.world.wait(minutes=26)
    closed = he.close(door.visit, door.patient, shakes=[shake], **seen())
    shen.tell("record.assess", door.visit, door.patient, **assessment(symptoms=["WITHDRAWN"]))
    shen.leave(door.visit, door.patient, closed)
    author = {"he.xiaoman": he, "shen.zhixia": shen}[login]
    amend = author.tell("record.amend", door.visit, door.patient, **change)
    for phone in (he, shen):
        phone.sync()
    return amend.hash


HOUSEWORK = {"field": "housework", "old": "GOOD", "new": "FAIR", "reason": "记混了"}
SLEEP = {"field": "sleep", "old": "GOOD", "new": "FAIR", "reason": "听错了"}


def test_a_correction_waits_for_others_and_not_for_its_author(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    amendment = a_correction(door, "he.xiaoman", **HOUSEWORK)

    def waiting(login: str) -> list[str]:
        told = signed_in(login).get("/api/amendments/waiting").json["waiting"]
        return [one["amendment"] for one in told]

    assert waiting("he.xiaoman") == []
    assert waiting("shen.zhixia") == [amendment]
    assert waiting("tian.shouzheng") == [amendment]
    assert waiting("ge.ping") == []
    assert signed_in("ding.yi").get("/api/amendments/waiting").json == {"waiting": []}
    [one] = signed_in("tian.shouzheng").get("/api/amendments/waiting").json["waiting"]
    assert (one["visit"], one["by"]["name"], one["field"]["zh"]) == (str(door.visit), "何小满", "家务劳动")
    assert "记混了" not in str(one)


@pytest.mark.parametrize(
    ("login", "change", "second", "answer", "state"),
    [
        ("he.xiaoman", HOUSEWORK, "tian.shouzheng", "received", "APPROVED"),
        ("he.xiaoman", HOUSEWORK, "shen.zhixia", "received", "APPROVED"),
        ("shen.zhixia", SLEEP, "PSY", "received", "APPROVED"),
        ("shen.zhixia", SLEEP, "SUP PSY", "received", "APPROVED"),
        ("shen.zhixia", SLEEP, "tian.shouzheng", "amendment.clinical", "PROPOSED"),
        ("shen.zhixia", SLEEP, "he.xiaoman", "amendment.clinical", "PROPOSED"),
        ("shen.zhixia", SLEEP, "shen.zhixia", "amendment.own", "PROPOSED"),
        ("he.xiaoman", HOUSEWORK, "he.xiaoman", "amendment.own", "PROPOSED"),
        ("he.xiaoman", HOUSEWORK, "luo.yuan", "amendment.not_yours", "PROPOSED"),
        ("he.xiaoman", HOUSEWORK, "ding.yi", "amendment.not_yours", "PROPOSED"),
    ],
)
def test_the_second_word_is_taken_from_whom_it_may_come(
    door: Door, signed_in: Callable[[str], Browser], login: str, change: dict[str, str], second: str,
    answer: str, state: str,
) -> None:  # fmt: skip
    amendment = a_correction(door, login, **change)
    phone = door.hand(second) if "." in second else a_doctor(door, *second.split())
    assert agree(phone, door, amendment) == {answer}
    filled = page(door, signed_in("shen.zhixia"))["filled"]
    assert [one["state"] for one in filled["amendments"]] == [state]


@pytest.mark.parametrize(
    ("login", "change", "may"),
    [
        ("he.xiaoman", HOUSEWORK, {"shen.zhixia", "tian.shouzheng", "wen.sup.psy"}),
        ("shen.zhixia", SLEEP, {"wen.sup.psy"}),
    ],
)
def test_the_page_says_whose_word_is_waited_for(
    door: Door, signed_in: Callable[[str], Browser], login: str, change: dict[str, str], may: set[str]
) -> None:
    a_correction(door, login, **change)
    a_doctor(door, "SUP", "PSY")
    readers = ("he.xiaoman", "shen.zhixia", "tian.shouzheng", "wen.sup.psy")
    shown = {one: page(door, signed_in(one))["filled"]["amendments"][0] for one in readers}
    assert {one for one, row in shown.items() if row["may_second"]} == may
    assert all(shown[one]["reason"] for one in may)
    waiting = {one for one in readers if signed_in(one).get("/api/amendments/waiting").json["waiting"]}
    assert waiting == may
