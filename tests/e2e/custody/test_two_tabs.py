"""The app is open twice on one phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.alone import until_received, visit_alone
from tests.e2e.support.office import A_DOCTORS_VISIT, assert_everything_holds, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.wire import Wire
    from tests.e2e.support.worker import Worker

WAYS = ("POST /api/parcels", "POST /api/statements")
NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"


@pytest.mark.parametrize("browser", ["of today", "without locks between tabs"])
def test_two_tabs_that_send_the_same_batch_at_once_send_nothing_twice(
    browser: str, server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    if browser != "of today":
        shen.phone.context.add_init_script(NO_LOCKS)
        shen.today()
    first, second = shen.page, shen.phone.context.new_page()
    shen.phone.page = second
    shen.today()
    shen.phone.page = first
    first.bring_to_front()
    shen.phone.airplane(on=True)
    visit = visit_alone(shen)
    expect(second.get_by_text("已存在本机，尚未收到").first).to_be_visible()

    wire.heads.clear()
    wire.answer_late("POST /api/parcels", 5)  # time enough for the other tab to send as well
    shen.phone.airplane(on=False)
    expect(second.get_by_text("这部手机上没有待发的记录")).to_be_visible(timeout=90_000)
    until_received(shen)

    sendings = sum(head.startswith(WAYS) for head in wire.heads)
    assert sendings == (1 if browser == "of today" else 2)
    found = look_up(server, visit)
    assert found.kinds == A_DOCTORS_VISIT
    assert found.is_whole
    assert_everything_holds(server)
