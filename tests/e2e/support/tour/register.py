"""Desks of the register: people, one person, the lists, the board, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.policy.papers import a_document

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See


def at_the_register(server: Server, hand: Hands, office: Office, see: See) -> None:
    assert hand
    page = office("shen.zhixia", "/register")
    expect(page.get_by_text("合计").first).to_be_visible()
    see("register", page)
    page.get_by_role("button", name="登记一人").click()
    see("register-new", page)
    page.keyboard.press("Escape")
    _person(page, see)
    _lists(page, see)
    _board(page, see)
    page.context.close()
    for login, path, name in (
        ("tian.shouzheng", "/board", "board-supervisor"),
        ("he.xiaoman", "/register", "register-grid"),
    ):
        desk = office(login, path)
        desk.wait_for_load_state("networkidle")
        see(name, desk)
        desk.context.close()
    _rules(server, office, see)


def _person(page: Page, see: See) -> None:
    page.get_by_label("找一个人").fill("邵")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="邵明溪").click()
    expect(page.get_by_text("住处可能变了")).to_be_visible()
    expect(page.get_by_text("下次走访")).to_be_visible()
    see("person", page)
    page.get_by_role("button", name="说明住处").click()
    page.get_by_text("搬到了那里").click()
    see("person-elsewhere", page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="更改去向").click()
    page.get_by_text("住院", exact=True).click()
    see("person-status", page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="监护人：更改").click()
    see("person-guardian", page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="撤回同意：参加社区管理").click()
    see("person-withdraw", page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="服务分级：记录询问或异议").click()
    see("person-objects", page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="查看和填写").click()
    expect(page.get_by_role("heading", name="生活情况")).to_be_visible()
    see("person-supplement", page)
    page.goto("/register")
    page.get_by_role("link").filter(has_text="汪星河").click()
    expect(page.get_by_role("button", name="不采纳")).to_be_visible()
    see("person-waiting", page)


def _lists(page: Page, see: See) -> None:
    page.goto("/cases")
    expect(page.get_by_role("button", name="记录措施").first).to_be_visible()
    see("cases", page)
    page.get_by_role("button", name="记录措施").first.click()
    see("cases-act", page)
    page.keyboard.press("Escape")
    page.goto("/transfers")
    expect(page.get_by_text("钟若谷")).to_be_visible()
    see("transfers", page)


def _board(page: Page, see: See) -> None:
    page.goto("/board")
    ask = page.get_by_role("button", name="请人去看").first
    expect(ask).to_be_visible()
    see("board", page)
    ask.click()
    expect(page.get_by_text("请谁去？")).to_be_visible()
    see("board-ask", page)
    page.keyboard.press("Escape")


def _rules(server: Server, office: Office, see: See) -> None:
    administrator = Desk(server.url, "cheng.yan")
    [area] = [one for one in administrator.ask("GET", "/api/areas") if one["name"] == "青崖县"]
    proposed = {"document": a_document("tour-1"), "area": area["id"]}
    made = administrator.ask("POST", "/api/policies", proposed)
    page = office("tian.shouzheng", "/admin/policies")
    expect(page.get_by_text("等待决定")).to_be_visible()
    see("policies", page)
    page.goto(f"/admin/policies/versions/{made['id']}")
    expect(page.get_by_text("采用后会有什么变化")).to_be_visible()
    page.wait_for_load_state("networkidle")
    see("policies-decide", page)
    page.context.close()
    page = office("cheng.yan", "/admin/policies/TEAM/next")
    page.wait_for_load_state("networkidle")
    see("policies-next", page)
    page.context.close()
