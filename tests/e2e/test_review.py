"""SC-15 on phone and desk: somebody asks, the worker answers without a network, a supervisor decides.

The worker appeals, and another supervisor sees it otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.asking import put_before
from tests.e2e.support.axe import faults
from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.reviewing import (
    back_on_the_network,
    it_counts,
    it_does_not_count,
    the_worker_appeals,
    the_worker_reads,
    the_worker_says,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

PERSON = "青禾"
WORDS = "那天手机没电，是借的。"
REASONS = "家属说那天没有人来，答复没有说明。"
APPEAL = "家属说的是前一天，请再问一次。"
OTHERWISE = "再问过家属：说的是前一天，那天来过。"


def task(worker: Worker) -> Locator:
    """The person's card among what is to be done."""
    return worker.page.get_by_role("heading", name=PERSON, level=3)


def the_worker_answers(shen: Worker) -> None:
    """On the phone, without a network; later it goes by itself."""
    page = shen.page
    shen.tap("刷新")
    expect(page.get_by_text("想请您说一句")).to_be_visible()
    expect(task(shen)).to_have_count(0)
    shen.tap("看看问的是什么")
    expect(page.get_by_label("当时的情况")).to_be_visible()
    shen.phone.airplane(on=True)
    the_worker_says(shen, WORDS, "何小满")


def the_colleague_remembers(he: Worker) -> None:
    """Who was there too is heard before anybody decides; their word about an answer is theirs."""
    he.tap("刷新")
    expect(he.page.get_by_text("请您帮着回忆一下")).to_be_visible()
    he.tap("看一看")
    he.choose("是这样")
    he.tap("告诉主管")
    expect(he.page.get_by_text("谢谢您")).to_be_visible()
    back_on_the_network(he)


def the_supervisor_decides(page: Page) -> None:
    """From the queue, by the keyboard; the worker's words come first."""
    expect(page.locator("kbd").first).to_be_visible()
    page.locator("h1").focus()
    page.keyboard.press("j")  # the county's invented afternoon comes first: its doubts weigh more
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_text(WORDS)).to_be_visible()
    headings = page.locator("main h2").all_text_contents()
    assert headings.index("本人怎么说") < headings.index("核对看到什么")
    it_does_not_count(page, REASONS)


def another_decides(page: Page) -> None:
    """An appeal comes first; whoever has not seen it reads it beside what was decided."""
    expect(page.locator("section.goes").first).to_contain_text("已申诉")
    page.locator("h1").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_text(APPEAL)).to_be_visible()
    expect(page.get_by_text(REASONS)).to_be_visible()
    it_counts(page, OTHERWISE)


def test_a_question_is_answered_offline_decided_appealed_and_decided_by_another(
    server: Server, hand: Hands, office: Office
) -> None:
    visit = put_before(server, PERSON)
    before = look_up(server, visit).page["authenticity"]
    shen = hand("shen.zhixia")
    the_worker_answers(shen)
    server.do_jobs()
    the_colleague_remembers(hand("he.xiaoman"))
    server.do_jobs()
    first = office("tian.shouzheng", "/review/queue")
    the_supervisor_decides(first)
    server.do_jobs()
    assert look_up(server, visit).page["authenticity"] == "REJECTED"
    shen.today()
    shen.tap("刷新")
    expect(task(shen)).to_be_visible()
    the_worker_reads(shen, visit, REASONS)
    assert not faults(shen.page)
    the_worker_appeals(shen, APPEAL)
    server.do_jobs()

    first.reload()
    expect(first.get_by_text("您决定过一次，申诉由另一个人来看。")).to_be_visible()
    expect(first.get_by_role("button", name="作出决定")).to_have_count(0)
    assert not faults(first)
    another_decides(office("ji.huaiyuan", "/review/queue"))
    server.do_jobs()
    assert look_up(server, visit).page["authenticity"] == before
    the_worker_reads(shen, visit, OTHERWISE)
    expect(shen.page.get_by_text(re.compile("^疑问不成立"))).to_be_visible()
    shen.today()
    shen.tap("刷新")
    expect(task(shen)).to_have_count(0)
    assert_everything_holds(server)
