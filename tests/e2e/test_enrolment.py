"""A phone and its owner: enrolled in a minute, stopped in words, opened by PIN where no network is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.worker import PIN
from tests.e2e.support.world import MINUTE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server

NEW_PASSWORD = "qingya-2026-counts"
DAYS = 24 * 60 * MINUTE


def approve(page: Page, name: str, code: str) -> None:
    """Type the six digits that the colleague reads out."""
    page.get_by_label(f"{name}手机上的六个数字").fill(code)
    expect(page.get_by_text(f"已批准：{name}的手机现在可以用了")).to_be_visible()


def test_the_security_administrator_approves_a_new_phone_within_a_minute(hand: Hands, office: Office) -> None:
    tang = hand("tang.he", ready=False)
    tang.begin_enrolment()
    code = tang.six_digits()
    gu = office("gu.ning", "/admin/devices")
    approve(gu, "唐禾", code)

    expect(tang.page.get_by_text("可以出发了。")).to_be_visible(timeout=60_000)
    tang.tap("去今天的安排")
    expect(tang.cards.first).to_be_visible()


def test_the_leader_of_her_team_approves_it_from_the_own_phone(hand: Hands) -> None:
    tang, shen = hand("tang.he", ready=False), hand("shen.zhixia")
    tang.begin_enrolment()
    code = tang.six_digits()
    shen.tap("我的")
    shen.tap(re.compile("^同事的手机"))
    approve(shen.page, "唐禾", code)

    expect(tang.page.get_by_text("可以出发了。")).to_be_visible(timeout=60_000)


def test_a_phone_that_is_stopped_says_so_and_what_to_do(hand: Hands, office: Office) -> None:
    he = hand("he.xiaoman")
    gu = office("gu.ning", "/admin/devices")
    gu.get_by_role("button", name=re.compile("^停用.*何小满的手机$")).click()
    gu.get_by_text("手机丢失", exact=True).click()
    gu.get_by_role("button", name="停用这部手机").click()
    expect(gu.get_by_role("heading", name="已停用")).to_be_visible()

    he.tap("刷新")
    expect(he.page.get_by_text("这部手机的登记已停用").first).to_be_visible()
    he.page.goto("/enrol")
    he.wake()
    expect(he.page.get_by_text("以前的记录不受影响。要继续用，请重新登记。")).to_be_visible()
    expect(he.button("重新登记")).to_be_visible()


def test_who_has_no_part_in_it_sees_no_door(server: Server, office: Office) -> None:
    cheng = Desk(server.url, "cheng.yan")
    [bureau] = [one for one in cheng.ask("GET", "/api/organisations") if one["name"] == "青崖县卫健局"]
    [county] = [one for one in cheng.ask("GET", "/api/areas") if one["name"] == "青崖县"]
    person = {"login": "qiu.yan", "name": "邱砚", "password": NEW_PASSWORD, "org": bureau["id"]}
    cheng.ask("POST", "/api/staff", {**person, "roles": ["RPT"], "areas": [county["id"]]})

    page = office("qiu.yan", password=NEW_PASSWORD, size="phone")
    doors = page.get_by_role("navigation", name="主要页面").get_by_role("link")
    expect(doors).to_have_text(["我的"])
    for path in ("/today", "/review/visits", "/admin/devices"):
        page.goto(path)
        expect(page.get_by_role("heading", name="柳青禾")).to_have_count(0)
        expect(page.locator("section.goes, article")).to_have_count(0)


def test_after_days_without_network_the_pin_opens_the_phone_and_a_visit(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    server.stop()
    he.phone.kill()
    he.phone.ahead = 2 * DAYS
    he.phone.open()
    he.phone.airplane(on=True)
    expect(he.page.get_by_text("请输入 PIN，没有网络也能解锁。")).to_be_visible()
    for digit in reversed(PIN):
        he.button(re.compile(f"^{digit}$")).tap()
    expect(he.page.get_by_text("PIN 不对，还可以试 9 次")).to_be_visible()

    he.enter_pin()
    he.card("沈知夏")
    he.open_visit()
    he.page.reload()
    he.wake()
    expect(he.page.get_by_label("会合二维码")).to_be_visible()
