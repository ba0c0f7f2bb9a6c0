"""SC-13 on real phones: who will not sign, and who cannot write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.office import look_up

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.office import Found
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def to_the_signatures(shen: Worker) -> None:
    shen.tap("先往下走")
    expect(shen.page.get_by_text("拍什么？").first).to_be_visible()
    shen.tap("先往下走")
    shen.fill_record()
    shen.sign()


def sign_off(server: Server, shen: Worker) -> Found:
    shen.tap("下一步")
    shen.tap("完成走访")
    shen.everything_received()
    return look_up(server, shen.visit)


def test_a_person_who_will_not_sign_is_respected_and_was_still_met(server: Server, hand: Hands) -> None:
    shen = hand("shen.zhixia")
    shen.card("何小满")
    shen.open_visit()
    to_the_signatures(shen)
    shen.tap("把手机递过去签")
    shen.tap("我不签")
    expect(shen.page.get_by_text("不愿意签，尊重意愿")).to_be_visible()

    page = sign_off(server, shen).page
    [person] = [one for one in page["signatures"] if one["signer"] == "PATIENT"]
    assert (person["method"], person["strokes"]) == ("DECLINED", None)
    assert page["record"]["outcome"] == "SEEN"


def test_for_a_mother_who_cannot_write_two_colleagues_answer(server: Server, hand: Hands) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    shen.card("何小满")
    he.card("沈知夏")
    shen.open_visit()
    he.join_by_scan(shen)
    shen.scan_reply(he)
    shen.tap("下一步")
    shen.tap("先往下走")
    shen.fill_record()
    shen.sign()
    family = shen.page.locator("section").filter(has_text="家人的签名").last
    family.get_by_role("button", name="不会写字").tap()
    shen.tap("我们两位见证")
    expect(shen.page.get_by_text("不会写字，沈知夏、何小满见证")).to_be_visible()

    page = sign_off(server, shen).page
    [mother] = [one for one in page["signatures"] if one["signer"] == "FAMILY"]
    assert (mother["method"], mother["strokes"]) == ("CANNOT_WRITE", None)
    assert sorted(mother["witnesses"]) == ["何小满", "沈知夏"]


def test_one_person_alone_cannot_be_two_witnesses(server: Server, hand: Hands) -> None:
    shen = hand("shen.zhixia")
    shen.card("何小满")
    shen.open_visit()
    to_the_signatures(shen)
    shen.tap("不会写字")
    expect(shen.page.get_by_text("见证要两位在场的同事")).to_be_visible()
    assert shen.button("我们两位见证").count() == 0
    assert server.running
