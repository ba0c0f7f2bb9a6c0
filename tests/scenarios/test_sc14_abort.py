"""SC-14: 何小满 withdraws for safety with one tap. It is never called a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door


def test_one_tap_without_a_form_ends_the_visit(door: Door, supervisor: Callable[[], dict[str, Any]]) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    shen.open(door.visit, door.patient, he)
    door.world.wait(minutes=1)
    he.join(door.visit, door.patient, shen)
    door.world.wait(minutes=3)
    he.abort(door.visit, door.patient)
    at = door.world.now
    he.send()
    shen.send()

    shown = supervisor()
    assert (shown["state"], shown["outcome"], shown["closed_at"]) == ("ABORTED", None, at)
    assert (shown["clinical_effect"], shown["authenticity"]) == ("ATTEMPT", "NOT_FACE")
    assert shown["record"] is None


def test_a_refusal_recorded_by_a_colleague_who_did_not_know_does_not_hide_it(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    shen.open(door.visit, door.patient, he)
    he.join(door.visit, door.patient, shen)
    he.abort(door.visit, door.patient)
    shen.attempt(door.visit, door.patient, "REFUSED")
    shen.send()
    assert supervisor()["outcome"] == "REFUSED"

    he.send()

    shown = supervisor()
    assert (shown["state"], shown["outcome"]) == ("ABORTED", None)
    assert "abort.signalled" in shown["notes"]


def test_it_can_be_told_before_anything_else_arrived(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he = door.hand("he.xiaoman")
    he.abort(door.visit, door.patient)
    he.send()

    assert supervisor()["state"] == "ABORTED"
