"""The browser is killed at a step of a visit and opened again: the draft is where it was, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.alone import RECEIVED, VISIT, link, open_card, until_received, visit_alone
from tests.e2e.support.office import look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.wire import Wire
    from tests.e2e.support.worker import Worker


def take_up_again(worker: Worker) -> None:
    """From the first screen to where the visit stood, as anybody would."""
    worker.phone.reopen()
    worker.today()
    running = link("接着走访")(worker)
    if running.count():
        running.tap()
        return
    open_card(worker)
    done = link("看看存了什么")(worker)
    expect(link("开始走访")(worker).or_(done)).to_be_visible()
    if done.count():
        done.tap()


@pytest.mark.parametrize("step", range(len(VISIT)), ids=[move.name.replace(" ", "-") for move in VISIT])
def test_killed_at_any_step_the_visit_goes_on_where_it_was(
    step: int, server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    wire.gone(gone=True)
    done, still_to_do = VISIT[: step + 1], VISIT[step + 1 :]
    for move in done:
        move.make(shen)

    take_up_again(shen)
    last = done[-1]
    expect((last.goes_on or last.shows)(shen)).to_be_visible()
    visit = visit_alone(shen, still_to_do)

    wire.gone(gone=False)
    until_received(shen)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == ["visit.close", "visit.open"]
    assert [photo["subject"] for photo in found.page["photos"]] == ["DOORPLATE"]
    assert found.page["record"]["note"] == "院子里聊了一会儿。"
