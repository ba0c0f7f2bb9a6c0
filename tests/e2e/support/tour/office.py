"""Desks: the supervisor's review of visits, and the three administrators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

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
    assert server.running
    assert hand
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
