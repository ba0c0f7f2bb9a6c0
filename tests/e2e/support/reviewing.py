"""A visit asked about: the worker answers on their phone, the supervisor decides, the worker reads why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.worker import Worker


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
    """The supervisor decides so on the visit's page, and says why."""
    page.get_by_role("radio", name=re.compile("^疑问成立")).check(force=True)
    page.get_by_role("group", name="涉及哪些同事").get_by_role("checkbox").first.check(force=True)
    page.get_by_role("checkbox", name=re.compile("^这次走访不算数")).check(force=True)
    page.get_by_label("理由（本人会看到）").fill(reasons)
    page.get_by_role("button", name="作出决定").click()
    page.locator("dialog").get_by_role("button", name="作出决定").click()
    expect(page.get_by_text("这次走访不算数，任务已重新打开。")).to_be_visible()


def the_worker_reads(worker: Worker, visit: str, reasons: str) -> None:
    """What was decided about the visit, and why, on their phone."""
    worker.page.goto(f"/questions/{visit}")
    worker.wake()
    expect(worker.page.get_by_text(reasons)).to_be_visible()
