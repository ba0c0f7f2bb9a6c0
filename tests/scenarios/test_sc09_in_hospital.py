"""SC-09: his brother says he is in hospital. A clinician verifies it; home visits rest until he is back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.kernel import jobs
from backend.kernel.changed import changed
from backend.kernel.db import db
from backend.schedule import recompute
from backend.visits.models import Visit
from backend.visits.projecting import recount
from tests.scenarios.desk import Desk, days, due, later, told

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def test_a_word_becomes_a_proposal_then_a_status_then_a_proof(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    visit = told(door, "IN_HOSPITAL", door.hand("he.xiaoman"), door.hand("ge.ping"))
    assert db.session.get_one(Visit, visit).clinical_effect == "STATUS_ONLY"
    assert shen.page()["whereabouts"] == "HOME"
    proposal = shen.proposal()
    assert (proposal["to"], proposal["waits_for"]) == ("HOSPITAL", "DOCTOR")
    assert proposal["proofs"] == ["FAMILY_STATEMENT"]

    effects = shen.accept(since=later(-8).isoformat())["effects"]
    assert [one["code"] for one in effects] == ["SUSPENDED"]
    page = shen.page()
    assert (page["whereabouts"], page["verified"]) == ("HOSPITAL", False)
    assert set(due(door.patient)) == {"STATUS_CHECK"}
    assert page["since"]["whereabouts"] == later(-8).isoformat()

    shen.move("WHEREABOUTS", "HOSPITAL", "HOSPITAL_SLIP", since=later(1))
    assert shen.page()["verified"] is True
    door.world.wait(minutes=days(25))
    assert shen.no("status", axis="WHEREABOUTS", to="HOME", since=later(25).isoformat()) == (
        "status.proof_missing"
    )
    shen.move("WHEREABOUTS", "HOME", "DISCHARGE_NOTICE", since=later(25))
    assert shen.page()["whereabouts"] == "HOME"
    assert due(door.patient) == {"FOLLOW_UP": date(2027, 1, 4)}  # ten working days, the first of January off
    assert [row["after"] for row in shen.page()["history"] if row["axis"] == "WHEREABOUTS"] == [
        "HOSPITAL", "HOSPITAL", "HOME",
    ]  # fmt: skip


def test_a_word_that_a_stopped_server_told_nobody_is_heard_the_next_day(
    door: Door, signed_in: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    changed(door.patient)
    jobs.commit()
    with monkeypatch.context() as stopped:
        stopped.setattr(recount, "later", lambda *_: None)
        told(door, "IN_HOSPITAL", door.hand("he.xiaoman"), door.hand("ge.ping"))
    assert shen.page()["proposals"] == []

    door.world.wait(minutes=days(1))
    recompute.new_day()
    assert shen.proposal()["to"] == "HOSPITAL"


def test_what_is_declined_does_not_come_back(door: Door, signed_in: Callable[[str], Browser]) -> None:
    shen = Desk(signed_in("shen.zhixia"), door.patient)
    told(door, "IN_HOSPITAL", door.hand("he.xiaoman"), door.hand("ge.ping"))
    shen.to(f"proposals/{shen.proposal()['id']}", agreed=False)
    shen.to("homes", text="石桥村三组 17 号", since=later(0).isoformat(), because="CORRECTED")
    page = shen.page()
    assert (page["whereabouts"], page["proposals"]) == ("HOME", [])
