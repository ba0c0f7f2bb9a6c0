"""SC-01, the form: the grid worker writes what she sees, the doctor assesses on her own phone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel.db import db
from backend.transparency.fsck import Tally
from backend.visits.models import FollowupRecord
from backend.visits.projecting import records
from backend.visits.projecting.check import check_projections
from tests.visits.records import assessment, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def visit(door: Door, he: Handset, shen: Handset, assessed: dict[str, Any]) -> None:
    """何小满 opens, 沈知夏 joins and assesses; nothing sent yet."""
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(seconds=14)
    shake = he.shake(door.visit, shen, seconds=14)
    door.world.wait(minutes=26)
    closed = he.close(door.visit, door.patient, shakes=[shake], **seen())
    shen.tell("record.assess", door.visit, door.patient, **assessed)
    shen.leave(door.visit, door.patient, closed)


def kept(door: Door) -> FollowupRecord:
    db.session.rollback()
    return db.session.get_one(FollowupRecord, door.visit)


def test_the_two_parts_make_one_record_in_either_order(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    visit(door, he, shen, assessment())
    shen.sync()
    he.sync()

    row = kept(door)
    assert (row.class_, row.danger, row.adherence, row.complete) == (3, 0, 1, True)
    assert (row.form, row.form_id, row.on_day) == (2, "follow_up", date(2026, 11, 23))
    assert (str(row.by), str(row.assessed_by)) == (he.staff, shen.staff)
    shown = supervisor()
    assert (shown["clinical_effect"], shown["authenticity"]) == ("RESETS_DUE", "JOINT_CONFIRMED")
    assert list(check_projections(Tally())) == []


def test_until_the_doctors_part_arrives_the_visit_waits_as_a_contact(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    visit(door, he, shen, assessment())
    he.sync()

    shown = supervisor()
    assert shown["clinical_effect"] == "CONTACT_ONLY"
    shen.sync()
    assert supervisor()["clinical_effect"] == "RESETS_DUE"


def test_what_was_answered_rests_sealed(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    visit(door, he, shen, assessment(symptoms=["OTHER"], symptoms_other="不愿出门"))
    he.sync()
    shen.sync()

    row = kept(door)
    assert "不愿出门".encode() not in row.sealed
    answers = records.answers(row.patient_id, row.visit_id, row.sealed)
    assert answers["symptoms_other"] == "不愿出门"
    assert answers["medicines"][0]["dose"] == 10_000
