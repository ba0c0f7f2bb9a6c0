"""SC-03, the form: who declines is asked what would suit better, and nothing clinical."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.db import db
from backend.transparency.fsck import Tally
from backend.visits.models import FollowupRecord
from backend.visits.projecting.check import check_projections
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door


def test_declining_is_an_attempt_with_what_was_offered(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=4)
    offered = form({"offered": ["OTHER_TIME", "OTHER_PLACE"], "again_on": "2026-11-30"}, "attempt")
    he.attempt(door.visit, door.patient, "REFUSED", seen=["FAMILY"], form=offered, signatures=[])
    he.sync()

    shown = supervisor()
    assert (shown["state"], shown["outcome"], shown["clinical_effect"]) == ("ATTEMPTED", "REFUSED", "ATTEMPT")
    row = db.session.get_one(FollowupRecord, door.visit)
    assert (row.form_id, row.outcome, row.class_, row.danger) == ("attempt", "REFUSED", None, None)
    assert shown["filled"]["answers"]["offered"] == ["OTHER_TIME", "OTHER_PLACE"]
    assert list(check_projections(Tally())) == []


def test_an_attempt_from_before_there_were_forms_is_still_one(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    he.attempt(door.visit, door.patient, "REFUSED", seen=["FAMILY"])
    he.sync()

    assert supervisor()["clinical_effect"] == "ATTEMPT"
