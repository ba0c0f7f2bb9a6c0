"""Somebody sets the phone's clock, or it sets itself, in the middle of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.alone import AFTER_THE_PHOTO, VISIT, until_received, visit_alone
from tests.e2e.support.office import A_DOCTORS_VISIT, SUPERVISOR, assert_everything_holds, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

DAY_MS = 86_400_000
# Only the clock on the wall moves; the monotonic one cannot be set.
SET_CLOCK = """
    (by) => {
        const real = Date
        globalThis.Date = class extends real {
            constructor(...given) { given.length ? super(...given) : super(real.now() + by) }
            static now() { return real.now() + by }
        }
    }
"""


@pytest.mark.parametrize("days", [1, -1])
def test_a_clock_moved_by_a_day_ends_no_visit_and_accuses_nobody(
    days: int, server: Server, hand: Callable[..., Worker], office: Office
) -> None:
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    visit_alone(shen, VISIT[:AFTER_THE_PHOTO])

    shen.page.evaluate(SET_CLOCK, days * DAY_MS)
    visit = visit_alone(shen, VISIT[AFTER_THE_PHOTO:])
    shen.phone.airplane(on=False)
    until_received(shen)

    found = look_up(server, visit)
    assert found.kinds == A_DOCTORS_VISIT
    assert found.page["awaiting"] == {"statements": 0, "evidence": 0}
    assert found.page["authenticity"] == "SINGLE"
    (photo,) = found.page["photos"]
    assert found.page["opened_at"] <= photo["taken_at"] <= found.page["closed_at"]
    bracket = found.page["bracket"]
    assert 0 < found.page["closed_at"] - found.page["opened_at"] < DAY_MS / 2
    assert bracket["not_after"] - bracket["not_before"] < DAY_MS / 2
    page = office(SUPERVISOR, f"/review/visits/{visit}")
    words = "走访前后手机时钟有变动"
    expect(page.get_by_text(words).first).to_be_visible()
    assert_everything_holds(server)
