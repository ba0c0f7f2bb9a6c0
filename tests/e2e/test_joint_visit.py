"""SC-01 and SC-05 on real phones: together at a door without network, then what the office sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


FIVE_MINUTES = 305_000


def visit_together(shen: Worker, he: Worker) -> str:
    """The whole visit, no network from opening to sign-off; returns the visit's id."""
    shen.card("何小满")
    he.card("沈知夏")
    shen.open_visit()
    he.join_by_scan(shen)
    shen.scan_reply(he)
    he.tap("同事扫好了")
    shen.tap("下一步")
    shen.take_photo("门牌")
    shen.tap("下一步")
    shen.fill_record()
    # Being there together means five minutes at least, by clocks that nobody in this story turns.
    shen.page.wait_for_timeout(FIVE_MINUTES)
    shen.sign()
    shen.let_person_sign()
    shen.sign_off()
    he.leave_by_scan(shen)
    found = re.search(r"/visits/([0-9a-f-]{36})", shen.page.url)
    assert found
    return found[1]


def test_two_phones_without_signal_end_as_one_confirmed_visit(
    server: Server, hand: Callable[..., Worker]
) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    for worker in (shen, he):
        worker.phone.airplane(on=True)
    server.stop()

    visit = visit_together(shen, he)
    for worker in (shen, he):
        expect(worker.page.get_by_text("已存在本机，尚未收到").first).to_be_visible()

    server.start()
    for worker in (shen, he):
        worker.phone.airplane(on=False)
        expect(worker.page.get_by_text("已收到", exact=True).first).to_be_visible(timeout=60_000)

    page = Desk(server.url, "tian.shouzheng").ask("GET", f"/api/visits/{visit}")
    assert page["authenticity"] == "JOINT_CONFIRMED"
    assert page["clinical_effect"] == "RESETS_DUE"
    assert [member["grade"] for member in page["members"]] == ["A", "A"]
    assert page["awaiting"] == {"statements": 0, "evidence": 0}
    assert "everything holds" in server.lianfang("verify").stdout
