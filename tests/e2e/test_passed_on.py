"""A family objects at the door: passed on from a phone without a network, and a doctor has a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.calendar import due_in, refresh, with_network, without_network
from tests.e2e.support.desk import Desk

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server


def test_what_a_family_says_reaches_the_doctor_without_anybody_naming_a_colour(
    server: Server, hand: Hands
) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    due_in(he, "石桥村").get_by_role("link").first.tap()
    expect(he.page.get_by_role("heading", name="联系经过")).to_be_visible()
    patient = he.page.url.rsplit("/", 1)[-1]
    without_network(he)
    he.tap("转达询问或不同意见")
    asked = he.page.get_by_role("dialog")
    asked.get_by_text("监护人", exact=True).tap()
    asked.get_by_text("不同意这样安排", exact=True).tap()
    he.page.get_by_label("原话").fill("来得太勤，邻居都看见了")
    he.tap("签名保存")
    expect(he.page.get_by_text("已存在本机，尚未收到").first).to_be_visible()
    expect(he.page.get_by_text("分级")).to_have_count(0)

    with_network(he)
    server.do_jobs()
    [said] = Desk(server.url, "shen.zhixia").ask("GET", f"/api/patients/{patient}/card")["objections"]
    assert (said["words"], said["by"]["name"]) == ("来得太勤，邻居都看见了", "何小满")
    refresh(shen)
    todays = shen.page.get_by_role("link").and_(shen.page.locator(f"a[href$='/{patient}']")).first
    todays.tap()
    expect(shen.page.get_by_text("“来得太勤，邻居都看见了”")).to_be_visible()
    expect(shen.page.get_by_text("重新评估").first).to_be_visible()
