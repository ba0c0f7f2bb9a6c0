"""A visit somebody asks about: what a record proves, the worker's phone, the desk, the call-backs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.asking import drawn_month, put_before, visit_to
from tests.e2e.support.reviewing import back_on_the_network, it_does_not_count, picked_up, the_worker_reads

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See
    from tests.e2e.support.worker import Worker


REASONS = "同事记得不一样，家属也说那天没有人来。"
APPEAL = "那天的出车单在卫生院，可以查。"


def when_somebody_asks(server: Server, hand: Hands, office: Office, see: See) -> None:
    month = drawn_month(server)
    visit = put_before(server, "青禾")
    _what_it_proves(office, see)
    shen = hand("shen.zhixia")
    page = shen.page
    shen.tap("刷新")
    expect(page.get_by_text("想请您说一句")).to_be_visible()
    see("today-question", page)
    page.goto("/questions")
    shen.wake()
    expect(page.get_by_text("等您说一句").first).to_be_visible()
    see("questions", page)
    page.goto(f"/questions/{visit}")
    shen.wake()
    expect(page.get_by_label("当时的情况")).to_be_visible()
    see("question", page)
    page.get_by_text("那天几部手机的时间").click()
    expect(page.get_by_role("figure", name="各部手机的时间")).to_be_visible()
    see("question-times", page)
    page.get_by_label("当时的情况").fill("那天手机没电，是借何小满的。")
    shen.tap("加一张照片")
    expect(shen.button("拍照")).to_be_enabled()
    see("question-camera", page)
    shen.tap("拍照")
    expect(page.get_by_text("照片 1")).to_be_visible()
    page.get_by_label("请一位同事帮着回忆").select_option(label="何小满")
    shen.tap("说好了")
    expect(page.get_by_text("收到").first).to_be_visible()
    see("question-answered", page)
    shen.records()
    shen.nothing_waits()
    server.do_jobs()
    he = hand("he.xiaoman")
    he.tap("刷新")
    he.tap("看一看")
    expect(he.page.get_by_text("我记得不一样")).to_be_visible()
    see("question-confirm", he.page)
    he.choose("我记得不一样")
    he.tap("告诉主管")
    expect(he.page.get_by_text("谢谢您")).to_be_visible()
    back_on_the_network(he)
    server.do_jobs()
    _an_afternoon_nobody_made(server, hand, see)
    desk = office("tian.shouzheng", "/review/queue")
    _at_the_desk(desk, see)
    _call_backs(desk, month, see)
    _decided(server, shen, visit, desk, see)
    desk.context.close()


def _what_it_proves(office: Office, see: See) -> None:
    page = office.visitor(size="phone")
    page.goto("/proof")
    expect(page.locator("details").first).to_be_visible()
    see("proof", page)
    page.locator("summary").first.click()
    page.locator("#checks").scroll_into_view_if_needed()
    see("proof-checks", page)
    page.context.close()


def _at_the_desk(page: Page, see: See) -> None:
    expect(page.locator("section.goes").first).to_be_visible()
    see("review-queue", page)
    page.locator("section.goes").first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="本人怎么说")).to_be_visible()
    see("review-case", page)
    opening = page.get_by_role("button", name="打开并排看")
    while opening.count():
        opening.first.click()
    expect(page.locator("#pairs img")).to_have_count(2)
    expect(page.locator("#pairs svg[role=img]")).to_have_count(2)
    for section in ("pair-0", "pair-1", "findings", "timeline", "decide"):
        page.locator(f"#{section}").focus()
        see(f"review-case-{section}", page)
    page.get_by_role("button", name="打开地图").click()
    expect(page.locator("#where svg").first).to_be_visible()
    page.locator("#where").focus()
    see("review-case-where", page)


def _call_backs(page: Page, month: str, see: See) -> None:
    page.goto("/review/sample")
    page.get_by_label("月份").select_option(value=month)
    expect(page.get_by_text("怎么说").first).to_be_visible()
    see("review-sample", page)
    page.get_by_role("button", name="填写结果").first.click()
    see("review-sample-enter", page)
    for answer in ("接通了", "来过", "就是那天"):
        page.get_by_text(answer, exact=True).click()
    page.get_by_label("几个人").fill("3")
    page.get_by_role("button", name="保存结果").click()
    expect(page.get_by_text("已回访")).to_be_visible()
    page.goto("/review/checks")
    expect(page.get_by_text("误报：1 次").first).to_be_visible()
    see("review-checks", page)


def _an_afternoon_nobody_made(server: Server, hand: Hands, see: See) -> None:
    """What the checks found, on the phone of whom they ask."""
    lu = hand("lu.zhixing", ready=False)
    picked_up(lu, server)
    lu.page.goto(f"/questions/{visit_to(server, '沐星遥')}")
    lu.wake()
    expect(lu.page.get_by_role("heading", name="程序看到的")).to_be_visible()
    lu.page.get_by_role("heading", name="程序看到的").scroll_into_view_if_needed()
    see("question-found", lu.page)


def _decided(server: Server, shen: Worker, visit: str, desk: Page, see: See) -> None:
    """At the desk, and on the phone of whoever is concerned."""
    desk.goto(f"/review/queue/{visit}")
    expect(desk.get_by_role("heading", name="本人怎么说")).to_be_visible()
    it_does_not_count(desk, REASONS)
    desk.locator("#decide").focus()
    see("review-case-decided", desk)
    server.do_jobs()
    the_worker_reads(shen, visit, REASONS)
    see("question-decided", shen.page)
    shen.tap("我要申诉")
    words = shen.page.get_by_label("当时的情况")
    words.fill(APPEAL)
    words.scroll_into_view_if_needed()
    see("question-appeal", shen.page)
