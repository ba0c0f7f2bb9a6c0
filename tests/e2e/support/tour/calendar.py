"""The days ahead: by place, a visit planned, a colleague asked, somebody's card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.calendar import due_in, refresh, with_network, without_network

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See


def planning_ahead(server: Server, hand: Hands, office: Office, see: See) -> None:
    assert server.running
    assert office
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    shen.choose("按地点")
    shen.tap("离我多远")
    expect(shen.page.get_by_role("heading", name=re.compile("米以内|约"))).not_to_have_count(0)
    see("today-places", shen.page)
    card = due_in(shen, "石桥村")
    card.get_by_role("link").first.tap()
    expect(shen.page.get_by_role("heading", name="联系经过")).to_be_visible()
    see("person", shen.page)
    without_network(shen)
    shen.tap("转达询问或不同意见")
    expect(shen.page.get_by_role("heading", name="转达询问或不同意见")).to_be_visible()
    see("person-passed-on", shen.page)
    shen.page.keyboard.press("Escape")
    shen.tap("约走访")
    expect(shen.page.get_by_text("还缺")).to_be_visible()
    see("plan", shen.page)
    shen.choose("何小满")
    expect(shen.page.get_by_text("人齐了")).to_be_visible()
    shen.tap("约好")
    expect(shen.page.get_by_text("还没回答")).to_be_visible()
    see("card-planned", shen.page)
    with_network(shen)
    visit = shen.visit
    refresh(he)
    asked = he.page.locator("section.goes").filter(has=he.page.locator(f"a[href='/visits/{visit}']"))
    expect(asked).to_contain_text("请你一起去")
    asked.scroll_into_view_if_needed()
    see("today-asked", he.page)
    asked.get_by_role("button", name="去不了").tap()
    expect(he.page.get_by_role("heading", name="为什么去不了？")).to_be_visible()
    see("today-cannot", he.page)
    he.page.keyboard.press("Escape")
    shen.tap("取消这次走访")
    expect(shen.page.get_by_role("heading", name="为什么不去了？")).to_be_visible()
    see("card-cancel", shen.page)
    shen.choose("天气或道路")
    expect(shen.page.get_by_role("heading", name="今天").first).to_be_visible()
    with_network(shen)
    refresh(he)
    expect(asked).to_contain_text("取消了这次走访：天气或道路")
    see("today-cancelled", he.page)
    asked.get_by_role("link").first.tap()
    expect(he.page.get_by_text("取消了这次走访：天气或道路")).to_be_visible()
    see("card-cancelled", he.page)
