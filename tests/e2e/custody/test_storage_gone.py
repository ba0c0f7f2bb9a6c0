"""A cleaning tool, or the browser itself, removes the phone's database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.alone import AFTER_THE_PHOTO, VISIT, until_received, visit_alone, words
from tests.e2e.support.desk import Desk
from tests.e2e.support.office import look_up, reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.phone import Phone
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

SAID = "这部手机以前的记录不见了"


def clean(phone: Phone) -> None:
    """What such a tool calls history: the database and the sign-in."""
    phone.page.goto("about:blank")
    phone.context.clear_cookies()
    what = {"origin": phone.base_url, "storageTypes": "indexeddb"}
    phone.context.new_cdp_session(phone.page).send("Storage.clearDataForOrigin", what)
    phone.page.goto("/")


def test_a_database_that_is_gone_is_noticed_said_reported_and_the_phone_goes_on(
    server: Server, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    visit_alone(shen, VISIT[:AFTER_THE_PHOTO])
    shen.phone.airplane(on=False)

    clean(shen.phone)
    expect(words(SAID)(shen)).to_be_visible()

    shen.set_up(Desk(server.url, "gu.ning"))
    shen.phone.airplane(on=True)
    visit = visit_alone(shen)
    shen.phone.airplane(on=False)
    until_received(shen)
    assert reports(server) == ["storage_vanished"]
    assert "visit.close" in look_up(server, visit).kinds

    shen.phone.reopen()
    shen.today()
    expect(words("这部手机上没有待发的记录")(shen)).to_be_visible()
    expect(words(SAID)(shen)).to_be_hidden()
