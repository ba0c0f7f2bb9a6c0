"""A visit is planned without a network, seen and answered on a colleague's phone; the answer comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.calendar import due_in, refresh, with_network, without_network

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server

WAITING = "已存在本机，尚未收到"


def test_planned_offline_answered_offline_and_told_to_who_asked(server: Server, hand: Hands) -> None:
    assert server.running
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    without_network(shen)
    card = due_in(shen, "石桥村")
    name = card.get_by_role("heading").inner_text()
    card.get_by_role("link", name="约走访").tap()
    shen.choose("明天")
    shen.choose("何小满")
    expect(shen.page.get_by_text("人齐了")).to_be_visible()
    shen.tap("约好")
    expect(shen.page.get_by_text("还没回答")).to_be_visible()
    expect(shen.page.get_by_text(WAITING).first).to_be_visible()
    visit = shen.visit

    with_network(shen)
    asked = he.page.locator("section.goes").filter(has=he.page.locator(f"a[href='/visits/{visit}']"))
    refresh(he)
    expect(asked).to_contain_text("沈知夏请你一起去")
    expect(asked).to_contain_text(name)
    without_network(he)
    asked.get_by_role("button", name="我去").tap()
    expect(asked.get_by_text(WAITING)).to_be_visible()
    expect(asked.get_by_role("button", name="我去")).to_be_hidden()

    with_network(he)
    expect(asked.get_by_text(WAITING)).to_be_hidden()
    shen.today()
    refresh(shen)
    mine = shen.page.locator("section.goes").filter(has=shen.page.locator(f"a[href='/visits/{visit}']"))
    expect(mine).to_contain_text("何小满（会去）")


def test_who_cannot_come_says_why_in_two_taps_and_the_visit_may_be_smaller(
    server: Server, hand: Hands
) -> None:
    assert server.running
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    due_in(shen, "石桥村").get_by_role("link", name="约走访").tap()
    shen.choose("后天")
    shen.choose("何小满")
    shen.tap("约好")
    expect(shen.page.get_by_text("还没回答")).to_be_visible()
    visit = shen.visit
    with_network(shen)
    refresh(he)
    asked = he.page.locator("section.goes").filter(has=he.page.locator(f"a[href='/visits/{visit}']"))
    asked.get_by_role("button", name="去不了").tap()
    he.choose("生病")
    expect(asked.get_by_role("button", name="去不了")).to_be_hidden()
    with_network(he)
    shen.today()
    refresh(shen)
    mine = shen.page.locator("section.goes").filter(has=shen.page.locator(f"a[href='/visits/{visit}']"))
    expect(mine).to_contain_text("何小满（去不了：生病）")


def test_a_planned_visit_is_cancelled_offline_and_who_was_asked_hears_why(
    server: Server, hand: Hands
) -> None:
    assert server.running
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    card = due_in(shen, "石桥村")
    name = card.get_by_role("heading").inner_text()
    card.get_by_role("link", name="约走访").tap()
    shen.choose("后天")
    shen.choose("何小满")
    shen.tap("约好")
    expect(shen.page.get_by_text("还没回答")).to_be_visible()
    visit = shen.visit
    with_network(shen)
    without_network(shen)
    shen.tap("取消这次走访")
    shen.choose("天气或道路")
    expect(due_in(shen, "石桥村").filter(has_text=name)).to_be_visible()
    expect(shen.page.locator(f"a[href='/visits/{visit}']")).to_be_hidden()

    with_network(shen)
    refresh(he)
    told = he.page.locator("section.goes").filter(has=he.page.locator(f"a[href='/visits/{visit}']"))
    expect(told).to_contain_text("沈知夏取消了这次走访：天气或道路")
    expect(told.get_by_role("button", name="我去")).to_be_hidden()


def test_a_visit_that_takes_more_goes_smaller_with_a_reason_in_one_tap(server: Server, hand: Hands) -> None:
    assert server.running
    shen = hand("shen.zhixia")
    shen.page.get_by_role("link", name=re.compile("^念北")).first.tap()
    shen.tap("改约")
    expect(shen.page.get_by_text("还缺")).to_be_visible()
    expect(shen.page.get_by_text("来不了？点一个原因就好，少人也能去。")).to_be_visible()
    shen.choose("执勤或公务")
    expect(shen.page.get_by_text("少人也能去，原因已写明。")).to_be_visible()
    shen.tap("改好")
    expect(shen.page.get_by_text("罗远 · 去不了：执勤或公务")).to_be_visible()


def test_by_place_and_from_here_and_nothing_of_it_is_kept(server: Server, hand: Hands) -> None:
    assert server.running
    shen = hand("shen.zhixia")
    shen.choose("按地点")
    expect(shen.page.get_by_role("heading", name=re.compile("^石桥村"))).to_be_visible()
    shen.tap("离我多远")
    expect(shen.page.get_by_role("heading", name=re.compile("^石桥村 ?(500 米以内|约)"))).to_be_visible()
    first = shen.page.locator("h2.group").first
    expect(first).to_contain_text("石桥村")
    shen.today()
    shen.choose("按地点")
    expect(shen.button("离我多远")).to_be_visible()


def test_a_card_that_was_opened_is_there_without_a_network(server: Server, hand: Hands) -> None:
    assert server.running
    shen = hand("shen.zhixia")
    card = due_in(shen, "石桥村")
    card.get_by_role("link").first.tap()
    expect(shen.page.get_by_role("heading", name="联系经过")).to_be_visible()
    expect(shen.page.get_by_role("link", name=re.compile("打电话"))).to_be_visible()
    without_network(shen)
    shen.page.reload()
    shen.wake()
    expect(shen.page.get_by_text("现在看的是")).to_be_visible()
    expect(shen.page.get_by_role("heading", name="联系经过")).to_be_visible()
