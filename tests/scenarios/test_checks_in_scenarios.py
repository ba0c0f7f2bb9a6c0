"""What the checks make of the scenarios: SC-03, 06, 07, 08, 09, 13 and 16, seen by a supervisor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service as patients
from backend.patients.register.models import StatusChange
from backend.patients.status.codes import Axis, Whereabouts
from tests.authenticity.real.test_assessing import answers
from tests.scenarios.inquiry import Inquiry, at, strokes, upload
from tests.visits import honest
from tests.visits.records import form

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

STROKES = "application/vnd.lianfang.strokes+json"


@pytest.fixture
def inquiry(door: Door, spoken: None, signed_in: Callable[[str], Browser]) -> Inquiry:
    return Inquiry(signed_in("tian.shouzheng"))


def joint(door: Door, he: Handset, shen: Handset, visit: UUID, **record: object) -> None:
    """An ordinary joint visit, everything sent."""
    he.open(visit, door.patient, shen, position=record.get("position", honest.sampling(he.wall)))
    door.world.wait(minutes=1)
    shen.join(visit, door.patient, he)
    door.world.wait(minutes=20)
    shen.leave(visit, door.patient, he.close(visit, door.patient, shen, **record))
    for phone in (he, shen):
        phone.send()


def test_sc03_a_refusal_is_as_quiet_as_a_visit(door: Door, inquiry: Inquiry) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen, position=at(he.wall, 40))
    shen.join(door.visit, door.patient, he, position=at(shen.wall, 45))
    door.world.wait(minutes=3)
    he.attempt(door.visit, door.patient, "REFUSED", seen=["FAMILY"], handshakes=[he.shake(door.visit, shen)])
    he.send()
    shen.send()

    assert inquiry.queue() == []


@pytest.mark.parametrize(("metres", "accuracy"), [(640, 900), (180, 210)])
def test_sc06_drift_in_a_valley_troubles_nobody(
    door: Door, inquiry: Inquiry, metres: float, accuracy: float
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    drifting = honest.sampling(he.wall, honest.sample(he.wall, metres, accuracy))
    joint(door, he, shen, door.visit, position=drifting)

    assert inquiry.queue() == []


def test_sc06_a_visit_for_which_only_words_speak_is_asked_about(door: Door, inquiry: Inquiry) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient, position=honest.no_fix(he.wall))
    door.world.wait(minutes=20)
    he.close(door.visit, door.patient, shakes=[], position=honest.no_fix(he.wall, "DENIED"))
    he.send()

    assert inquiry.queue() == [str(door.visit)]
    doubt = inquiry.doubts(door.visit)["position.none"]
    assert (doubt["rule"], doubt["numbers"]) == ("A-07", {"samples": 0, "answers": 0, "photos": 0})


@pytest.mark.parametrize("answers", [True, False])
def test_sc07_a_dead_phone_is_one_hint_at_most(door: Door, inquiry: Inquiry, answers: bool) -> None:
    tang, he = door.hand("tang.he"), door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=2)
    he.lend(door.visit, door.patient, tang.staff)
    door.world.wait(minutes=24)
    he.close(door.visit, door.patient)
    he.send()
    if answers:
        tang.confirm(door.visit, door.patient)
        tang.send()
    door.world.wait(minutes=49 * 60)

    inquiry.desk.get(f"/api/visits/{door.visit}")
    assert inquiry.queue() == []


def test_sc08_who_comes_late_is_no_case(door: Door, inquiry: Inquiry) -> None:
    he, shen, luo = (door.hand(login) for login in ("he.xiaoman", "shen.zhixia", "luo.yuan"))
    shen.open(door.visit, door.patient, he, luo)
    door.world.wait(minutes=1)
    he.join(door.visit, door.patient, shen)
    shakes = [shen.shake(door.visit, he)]
    door.world.wait(minutes=30)
    luo.join(door.visit, door.patient, shen)
    shakes.append(shen.shake(door.visit, luo))
    door.world.wait(minutes=4)
    record = shen.close(door.visit, door.patient, shakes=shakes)
    for phone in (he, luo):
        phone.leave(door.visit, door.patient, record)
    for phone in (luo, he, shen):
        phone.send()

    assert inquiry.queue() == []


def test_sc09_who_was_in_hospital_was_not_at_home(door: Door, inquiry: Inquiry) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    joint(door, he, shen, door.visit)
    assert inquiry.queue() == []
    patient = patients.get(door.patient)
    db.session.add(
        StatusChange(
            patient_id=patient.id, axis=Axis.WHEREABOUTS.value, before="HOME", after=Whereabouts.HOSPITAL,
            verified=True, since=date(2026, 11, 15), proofs=[], at=now_ms(),
        )
    )  # fmt: skip
    from backend.kernel.changed import changed

    changed(patient.id)  # the hospital's slip came a day later
    jobs.commit()

    assert inquiry.queue() == [str(door.visit)]
    doubt = inquiry.doubts(door.visit)["content.possible"]
    assert (doubt["rule"], doubt["numbers"]) == ("A-12", {"where": "HOSPITAL"})
    assert len(inquiry.page(door.visit)["older"]) >= 1  # what was said before stays


def test_sc13_a_mothers_signature_seen_before(door: Door, inquiry: Inquiry) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    drawn = upload(he, door.patient, strokes(5), STROKES)
    mother = {**honest.signature("FAMILY", relation="母亲"), "strokes": drawn}
    joint(door, he, shen, door.visit, signatures=[mother])
    assert inquiry.queue() == []
    again = uuid7()
    door.world.wait(minutes=600)
    joint(door, he, shen, again, signatures=[mother])

    assert inquiry.queue() == [str(again)]
    doubt = inquiry.doubts(again)["signature.again"]
    assert (doubt["rule"], doubt["strength"]) == ("A-15", 2)


def test_sc16_calls_are_context_and_no_case(door: Door, inquiry: Inquiry) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    for _ in range(3):
        answers = {"reached": "YES", "spoken_with": ["FAMILY"], "adherence": "REGULAR"}
        shen.tell(
            "contact.phone", uuid7(), door.patient, form=form(answers, "phone"), exception=None, until=None
        )
        shen.send()
        door.world.wait(minutes=60)
    assert inquiry.queue() == []

    mother = {**honest.signature("FAMILY"), "strokes": upload(he, door.patient, strokes(5), STROKES)}
    for visit in (door.visit, uuid7()):
        joint(door, he, shen, visit, outcome="FAMILY_ONLY", seen=["FAMILY"], signatures=[mother],
              danger=honest.danger(None))  # fmt: skip
        door.world.wait(minutes=60)
    [case] = inquiry.queue()
    assert [one["rule"] for one in inquiry.page(case)["context"]] == ["A-05"]


@pytest.mark.parametrize(("hours", "late"), [(58, False), (73, True)])
def test_sc05_two_days_without_a_signal_are_not_late(
    door: Door, inquiry: Inquiry, hours: int, late: bool
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    door.world.wait(minutes=hours * 60)
    for phone in (he, shen):
        phone.send()

    assert inquiry.queue() == []  # late alone is never a case
    assert answers(door)["time.late"] == ("doubt" if late else "clear")


def test_sc09_a_visit_seen_at_home_while_in_hospital_is_doubtful(door: Door, inquiry: Inquiry) -> None:
    door.world.wait(minutes=-3 * 24 * 60)  # 2026-11-20
    patient = patients.get(door.patient)
    db.session.add(
        StatusChange(
            patient_id=patient.id, axis=Axis.WHEREABOUTS.value, before="HOME", after=Whereabouts.HOSPITAL,
            verified=True, since=date(2026, 11, 15), proofs=[], at=now_ms(),
        )
    )  # fmt: skip
    jobs.commit()
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    joint(door, he, shen, door.visit)

    assert inquiry.doubts(door.visit)["content.possible"]["rule"] == "A-12"
    assert inquiry.desk.get(f"/api/visits/{door.visit}").json["authenticity"] == "DOUBTFUL"
