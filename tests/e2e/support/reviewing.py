"""A visit asked about: the worker answers on their phone, the supervisor decides, the worker reads why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def picked_up(worker: Worker, server: Server) -> None:
    """A phone that is new to its owner, enrolled, with the whole app on it."""
    worker.set_up(Desk(server.url, "gu.ning"), busy=False)
    worker.phone.wait_until_packed()


def the_worker_says(worker: Worker, words: str, colleague: str) -> None:
    """On a phone without a network, naming a colleague; the answer goes by itself later."""
    page = worker.page
    page.get_by_label("当时的情况").fill(words)
    page.get_by_label("请一位同事帮着回忆").select_option(label=colleague)
    worker.tap("说好了")
    expect(page.get_by_text("已存在本机，尚未收到").first).to_be_visible()
    back_on_the_network(worker)


def back_on_the_network(worker: Worker) -> None:
    """Until what waited on this phone is received."""
    worker.phone.airplane(on=False)
    worker.records()
    worker.nothing_waits()


def it_does_not_count(page: Page, reasons: str) -> None:
    """The supervisor decides so on the visit's page, by the keyboard, and says why."""
    _choose(page, "疑问成立")
    _reach(page, page.get_by_role("group", name="涉及哪些同事").get_by_role("checkbox").first)
    page.keyboard.press("Space")
    _reach(page, page.get_by_role("checkbox", name=re.compile("^这次走访不算数")))
    page.keyboard.press("Space")
    _decide(page, reasons)
    expect(page.get_by_text("这次走访不算数，任务已重新打开。")).to_be_visible()


def it_counts(page: Page, reasons: str) -> None:
    """The supervisor finds no doubt upheld, by the keyboard, and says why."""
    _choose(page, "疑问不成立")
    _decide(page, reasons)
    expect(page.get_by_text(reasons)).to_be_visible()


def _choose(page: Page, outcome: str) -> None:
    page.keyboard.press("d")
    _reach(page, page.get_by_role("radio").first)
    _reach(page, page.get_by_role("radio", name=re.compile(f"^{outcome}")), "ArrowDown")


def _decide(page: Page, reasons: str) -> None:
    _reach(page, page.get_by_label("理由（本人会看到）"))
    page.keyboard.insert_text(reasons)
    _reach(page, page.get_by_role("button", name="作出决定"))
    page.keyboard.press("Enter")
    sure = page.locator("dialog").get_by_role("button", name="作出决定")
    expect(sure).to_be_visible()
    _reach(page, sure)
    page.keyboard.press("Enter")


def _reach(page: Page, there: Locator, key: str = "Tab") -> None:
    """On by `key` until the focus is there."""
    for _ in range(9):
        if there.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {there}")


def the_worker_appeals(worker: Worker, words: str) -> None:
    """From the decision on their phone; until it is received."""
    worker.tap("我要申诉")
    worker.page.get_by_label("当时的情况").fill(words)
    worker.tap("提出申诉")
    expect(worker.page.get_by_text(words)).to_be_visible()
    worker.records()
    worker.nothing_waits()


def the_worker_reads(worker: Worker, visit: str, reasons: str) -> None:
    """What was decided about the visit, and why, on their phone."""
    worker.page.goto(f"/questions/{visit}")
    worker.wake()
    expect(worker.page.get_by_text(reasons)).to_be_visible()
