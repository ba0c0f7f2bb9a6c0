"""The server loses a day and is put back to its backup."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.e2e.support.alone import see_what_became_of_it, until_received, visit_alone
from tests.e2e.support.desk import Desk
from tests.e2e.support.office import (
    A_DOCTORS_VISIT,
    SUPERVISOR,
    assert_everything_holds,
    look_up,
    reports,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def test_a_server_older_than_the_receipts_on_a_phone_gets_everything_again(
    server: Server, hand: Callable[..., Worker]
) -> None:
    backup = server.back_up("night")
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    visit = visit_alone(shen)
    shen.phone.airplane(on=False)
    until_received(shen)
    server.restore(backup)
    assert look_up(server, visit).kinds == []

    shen.today()
    shen.tap("刷新")

    desk, deadline = Desk(server.url, SUPERVISOR), time.monotonic() + 90
    while time.monotonic() < deadline and look_up(server, visit, desk).kinds != A_DOCTORS_VISIT:
        shen.page.wait_for_timeout(1000)
    see_what_became_of_it(shen, visit)
    until_received(shen)
    assert look_up(server, visit).is_whole
    assert look_up(server, visit).kinds == A_DOCTORS_VISIT
    assert reports(server) == ["server_rolled_back"]
    assert_everything_holds(server)
