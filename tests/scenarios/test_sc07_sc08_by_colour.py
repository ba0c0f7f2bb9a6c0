"""SC-07 and SC-08 by colour: one borrowed phone in an orange team, a late officer in a red one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from backend.authenticity.checks import together_overlap, together_vouched
from backend.policy.codes import Colour
from tests.authenticity.real.test_assessing import answers
from tests.scenarios.called_away import officer_called_away
from tests.scenarios.desk import days, seen_before
from tests.scenarios.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

RECENTLY = date(2026, 11, 9)


@pytest.fixture
def orange(door: Door, spoken: None) -> Handset:
    """何小满 and 沈知夏 are there; 唐禾 signs on 何小满's phone. Hers lies at home."""
    seen_before(door, RECENTLY, Colour.ORANGE)
    tang, he, shen = (door.hand(login) for login in ("tang.he", "he.xiaoman", "shen.zhixia"))
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    shake = he.shake(door.visit, shen)
    he.lend(door.visit, door.patient, tang.staff)
    door.world.wait(minutes=24)
    record = he.close(door.visit, door.patient, shakes=[shake])
    shen.leave(door.visit, door.patient, record)
    for phone in (he, shen):
        phone.send()
    return tang


def test_sc07_orange_waits_for_one_borrowed_phone_and_then_is_joint(
    door: Door, orange: Handset, supervisor: Callable[[], dict[str, Any]]
) -> None:
    assert supervisor()["authenticity"] == "JOINT_PENDING"
    assert answers(door)["together.vouched"] == "unknown"
    door.world.wait(minutes=20 * 60)
    orange.confirm(door.visit, door.patient)
    orange.send()
    assert answers(door)["together.vouched"] == "clear"

    shown = supervisor()
    grades = {one["name"]: one["grade"] for one in shown["members"]}
    assert (shown["authenticity"], grades) == (
        "JOINT_CONFIRMED",
        {"何小满": "A", "沈知夏": "A", "唐禾": "C"},
    )


def test_sc07_without_her_word_in_two_days_the_team_is_incomplete_and_a_16_says_so(
    door: Door, orange: Handset, signed_in: Callable[[str], Browser]
) -> None:
    door.world.wait(minutes=days(2) + 1)
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    shown = inquiry.desk.get(f"/api/visits/{door.visit}").json
    tang = next(one for one in shown["members"] if one["name"] == "唐禾")

    assert (shown["authenticity"], tang["grade"], shown["clinical_effect"]) == (
        "TEAM_INCOMPLETE",
        "D",
        "RESETS_DUE",
    )
    assert (together_vouched.ASK.rule, answers(door)["together.vouched"]) == ("A-16", "doubt")
    assert inquiry.queue() == []  # one silence troubles nobody: the county says how common it is


def red(door: Door, arrives: int, leaves: int, absent: list[str]) -> None:
    """Made to somebody red."""
    seen_before(door, RECENTLY, Colour.RED)
    officer_called_away(door, arrives, leaves, absent)


@pytest.mark.parametrize(
    ("arrives", "leaves", "absent", "verdict"),
    [
        (31, 35, ["DUTY"], "JOINT_REDUCED"),
        (31, 35, [], "TEAM_INCOMPLETE"),
        (5, 12, [], "JOINT_CONFIRMED"),
    ],
)
def test_sc08_red_who_came_late_is_not_counted_and_a_reason_is_enough(
    door: Door,
    supervisor: Callable[[], dict[str, Any]],
    arrives: int,
    leaves: int,
    absent: list[str],
    verdict: str,
) -> None:
    red(door, arrives, leaves, absent)

    shown = supervisor()
    assert (shown["authenticity"], shown["clinical_effect"]) == (verdict, "RESETS_DUE")


def test_sc08_a_03_says_so_and_troubles_nobody(
    door: Door, spoken: None, signed_in: Callable[[str], Browser]
) -> None:
    red(door, 32, 36, ["DUTY"])
    inquiry = Inquiry(signed_in("tian.shouzheng"))

    assert inquiry.queue() == []
    assert (together_overlap.ASK.rule, answers(door)["together.overlap"]) == ("A-03", "doubt")
