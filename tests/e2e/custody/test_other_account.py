"""Two people, one phone; and a PIN that somebody guesses at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.alone import SAVED, see_what_became_of_it, until_received, visit_alone, words
from tests.e2e.support.desk import Desk
from tests.e2e.support.office import A_DOCTORS_VISIT, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def sign_out(worker: Worker) -> None:
    worker.tap("我的")
    worker.tap("退出登录")
    worker.page.get_by_role("dialog").get_by_role("button", name="退出登录").tap()
    expect(worker.page.get_by_label("账号")).to_be_visible()


def test_a_colleague_who_signs_in_on_the_same_phone_leaves_what_is_unsent_as_it_is(
    server: Server, hand: Callable[..., Worker]
) -> None:
    worker = hand("shen.zhixia")
    worker.phone.airplane(on=True)
    visit = visit_alone(worker)
    worker.today()
    sign_out(worker)
    worker.phone.airplane(on=False)

    worker.phone.owner = "he.xiaoman"
    worker.set_up(Desk(server.url, "gu.ning"))
    others = worker.page.get_by_role("heading", name="这部手机上其他人的记录").locator("xpath=../..")
    expect(others).to_contain_text(re.compile(r"沈知夏\s*\d+ 条尚未收到"))
    assert "visit.close" not in look_up(server, visit).kinds

    sign_out(worker)
    worker.phone.owner = "shen.zhixia"
    worker.sign_in()
    expect(worker.button(re.compile("^1$"))).to_be_visible()
    worker.enter_pin()
    expect(worker.page.get_by_role("heading", name="今天").first).to_be_visible()
    see_what_became_of_it(worker, visit)
    until_received(worker)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == A_DOCTORS_VISIT


def test_ten_wrong_pins_delete_nothing_that_is_unsent(server: Server, hand: Callable[..., Worker]) -> None:
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    visit = visit_alone(shen)
    expect(words(SAVED)(shen)).to_be_visible()
    shen.page.goto("/today")

    for left in range(9, -1, -1):
        for _ in range(6):
            shen.button(re.compile("^1$")).tap()
        said = f"PIN 不对，还可以试 {left} 次" if left else "PIN 错了 10 次"
        expect(words(said)(shen)).to_be_visible()
    shen.tap("用密码登录")
    expect(shen.page.get_by_text(re.compile(r"\d+ 条尚未收到"))).to_be_visible()

    shen.phone.airplane(on=False)
    shen.sign_in()
    shen.choose_pin()
    expect(shen.page.get_by_role("heading", name="今天").first).to_be_visible()
    see_what_became_of_it(shen, visit)
    until_received(shen)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == A_DOCTORS_VISIT
