"""A record that waited four days on a phone: it is received first, then asked about in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.world import later

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server

FOUR_DAYS = 4 * 24 * 60


def test_why_it_came_late_is_one_tap_and_holds_nothing_up(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.tap("到了，但没能见面")
    he.choose("无人在家")
    he.sign()
    he.phone.airplane(on=True)  # the phone had heard the server last, and notes no reason by itself
    he.finish_attempt()
    later(FOUR_DAYS, server, he)
    he.phone.airplane(on=False)
    he.today()
    card = he.page.get_by_role("heading", name="为什么到得晚？")
    expect(card).to_be_visible(timeout=60_000)
    expect(he.page.get_by_text("的记录过了三天才收到")).to_be_visible()
    he.tap("说一下原因")
    he.choose("没有流量")
    expect(he.page.get_by_text("记下了，已存在本机")).to_be_visible()
    expect(card).to_be_hidden()
    he.page.goto("/records")
    he.wake()
    expect(he.page.get_by_text("为什么到得晚")).to_be_visible()
    he.everything_received()
