"""SC-17 in the browser: the checks find an afternoon that nobody made; people hear, answer, look and decide.

The five visits came through the same door as everybody's, from phones of the demo, after the silent month.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.asking import visit_to
from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.reviewing import (
    back_on_the_network,
    it_does_not_count,
    picked_up,
    the_worker_reads,
    the_worker_says,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

LAST = "沐星遥"
WORDS = "那天下雨，是在卫生院照着纸质表补录的。"
REASONS = "两户家属都说那天没有人来，照片和签字是同一份。"
DUE = """
import sys
from uuid import UUID
from sqlalchemy import select
from backend.app import create_app
from backend.kernel.db import db
from backend.kernel.days import today
from backend.roster.record_models import AccessRecord
from backend.schedule.models import FollowupTask
from backend.visits.models import Visit

with create_app().app_context():
    patient = db.session.get_one(Visit, UUID(sys.argv[1])).patient_id
    ours = (FollowupTask.patient_id == patient) & (FollowupTask.kind == 'FOLLOW_UP')
    tasks = db.session.scalars(select(FollowupTask).where(ours, FollowupTask.state == 'OPEN'))
    overdue = [one.due_on < today() for one in tasks]
    looked = db.session.scalars(select(AccessRecord).where(AccessRecord.action == 'review.evidence')).all()
    print(overdue, len(looked))
"""


def the_queue_shows_them(page: Page) -> None:
    """Five of one leader, the one that was answered first; no honest visit among them."""
    cards = page.locator("section.goes")
    expect(cards).to_have_count(5)
    expect(cards.filter(has_text="陆知行 带队")).to_have_count(5)
    expect(cards.first).to_contain_text("现在可以决定")


def the_evidence_lies_side_by_side(page: Page) -> None:
    """In plain words, then to be looked at; each look is recorded."""
    expect(page.get_by_text("签字笔迹与以前的一笔不差").first).to_be_visible()
    expect(page.get_by_text("两户之间的路程来不及走完").first).to_be_visible()
    expect(page.locator("#pairs img")).to_have_count(0)
    opening = page.get_by_role("button", name="打开并排看")
    expect(opening).to_have_count(2)
    while opening.count():
        opening.first.click()
    expect(page.locator("#pairs img")).to_have_count(2)
    expect(page.locator("#pairs .frame")).to_have_count(2)
    expect(page.locator("#pairs svg[role=img]")).to_have_count(2)


def the_worker_answers(lu: Worker, visit: str) -> None:
    """Without a network, with a photo from the lens, naming a colleague; it goes by itself later."""
    page = lu.page
    expect(page.get_by_text("关于您的 4 次走访")).to_be_visible()
    lu.tap("看看问的是什么")
    lu.tap(LAST[1:])
    expect(page.get_by_text(re.compile("不是怪您"))).to_be_visible()
    lu.phone.airplane(on=True)
    lu.tap("加一张照片")
    expect(lu.button("拍照")).to_be_enabled()
    lu.tap("拍照")
    expect(page.get_by_text("照片 1", exact=True)).to_be_visible()
    the_worker_says(lu, WORDS, "莫晴")


def the_colleague_remembers(mo: Worker) -> None:
    """Only her own word counts, from her own phone, also without a network."""
    mo.tap("刷新")
    card = mo.page.locator("section").filter(has_text="请您帮着回忆一下")
    expect(card).to_have_count(2)
    mo.phone.airplane(on=True)
    card.filter(has_text=LAST[1:]).get_by_role("link", name="看一看").tap()
    mo.choose("我记得不一样")
    mo.tap("告诉主管")
    expect(mo.page.get_by_text("谢谢您")).to_be_visible()
    back_on_the_network(mo)


def it_is_decided(page: Page) -> None:
    """The worker's words and picture first."""
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("莫晴 没有这样的印象。")).to_be_visible()
    page.get_by_role("button", name="打开照片").click()
    expect(page.locator("#replies img")).to_have_count(1)
    it_does_not_count(page, REASONS)


def test_the_checks_find_it_people_answer_look_and_decide_and_it_does_not_count(
    server: Server, hand: Hands, office: Office
) -> None:
    visit = visit_to(server, LAST)
    page = office("tian.shouzheng", "/review/queue")
    the_queue_shows_them(page)
    page.locator("h1").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_text("集中补录").first).to_be_visible()
    first = page.url
    page.keyboard.press("j")
    expect(page).not_to_have_url(first)
    page.keyboard.press("k")
    expect(page).to_have_url(first)

    page.goto(f"/review/queue/{visit}")
    the_evidence_lies_side_by_side(page)
    expect(page.get_by_role("button", name="作出决定")).to_have_count(0)

    lu = hand("lu.zhixing", ready=False)
    picked_up(lu, server)
    the_worker_answers(lu, visit)
    server.do_jobs()
    mo = hand("mo.qing", ready=False)
    picked_up(mo, server)
    the_colleague_remembers(mo)
    server.do_jobs()
    page.reload()
    it_is_decided(page)
    server.do_jobs()

    assert look_up(server, visit).page["authenticity"] == "REJECTED"
    assert server.inside(DUE, visit).split() == ["[True]", "4"]
    page.goto("/review/queue")
    expect(page.locator("section.goes")).to_have_count(4)
    the_worker_reads(lu, visit, REASONS)
    assert_everything_holds(server)
