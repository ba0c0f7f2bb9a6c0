"""SC-13: the person will not sign, the mother cannot write. No signature ever makes a visit face to face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.visits import honest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def visit(door: Door, he: Handset, shen: Handset, **record: Any) -> None:
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    signed = he.close(door.visit, door.patient, shen, **record)
    shen.leave(door.visit, door.patient, signed)
    he.send()
    shen.send()


def test_declining_is_recorded_and_two_colleagues_witness_for_who_cannot_write(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    signatures = [
        honest.signature("PATIENT", method="DECLINED", reason="不愿意"),
        honest.signature("FAMILY", method="CANNOT_WRITE", relation="母亲", witnesses=[he.staff, shen.staff]),
    ]
    visit(door, he, shen, signatures=signatures)

    shown = supervisor()
    patient, mother, _ = shown["signatures"]
    assert (patient["method"], patient["reason"], patient["state"]) == ("DECLINED", "不愿意", None)
    assert (mother["relation"], mother["witnesses"]) == ("母亲", ["何小满", "沈知夏"])
    assert (shown["authenticity"], shown["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")


def test_only_the_mother_met_is_a_contact_whatever_is_signed(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    signatures = [honest.signature("PATIENT"), honest.signature("FAMILY", relation="母亲")]
    met = {"outcome": "FAMILY_ONLY", "seen": ["FAMILY"], "danger": honest.danger(None)}
    visit(door, he, shen, signatures=signatures, **met)

    shown = supervisor()
    assert (shown["authenticity"], shown["clinical_effect"]) == ("NOT_FACE", "CONTACT_ONLY")


def test_one_witness_is_not_enough_and_the_record_is_kept_for_a_person_to_see(door: Door) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    alone = honest.signature("FAMILY", method="CANNOT_WRITE", relation="母亲", witnesses=[he.staff])
    he.close(door.visit, door.patient, signatures=[alone])

    opened, closed = he.send()

    assert (opened["status"], closed["status"]) == ("received", "quarantined")
    assert closed["error"]["details"] == {"where": "body.signatures.0.witnesses"}
    [kept] = he.web.get("/api/quarantine/mine")["items"]
    assert kept["content"]["signatures"][0]["keyid"] == he.id
