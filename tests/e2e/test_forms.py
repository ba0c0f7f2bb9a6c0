"""Forms beside the follow-up: a call, a declined visit; offline, signed, and what the office reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.office import SUPERVISOR, look_up

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server

SAVED = "已存在本机，尚未收到"


def test_a_call_is_a_few_taps_without_a_network_and_no_visit(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.phone.airplane(on=True)
    server.stop()
    he.count_taps()
    he.card("沈知夏")
    he.tap("这次是打的电话")
    expect(he.page.get_by_text("不算见面，也不会改动下次走访的日期")).to_be_visible()
    he.choose("打通了")
    he.choose("家属")
    he.tap("签名保存")
    expect(he.page.get_by_role("heading", name="这次电话记下了")).to_be_visible()
    assert he.taps <= 6
    expect(he.page.get_by_text(SAVED)).to_be_visible()

    server.start()
    he.phone.airplane(on=False)
    he.everything_received()
    rows = Desk(server.url, SUPERVISOR).ask("GET", "/api/visits")["items"]
    [call] = [row for row in rows if row["state"] == "CONTACTED"]
    assert (call["clinical_effect"], call["authenticity"]) == ("CONTACT_ONLY", "NOT_FACE")


def test_a_reason_not_to_visit_has_an_end_within_one_cycle(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.tap("这次是打的电话")
    he.choose("没有打通")
    he.choose("灾害或道路中断")
    field = he.page.get_by_label("预计到哪天")
    field.fill("2031-01-01")
    expect(he.page.get_by_text("不能超过一个随访周期")).to_be_visible()
    he.tap("签名保存")
    expect(he.page.get_by_text("还有必填的内容没填")).to_be_visible()
    field.fill(he.page.evaluate("new Date(Date.now() + 3 * 864e5).toISOString().slice(0, 10)"))
    expect(he.page.get_by_text("下次走访的日期不变")).to_be_visible()
    he.tap("签名保存")
    expect(he.page.get_by_role("heading", name="这次电话记下了")).to_be_visible()
    he.everything_received()
    assert server.running


def test_a_declined_visit_asks_what_would_suit_better(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.tap("到了，但没能见面")
    he.choose("本次谢绝来访")
    he.choose("见到了家人")
    he.sign()
    he.choose("换个时间")
    he.choose("换个地方")
    he.finish_attempt()
    he.everything_received()

    page = look_up(server, he.visit).page
    assert (page["state"], page["clinical_effect"]) == ("ATTEMPTED", "ATTEMPT")
    assert page["filled"]["answers"]["offered"] == ["OTHER_TIME", "OTHER_PLACE"]
