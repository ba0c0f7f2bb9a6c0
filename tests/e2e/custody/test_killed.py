"""The browser is killed at a step of a visit and opened again: the draft is where it was, nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.alone import AT_THE_CODE, VISIT, Move, link, open_card, until_received, visit_alone
from tests.e2e.support.office import A_DOCTORS_VISIT, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.wire import Wire
    from tests.e2e.support.worker import Worker


def take_up_again(worker: Worker) -> None:
    """The battery is empty and charged again: from the first screen to the visit under way."""
    worker.phone.reopen()
    worker.today()
    link("接着走访")(worker).tap()


def look_again(worker: Worker, move: Move) -> None:
    """The same, wherever `move` led."""
    if VISIT.index(move) in range(AT_THE_CODE - 1, len(VISIT) - 1):
        take_up_again(worker)
        return
    worker.phone.reopen()
    worker.today()
    open_card(worker)
    if move is VISIT[-1]:
        link("看看存了什么")(worker).tap()


def test_killed_after_every_step_the_visit_goes_on_where_it_was(
    server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    wire.gone(gone=True)
    for move in VISIT:
        move.make(shen)
        look_again(shen, move)
        expect((move.goes_on or move.shows)(shen)).to_be_visible()
    visit = shen.visit

    wire.gone(gone=False)
    shen.phone.hear_of_network()
    until_received(shen)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == A_DOCTORS_VISIT
    assert [photo["subject"] for photo in found.page["photos"]] == ["DOORPLATE"]
    assert found.page["record"]["note"] == "院子里聊了一会儿。"


def test_killed_in_the_seconds_in_which_leaving_unsafe_may_be_taken_back_it_is_said_all_the_same(
    server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    wire.gone(gone=True)
    visit_alone(shen, VISIT[:AT_THE_CODE])
    visit = shen.visit
    shen.tap("不安全")
    expect(shen.page.get_by_role("button", name=re.compile("按错了"))).to_be_visible()

    shen.phone.reopen()
    shen.today()
    wire.gone(gone=False)
    shen.phone.hear_of_network()
    shen.until(shen.page.get_by_text("这部手机上没有待发的记录"))
    found = look_up(server, visit)
    assert found.page["state"] == "ABORTED"
    assert found.kinds == ["visit.abort", "visit.open"]


def test_both_phones_killed_after_they_met_end_the_visit_together(
    server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    wire.gone(gone=True)
    visit_alone(shen, VISIT[:AT_THE_CODE])
    he.card("沈知夏")
    he.join_by_digits(shen)

    take_up_again(he)
    he.tap("再给同事看一次回码")
    shen.type_reply(he)
    take_up_again(shen)
    expect(shen.page.get_by_text("已确认到场")).to_be_visible()
    visit = visit_alone(shen, VISIT[AT_THE_CODE + 1 :])
    look_again(shen, VISIT[-1])
    take_up_again(he)
    he.tap("走访结束，签名离开")
    he.sign()
    take_up_again(he)
    he.tap("走访结束，签名离开")
    expect(he.page.get_by_text("已签名").first).to_be_visible()
    he.type_digits(shen.six_digits())
    he.until(he.page.get_by_text("我的部分做完了"))

    wire.gone(gone=False)
    for worker in (shen, he):
        worker.phone.hear_of_network()
        until_received(worker)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == sorted([*A_DOCTORS_VISIT, "visit.join", "visit.leave"])
