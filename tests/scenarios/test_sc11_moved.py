"""SC-11: she works in another county for a year. Until it accepts, the duty stays; she is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.db import db
from backend.patients.cases.codes import LostGround
from backend.patients.register import places
from backend.visits.consequences import contacts
from tests.factories import a_person
from tests.scenarios.desk import TODAY, Desk, days, due, later, somebody, told
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_two_counties_have_her_listed_and_one_counts_her(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    a_person("lin.wei", "林微", cast.organisations["临溪县卫健局"], ["MHP"], [cast.other_county])
    patient, here, there = somebody(cast), cast.village.id, cast.other_county.id
    shen, lin = (Desk(signed_in(login), patient) for login in ("shen.zhixia", "lin.wei"))
    shen.move("WHEREABOUTS", "AWAY_KNOWN", "NEW_ADDRESS")
    assert lin.browser.get(f"/api/patients/{patient}").status_code == 404
    shen.to("listings", direction="out", area=str(there), means="SYSTEM", on=TODAY.isoformat())
    assert "FLOATING" in shen.lists()

    listing = lin.page()["listing"]["id"]
    accept = {"step": "accept", "on": later(10).isoformat()}
    assert shen.no(f"listings/{listing}", **accept) == "patient.area"
    lin.to(f"listings/{listing}", **accept)
    for desk in (shen, lin):
        assert desk.page()["listing"]["accepted_on"] == later(10).isoformat()
    assert places.counted_in(patient, later(9)) == here
    assert places.counted_in(patient, later(10)) == there
    db.session.rollback()

    lin.to(f"listings/{listing}", step="returned", on=later(60).isoformat())
    assert places.counted_in(patient, later(60)) == here
    db.session.rollback()
    assert lin.browser.get(f"/api/patients/{patient}").status_code == 404


def test_a_letter_to_somewhere_outside_is_a_transfer_once_they_answered(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    ge = Desk(signed_in("ge.ping"), shen.patient)
    shen.to("listings", direction="out", elsewhere="南川县城关镇", means="LETTER", on=TODAY.isoformat())
    wish = {"axis": "REGISTRATION", "to": "CLOSED", "closing": "MOVED_TRANSFERRED"}
    assert shen.no("status", **wish, since=later(5).isoformat()) == "status.proof_missing"
    listing = shen.page()["listing"]
    assert listing["elsewhere"] == "南川县城关镇"
    shen.to(f"listings/{listing['id']}", step="accept", on=later(5).isoformat())
    waiting = shen.to("status", **wish, since=later(5).isoformat())["waiting"]
    assert waiting["waits_for"] == "SECOND"
    ge.to(f"proposals/{waiting['id']}", agreed=True)
    page = shen.page()
    assert (page["registration"], page["since"]["closing"]) == ("CLOSED", "MOVED_TRANSFERRED")


@pytest.mark.parametrize(
    ("answers", "ground"),
    [
        ({"lost_reason": "OTHER", "family_says": "WILL_NOT_SAY"}, LostGround.FAMILY_SILENT),
        ({"lost_reason": "OTHER", "family_says": "DO_NOT_KNOW"}, LostGround.UNKNOWN),
        ({"lost_reason": "MISSING", "family_says": "WILL_NOT_SAY"}, LostGround.WENT_MISSING),
    ],
)
def test_the_form_says_on_which_ground_she_is_lost(
    door: Door, answers: dict[str, str], ground: LostGround
) -> None:
    he, ge = door.hand("he.xiaoman"), door.hand("ge.ping")
    told(door, "AWAY_UNKNOWN", he, ge, form=form(answers))
    [(day, said)] = contacts([door.patient])[door.patient].said
    assert (day, said) == (TODAY, ground)


def test_when_the_family_will_not_say_she_is_lost_and_found_again(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    lost = {"axis": "WHEREABOUTS", "to": "LOST", "since": TODAY.isoformat()}
    assert shen.no("status", **lost) == "status.proof_missing"
    assert shen.no("status", **lost, proofs=["LOST_GROUND"]) == "status.proof_missing"
    he, ge = door.hand("he.xiaoman"), door.hand("ge.ping")
    told(door, "AWAY_UNKNOWN", he, ge, form=form({"lost_reason": "OTHER", "family_says": "WILL_NOT_SAY"}))
    assert shen.proposal()["to"] == "LOST"
    shen.accept()
    assert shen.lists() == ["LOST"]
    assert set(due(door.patient)) == {"SEARCH"}
    [entry] = shen.page()["cases"]
    assert (entry["owners"], entry["next_review_on"]) == (["MHP"], later(30).isoformat())

    door.world.wait(minutes=days(2))
    told(door, "SEEN", he, ge, seen=["PATIENT"], danger={"level": 0, "target": None, "not_assessed": None})
    proposal = shen.proposal()
    assert (proposal["to"], proposal["proofs"]) == ("HOME", ["SEEN"])
    effects = [one["code"] for one in shen.accept()["effects"]]
    assert effects == ["VISIT_SOON", "TELL_ALL"]
    assert shen.lists() == []
