"""SC-01 and SC-05 on real phones: together at a door without network, then what the office sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.world import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def visit_together(server: Server, shen: Worker, he: Worker) -> None:
    """The whole visit; he reads her screen with his camera three times, she his once."""
    shen.card("何小满")
    he.card("沈知夏")
    shen.open_visit()
    he.join_by_scan(shen)
    shen.scan_reply(he)
    he.tap("同事扫好了")
    shen.tap("下一步")
    shen.take_photo("门牌")
    later(6, server, shen, he)  # long enough to have been there together
    for worker in (shen, he):
        worker.wake()
    shen.tap("下一步")
    shen.fill_record()
    shen.sign()
    shen.let_person_sign()
    shen.sign_off()
    he.leave_by_scan(shen)


def test_two_phones_without_signal_end_as_one_confirmed_visit(
    server: Server, hand: Callable[..., Worker]
) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    for worker in (shen, he):
        worker.phone.airplane(on=True)
    server.stop()

    visit_together(server, shen, he)
    for worker in (shen, he):
        expect(worker.page.get_by_text("已存在本机，尚未收到").first).to_be_visible()

    server.start()
    for worker in (shen, he):
        worker.phone.airplane(on=False)
        worker.everything_received()
    page = look_up(server, shen.visit).page
    assert (page["authenticity"], page["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    assert [member["grade"] for member in page["members"]] == ["A", "A"]
    assert page["awaiting"] == {"statements": 0, "evidence": 0}
    assert_everything_holds(server)
