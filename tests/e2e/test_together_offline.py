"""SC-02, SC-03 and SC-13 on two phones without a network from the gate to the last signature."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.world import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

SAVED = "已存在本机，尚未收到"


@contextmanager
def out_of_reach(server: Server, *workers: Worker) -> Iterator[None]:
    """No network and no server; afterwards everything is there again and received."""
    for worker in workers:
        worker.phone.airplane(on=True)
    server.stop()
    yield
    for worker in workers:
        expect(worker.page.get_by_text(SAVED).first).to_be_visible()
    server.start()
    for worker in workers:
        worker.phone.airplane(on=False)
        worker.everything_received()


def meet(server: Server, opener: Worker, other: Worker, names: tuple[str, str]) -> None:
    """Both at the gate, each on their own phone; six minutes pass."""
    opener.card(names[1])
    other.card(names[0])
    opener.open_visit()
    other.join_by_scan(opener)
    opener.scan_reply(other)
    other.tap("同事扫好了")
    later(6, server, opener, other)
    for worker in (opener, other):
        worker.wake()


def nobody_met(he: Worker, result: str, *more: str) -> None:
    he.tap("其他情况")
    he.tap(re.compile("^没能见面"))
    he.choose(result)
    for answer in more:
        he.choose(answer)


def finish(he: Worker, shen: Worker) -> None:
    """何小满 signs and ends it, 沈知夏 signs the same record."""
    he.sign()
    he.tap("完成")
    he.until(he.page.get_by_label("记录二维码"))
    shen.leave_by_scan(he)


def test_sc02_nobody_home_told_by_two(server: Server, hand: Hands) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    with out_of_reach(server, he, shen):
        meet(server, he, shen, ("何小满", "沈知夏"))
        nobody_met(he, "无人在家")
        expect(he.page.get_by_text("可以留张纸条：“社区卫生服务来访，请回电。”")).to_be_visible()
        he.tap("拍一张（可不拍）")
        he.tap("拍照")
        finish(he, shen)

    page = look_up(server, he.visit).page
    assert (page["state"], page["outcome"]) == ("ATTEMPTED", "NOBODY")
    assert (page["clinical_effect"], page["authenticity"]) == ("ATTEMPT", "NOT_FACE")
    assert [one["subject"] for one in page["photos"]] == ["DOORPLATE"]
    assert [one["grade"] for one in page["members"]] == ["A", "A"]
    assert page["awaiting"] == {"statements": 0, "evidence": 0}
    assert_everything_holds(server)


def test_sc03_she_would_rather_not_and_her_mother_speaks_at_the_gate(server: Server, hand: Hands) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    with out_of_reach(server, he, shen):
        meet(server, he, shen, ("何小满", "沈知夏"))
        nobody_met(he, "本次谢绝来访", "见到了家人", "换个地方", "换个人来")
        finish(he, shen)

    page = look_up(server, he.visit).page
    assert (page["state"], page["outcome"], page["record"]["seen"]) == ("ATTEMPTED", "REFUSED", ["FAMILY"])
    assert (page["clinical_effect"], page["authenticity"]) == ("ATTEMPT", "NOT_FACE")
    assert page["filled"]["answers"]["offered"] == ["OTHER_PLACE", "OTHER_PERSON"]
    assert {one["signer"] for one in page["signatures"]} == {"STAFF"}  # of hers none is asked
    assert page["photos"] == []
    assert_everything_holds(server)


def test_sc13_she_will_not_sign_and_her_mother_cannot_write(server: Server, hand: Hands) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    with out_of_reach(server, shen, he):
        meet(server, shen, he, ("沈知夏", "何小满"))
        shen.tap("下一步")
        shen.tap("先往下走")
        shen.fill_record()
        shen.sign()
        shen.tap("把手机递过去签")
        shen.tap("我不签")
        family = shen.page.locator("section").filter(has_text="家人的签名").last
        family.get_by_role("button", name="不会写字").tap()
        shen.tap("我们两位见证")
        shen.sign_off()
        he.leave_by_scan(shen)

    page = look_up(server, shen.visit).page
    told = {one["signer"]: (one["method"], one["strokes"]) for one in page["signatures"]}
    assert (told["PATIENT"], told["FAMILY"]) == (("DECLINED", None), ("CANNOT_WRITE", None))
    assert (page["authenticity"], page["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    assert_everything_holds(server)
