"""SC-22, the form: medicine is handed over and noted; what was taken is carried over to clinicians only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel.db import db
from backend.policy.codes import Purpose
from backend.visits import planning
from backend.visits.models import FollowupRecord
from backend.visits.projecting import records
from tests.visits import honest
from tests.visits.records import ASSESSES, PILL, SEES, form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

HANDED = {
    "packages": 1,
    "seal": "QY-0231",
    "receiver": "GUARDIAN",
    "receiver_relation": "母亲",
    "returned": "NO",
    "guardian_well": "HARD",
}


def next_card(phone: Handset, door: Door) -> dict[str, Any]:
    ids = [door.cast.he_xiaoman.id, door.cast.shen_zhixia.id]
    planning.plan(door.patient, date(2026, 11, 24), Purpose.FOLLOW_UP, ids[1], ids)
    db.session.commit()
    [card] = phone.web.get(f"/api/tasks?device={phone.id}")["tasks"]
    return dict(card)


def follow_up(door: Door, shen: Handset, **changed: Any) -> None:
    """沈知夏 visits and fills everything in."""
    shen.open(door.visit, door.patient)
    door.world.wait(minutes=20)
    answers = {**SEES, **ASSESSES, "class": "BASICALLY_STABLE", **changed}
    shen.close(door.visit, door.patient, form=form(answers), danger=honest.danger(0))
    shen.sync()


def test_a_delivery_is_written_down_and_is_no_follow_up(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    shen.open(door.visit, door.patient, he, purpose="DELIVERY")
    door.world.wait(minutes=6)
    met = {"outcome": "FAMILY_ONLY", "seen": ["FAMILY"], "danger": honest.danger(None)}
    shen.close(door.visit, door.patient, form=form(HANDED, "delivery"), **met)
    shen.sync()

    row = db.session.get_one(FollowupRecord, door.visit)
    assert (row.form_id, row.complete, row.class_) == ("delivery", True, None)
    told = records.answers(row.patient_id, row.visit_id, row.sealed)
    assert (told["seal"], told["receiver_relation"]) == ("QY-0231", "母亲")
    assert supervisor()["clinical_effect"] == "CONTACT_ONLY"
    assert supervisor()["filled"]["answers"]["packages"] == 1


def test_medicines_are_carried_over_for_the_doctor_to_confirm(door: Door) -> None:
    shen = door.hand("shen.zhixia")
    follow_up(door, shen)

    carry = next_card(shen, door)["carry"]
    assert carry == {"on": "2026-11-23", "medicines": [PILL]}


def test_and_never_go_to_a_grid_workers_phone(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    follow_up(door, shen)

    card = next_card(he, door)
    assert card["carry"] is None
    assert "奥氮平" not in str(card)


def test_nothing_that_must_be_observed_is_carried(door: Door) -> None:
    shen = door.hand("shen.zhixia")
    follow_up(door, shen, symptoms=["WITHDRAWN"])

    assert next_card(shen, door)["carry"].keys() == {"on", "medicines"}
