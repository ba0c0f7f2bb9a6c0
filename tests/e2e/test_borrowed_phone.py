"""SC-07 on real phones: her battery died at the door; the next day only she can say that she was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.world import later

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

SHE, LENDER = "何小满", "沈知夏"


def visit_with_one_phone(server: Server, shen: Worker) -> str:
    """何小满 signs on 沈知夏's phone; the rest is an ordinary visit. Returns the visit."""
    shen.card(SHE)
    shen.open_visit()
    shen.lend_to(SHE)
    later(6, server, shen)
    shen.wake()
    shen.tap("下一步")
    shen.take_photo("门牌")
    shen.tap("下一步")
    shen.fill_record()
    shen.sign()
    shen.let_person_sign()
    shen.tap("下一步")
    shen.tap("完成走访")
    shen.everything_received()
    return shen.visit


def test_she_confirms_the_next_day_from_her_own_phone_and_nobody_can_for_her(
    server: Server, hand: Hands
) -> None:
    shen = hand("shen.zhixia")
    visit = visit_with_one_phone(server, shen)
    assert look_up(server, visit).page["authenticity"] == "JOINT_PENDING"

    later(20 * 60, server, shen)
    shen.wake()
    shen.page.goto(f"/visits/{visit}/confirm")
    shen.wake()
    expect(shen.page.get_by_text("没有要你回答的走访")).to_be_visible()

    he = hand("he.xiaoman", ahead=server.ahead)
    he.tap("刷新")
    expect(he.page.get_by_text(f"{LENDER}记下")).to_be_visible()
    he.tap("去确认")
    he.tap("我在场")
    expect(he.page.get_by_text("谢谢，记下了：你在场。")).to_be_visible()
    he.records()
    he.nothing_waits()

    page = look_up(server, visit).page
    [borrower] = [one for one in page["members"] if one["name"] == SHE]
    assert (page["authenticity"], borrower["grade"]) == ("JOINT_CONFIRMED", "C")
    assert (borrower["borrowed"]["state"], borrower["borrowed"]["by"]["name"]) == ("CONFIRMED", LENDER)
    assert_everything_holds(server)
