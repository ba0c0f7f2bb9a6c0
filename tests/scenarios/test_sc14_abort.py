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


def test_what_is_told_later_stands_beside_it_and_changes_nothing(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he = door.hand("he.xiaoman")
    he.abort(door.visit, door.patient)
    at = door.world.now
    door.world.wait(minutes=180)
    he.details(door.visit, door.patient, "院里有人争吵，我们先离开了。")
    he.send()

    shown = supervisor()
    assert (shown["state"], shown["closed_at"]) == ("ABORTED", at)
    (told,) = shown["details"]
    assert (told["by"], told["at"]) == (str(door.cast.he_xiaoman.id), door.world.now)
    assert told["note"] == "院里有人争吵，我们先离开了。"


def test_the_words_are_for_those_who_may_read_records(door: Door) -> None:
    he, luo = door.hand("he.xiaoman"), door.hand("luo.yuan")
    luo.open(door.visit, door.patient, he)
    he.join(door.visit, door.patient, luo)
    he.abort(door.visit, door.patient)
    he.details(door.visit, door.patient, "院里有人争吵。")
    luo.send()
    he.send()

    read = [hand.web.get(f"/api/visits/{door.visit}")["details"] for hand in (he, luo)]
    assert [one["note"] for (one,) in read] == ["院里有人争吵。", None]
