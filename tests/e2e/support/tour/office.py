"""Desks: the supervisor's review of visits, and the three administrators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.asking import tell_the_station
from tests.e2e.support.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See

ADMINISTRATION = (
    ("gu.ning", "/admin", "admin"),
    ("cheng.yan", "/admin/staff", "admin-staff"),
    ("cheng.yan", "/admin/organisations", "admin-organisations"),
    ("bai.yu", "/admin/access", "admin-access"),
    ("cheng.yan", "/admin/quarantine", "admin-quarantine"),
    ("cheng.yan", "/admin/feedback", "admin-feedback"),
)


def at_the_desks(server: Server, hand: Hands, office: Office, see: See) -> None:
    _signing_here(server, hand, see)
    page = office("tian.shouzheng", "/review/visits")
    confirmed = page.locator("section.goes").filter(has_text="两人到场，已互相确认").filter(has_text="沈知夏")
    expect(confirmed.first).to_be_visible()
    see("review-list", page)
    confirmed.last.get_by_role("link").first.click()
    _visit(page, see)
    for login, path, name in ADMINISTRATION:
        desk = office(login, path)
        desk.wait_for_load_state("networkidle")
        see(name, desk)
        if name == "admin-staff":
            desk.get_by_role("button", name="添加账号").click()
            expect(desk.get_by_label("初始密码")).to_be_visible()
            see("admin-staff-add", desk)
        desk.context.close()
    _an_empty_place(server, office, page, see)


def _an_empty_place(server: Server, office: Office, supervisor: Page, see: See) -> None:
    """The station's head reads how often it came and says why; the supervisor reads that."""
    tell_the_station(server)
    head = office("yan.shouchuan", "/")
    expect(head.get_by_text("到场不到 5 次")).to_be_visible()
    see("turnout", head)
    head.get_by_text("人手不够", exact=True).click()
    head.get_by_label("补充几句").fill("两个民警，管三个村。")
    head.get_by_role("button", name="答复").click()
    expect(head.get_by_text("答复：人手不够。")).to_be_visible()
    head.context.close()
    supervisor.goto("/review/turnout")
    expect(supervisor.get_by_text("两个民警，管三个村。")).to_be_visible()
    see("review-turnout", supervisor)


def _signing_here(server: Server, hand: Hands, see: See) -> None:
    """The supervisor's own browser, enrolled for signing as the second person."""
    tian = hand("tian.shouzheng", ready=False)
    tian.sign_in()
    tian.page.get_by_role("link", name=re.compile("^我的?")).first.tap()
    expect(tian.page.get_by_text("在这台设备上签署").first).to_be_visible()
    see("me-supervisor", tian.page)
    tian.tap(re.compile("^在这台设备上签署"))
    expect(tian.page.get_by_text("请输入 6 位数字")).to_be_visible()
    see("pin-supervisor", tian.page)
    tian.choose_pin()
    expect(tian.button("开始登记")).to_be_visible()
    see("enrol-supervisor", tian.page)
    tian.tap("开始登记")
    code = tian.six_digits()
    see("enrol-supervisor-waiting", tian.page)
    Desk(server.url, "gu.ning").approve_phone(code)
    tian.tap("看看通过了没有")
    expect(tian.page.get_by_text("去今天的安排").or_(tian.page.get_by_text("可以用了")).first).to_be_visible()
    see("enrol-supervisor-done", tian.page)


def _visit(page: Page, see: See) -> None:
    # Not all of them: what the doctor wrote is not a supervisor's to read, so the browser cannot check it.
    expect(page.get_by_text(re.compile(r"份在这台设备上核验通过"))).to_be_visible(timeout=30_000)
    see("review-visit", page)
    for place in ("when", "where", "signatures"):
        page.locator(f"#{place}").focus()
        if place == "signatures":
            page.get_by_role("button", name="查看签名").first.click()
            expect(page.get_by_role("button", name="按原速重放")).to_be_visible()
            page.locator(f"#{place}").focus()
        see(f"review-{place}", page)
    statements = page.locator("#statements")
    statements.locator("summary").first.click()
    statements.focus()
    see("review-statements", page)
    page.get_by_role("button", name="打开照片").first.click()
    expect(page.get_by_text("与签过名的照片一个字节不差")).to_be_visible()
    see("review-photo", page)
