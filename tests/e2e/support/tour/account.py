"""A new phone, its owner's account, and the question of the day after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See

WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.47"


def alone_with_a_new_phone(server: Server, hand: Hands, office: Office, see: See) -> None:
    assert server.running
    wechat = office.visitor(size="phone", user_agent=WECHAT)
    wechat.goto("/")
    expect(wechat.get_by_role("heading", name="换浏览器打开")).to_be_visible()
    see("wechat", wechat)

    tang = hand("tang.he", ready=False)
    page = tang.page
    expect(page.get_by_label("账号")).to_be_visible()
    see("sign-in", page)
    tang.tap("登录")
    expect(page.get_by_text("请填写账号。")).to_be_visible()
    see("sign-in-missing", page)
    tang.sign_in()
    expect(page.get_by_text("请输入 6 位数字")).to_be_visible()
    see("pin", page)
    tang.enter_pin()
    expect(page.get_by_text("再输入一次")).to_be_visible()
    tang.enter_pin()
    expect(tang.button("开始登记")).to_be_visible()
    see("enrol", page)
    tang.tap("开始登记")
    code = tang.six_digits()
    see("enrol-waiting", page)
    _approved(office, code, see)
    expect(page.get_by_text("可以出发了。")).to_be_visible(timeout=60_000)
    see("enrol-done", page)
    tang.tap("去今天的安排")
    tang.tap("我的")
    expect(tang.button("现在锁上")).to_be_visible()
    see("me", page)
    tang.tap(re.compile("^投诉建议"))
    expect(page.get_by_label("想说的话")).to_be_visible()
    see("feedback", page)
    page.go_back()
    tang.tap("退出登录")
    expect(page.get_by_role("heading", name="退出登录？")).to_be_visible()
    see("sign-out", page)
    tang.tap("取消")
    tang.tap("现在锁上")
    expect(tang.button(re.compile("^1$"))).to_be_visible()
    tang.tap("忘记 PIN")
    see("unlock", page)
    page.goto("/nowhere")
    expect(page.get_by_text("没有这个页面").first).to_be_visible()
    see("missing", page)


def _approved(office: Office, code: str, see: See) -> None:
    page = office("gu.ning", "/admin/devices")
    field = page.get_by_label("唐禾手机上的六个数字")
    expect(field).to_be_visible()
    see("admin-devices", page)
    field.fill(code)
    expect(page.get_by_text("已批准：唐禾的手机现在可以用了")).to_be_visible()
    page.get_by_role("button", name=re.compile("^存过的走访卡")).first.click()
    expect(page.get_by_text("只列编号。查看这份清单会留下记录。")).to_be_visible()
    see("admin-cached", page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^停用")).first.click()
    expect(page.get_by_role("button", name="停用这部手机")).to_be_visible()
    see("admin-revoke", page)
    page.context.close()


def asked_the_day_after(server: Server, hand: Hands, office: Office, see: See) -> None:
    """葛平 signed on 沈知夏's phone yesterday, as the demo county tells it."""
    assert server.running
    assert office
    ge = hand("ge.ping")
    expect(ge.page.get_by_text("请确认你也在场")).to_be_visible(timeout=30_000)
    see("today-confirm", ge.page)
    ge.tap("去确认")
    expect(ge.button("我在场")).to_be_visible()
    ge.tap("我不在场")
    expect(ge.button("就这样回答")).to_be_visible()
    see("confirm", ge.page)
    ge.tap("我在场")
    expect(ge.page.get_by_text("谢谢，记下了：你在场。")).to_be_visible()
    see("confirm-done", ge.page)
