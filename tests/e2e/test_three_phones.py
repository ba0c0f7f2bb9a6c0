"""SC-08 on real phones: three without network, met again at a random moment, one called away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.world import later

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def standing_of(opener: Worker, name: str, words: str) -> None:
    """The opener's team list says these words about a colleague."""
    row = opener.page.get_by_role("listitem").filter(has_text=name)
    expect(row.get_by_text(words).last).to_be_visible()


def meet(shen: Worker, he: Worker, luo: Worker) -> None:
    """何小满 holds the camera before the code; 罗远 types it, and his answer is typed too."""
    shen.card("何小满", "罗远")
    he.card("沈知夏", "罗远")
    luo.card("沈知夏", "何小满")
    shen.open_visit()
    he.join_by_scan(shen)
    shen.scan_reply(he)
    he.tap("同事扫好了")
    luo.join_by_digits(shen)
    shen.type_reply(luo)
    luo.tap("同事扫好了")
    for name in ("何小满", "罗远"):
        standing_of(shen, name, "已确认到场")


def meet_again(shen: Worker, he: Worker, luo: Worker) -> None:
    """The same two ways, at the moment that no one could foresee."""
    shen.tap("现在确认")
    expect(shen.page.get_by_role("heading", name="再确认一次")).to_be_visible()
    he.recheck_by_scan(shen)
    shen.scan_reply(he)
    luo.recheck_by_digits(shen)
    shen.type_reply(luo)
    expect(shen.page.get_by_text("都再次确认好了")).to_be_visible()
    shen.tap("回到走访")
    for colleague in (he, luo):
        colleague.tap("同事扫好了")


def test_three_phones_without_signal_prove_one_visit_and_an_early_leave(server: Server, hand: Hands) -> None:
    everyone = shen, he, luo = [hand(login) for login in ("shen.zhixia", "he.xiaoman", "luo.yuan")]
    for worker in everyone:
        worker.phone.airplane(on=True)
    server.stop()

    meet(shen, he, luo)
    shen.tap("下一步")
    shen.take_photo("门牌")
    expect(shen.page.get_by_text("请再确认一次")).to_be_hidden()
    later(13, server, *everyone)
    for worker in everyone:
        worker.wake()
    meet_again(shen, he, luo)
    luo.leave_early("有紧急任务")
    shen.tap("下一步")
    shen.fill_record()
    shen.sign()
    shen.let_person_sign()
    shen.sign_off()
    he.leave_by_scan(shen)

    server.start()
    for worker in everyone:
        worker.phone.airplane(on=False)
        worker.everything_received()
    page = look_up(server, shen.visit).page
    assert (page["authenticity"], page["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    assert {one["name"]: one["grade"] for one in page["members"]} == dict.fromkeys(
        ("沈知夏", "何小满", "罗远"), "A"
    )
    shakes = [(one["id"], shake) for one in page["members"] for shake in one["handshakes"]]
    phases = sorted((shake["phase"], shake["via"]) for who, shake in shakes if who == shake["member"])
    assert phases == [("JOIN", "scan"), ("JOIN", "typed"), ("RECHECK", "scan"), ("RECHECK", "typed")]
    assert_everything_holds(server)
