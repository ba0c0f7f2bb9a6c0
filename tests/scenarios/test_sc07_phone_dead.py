"""SC-07: 唐禾's battery dies after arriving; she confirms on 何小满's phone, and next day on her own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


@pytest.fixture
def lent(door: Door) -> tuple[Handset, Handset]:
    """The visit is made and sent; 唐禾's phone lies at home, charged again."""
    tang = door.hand("tang.he")
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=2)
    he.lend(door.visit, door.patient, tang.staff)
    door.world.wait(minutes=24)
    he.close(door.visit, door.patient)
    he.send()
    return he, tang


def borrower(shown: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in shown["members"] if one["name"] == "唐禾")


def test_the_visit_waits_for_her_own_word_and_then_is_joint(
    door: Door, lent: tuple[Handset, Handset], supervisor: Callable[[], dict[str, Any]]
) -> None:
    _, tang = lent
    shown = supervisor()
    assert (shown["authenticity"], borrower(shown)["grade"]) == ("JOINT_PENDING", "C")
    borrowed = borrower(shown)["borrowed"]
    assert (borrowed["reason"], borrowed["state"], borrowed["by"]["name"]) == ("BATTERY", "PENDING", "何小满")

    door.world.wait(minutes=20 * 60)
    [asked] = tang.web.get(f"/api/tasks?device={tang.id}")["confirm"]
    assert asked["by"]["name"] == "何小满"
    tang.confirm(door.visit, door.patient)
    tang.send()

    shown = supervisor()
    assert (shown["authenticity"], borrower(shown)["grade"]) == ("JOINT_CONFIRMED", "C")
    assert borrower(shown)["borrowed"]["confirmed_at"] == door.world.now


def test_he_xiaoman_cannot_confirm_for_her(
    door: Door, lent: tuple[Handset, Handset], supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, _ = lent
    he.confirm(door.visit, door.patient)

    assert [one["status"] for one in he.send()] == ["received"]  # kept, and proves nothing
    assert supervisor()["authenticity"] == "JOINT_PENDING"


def test_without_a_word_in_two_days_it_was_one_person(
    door: Door, lent: tuple[Handset, Handset], supervisor: Callable[[], dict[str, Any]]
) -> None:
    door.world.wait(minutes=48 * 60 + 1)

    shown = supervisor()
    assert (shown["authenticity"], borrower(shown)["grade"]) == ("SINGLE", "D")
    assert borrower(shown)["borrowed"]["state"] == "LAPSED"


def test_when_she_says_she_was_not_there_it_was_one_person(
    door: Door, lent: tuple[Handset, Handset], supervisor: Callable[[], dict[str, Any]]
) -> None:
    _, tang = lent
    tang.confirm(door.visit, door.patient, present=False)
    tang.send()

    assert supervisor()["authenticity"] == "SINGLE"
    assert borrower(supervisor())["borrowed"]["state"] == "DENIED"


def test_sc15_her_own_phone_in_use_meanwhile_contradicts_the_reason(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    luo = door.hand("luo.yuan")
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=2)
    he.lend(door.visit, door.patient, luo.staff)
    door.world.wait(minutes=10)
    luo.discard(door.patient, door.patient)  # from the station, on his own phone
    door.world.wait(minutes=14)
    he.close(door.visit, door.patient)
    he.send()
    luo.confirm(door.visit, door.patient)
    luo.send()

    shown = supervisor()
    officer = next(one for one in shown["members"] if one["name"] == "罗远")
    assert (shown["authenticity"], shown["clinical_effect"]) == ("SINGLE", "CONTACT_ONLY")
    assert (officer["grade"], officer["borrowed"]["state"]) == ("D", "CONTRADICTED")
    assert "borrow.contradicted" in shown["notes"]
