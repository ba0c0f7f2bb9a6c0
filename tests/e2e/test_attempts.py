"""SC-02 and SC-14 on a real phone: visits that ended at the door, each in a few taps and each a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.office import look_up

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server

SAVED = "已存在本机，尚未收到"


def test_nobody_home_is_a_visit_of_six_taps_without_a_network(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.phone.airplane(on=True)
    server.stop()
    he.count_taps()
    he.card("沈知夏")
    he.tap("到了，但没能见面")
    he.choose("无人在家")
    he.sign()
    he.finish_attempt()
    assert he.taps <= 6

    expect(he.page.get_by_text(SAVED)).to_be_visible()
    server.start()
    he.phone.airplane(on=False)
    he.everything_received()
    page = look_up(server, he.visit).page
    assert (page["state"], page["clinical_effect"]) == ("ATTEMPTED", "ATTEMPT")


@pytest.mark.parametrize("result", ["本次谢绝来访", "地址不符"])
def test_what_happened_at_the_door_is_what_the_office_reads(server: Server, hand: Hands, result: str) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.tap("到了，但没能见面")
    he.choose(result)
    if result == "本次谢绝来访":
        he.choose("见到了家人")
    he.tap("拍一张（可不拍）")
    he.tap("拍照")
    expect(he.page.get_by_role("img", name=re.compile("照片："))).to_be_visible()
    he.sign()
    he.finish_attempt()
    he.everything_received()

    page = look_up(server, he.visit).page
    code = {"本次谢绝来访": "REFUSED", "地址不符": "WRONG_ADDRESS"}[result]
    assert (page["state"], page["record"]["outcome"]) == ("ATTEMPTED", code)
    assert [photo["source"] for photo in page["photos"]] == ["CAMERA"]
    assert page["awaiting"] == {"statements": 0, "evidence": 0}


@pytest.mark.parametrize("where", ["while the position is looked for", "at the team code"])
def test_leaving_unsafe_is_one_tap_and_nothing_is_asked(server: Server, hand: Hands, where: str) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    if where == "at the team code":
        he.open_visit()
    else:
        he.tap("开始走访")
    he.count_taps()
    he.tap("不安全")
    assert he.taps == 1

    expect(he.page.get_by_role("heading", name="先离开这里")).to_be_visible()
    for number in ("110", "120"):
        expect(he.page.get_by_role("link", name=re.compile(number))).to_have_attribute(
            "href", f"tel:{number}"
        )
    assert he.page.get_by_role("textbox").count() == 0
    expect(he.page.get_by_text("已记下：因不安全离开。什么都不用填")).to_be_visible()
    visit = he.visit
    he.tap("我已安全，回到今天")
    he.records()
    expect(he.page.get_by_text(re.compile("· 因不安全离开"))).to_be_visible()
    he.nothing_waits()
    assert look_up(server, visit).page["state"] == "ABORTED"


def test_a_slip_of_the_thumb_is_taken_back_and_nothing_is_written(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.open_visit()
    he.tap("不安全")
    he.tap(re.compile("按错了"))
    expect(he.page.get_by_label("会合二维码")).to_be_visible()
    he.records()
    expect(he.page.get_by_text(re.compile("· 打开走访"))).to_be_visible()
    he.nothing_waits()
    expect(he.page.get_by_text(re.compile("· 因不安全离开"))).to_be_hidden()
    assert server.running


def test_a_colleague_who_could_not_come_is_one_tap(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.open_visit()
    he.count_taps()
    he.tap("沈知夏没能来")
    expect(he.page.get_by_text("没能来", exact=True)).to_be_visible()
    assert he.taps == 1
    he.tap("先往下走")
    he.take_photo("门牌")
    he.tap("下一步")
    he.fill_record()
    he.sign()
    he.let_person_sign()
    he.tap("下一步")
    he.tap("完成走访")
    he.everything_received()

    page = look_up(server, he.visit).page
    [shen] = [one for one in page["members"] if one["name"] == "沈知夏"]
    assert (shen["absent_reason"], shen["grade"], page["authenticity"]) == ("OTHER", None, "SINGLE")


def test_a_draft_given_up_is_said_with_its_reason(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    he.card("沈知夏")
    he.open_visit()
    he.tap("其他情况")
    he.tap(re.compile("^这次不走访了"))
    he.choose("改天再去")
    he.everything_received()

    found = look_up(server, he.visit)
    assert found.page["state"] == "PLANNED"  # it may be begun anew
    assert "draft.discarded" in found.page["notes"]
    assert found.kinds == ["visit.discard", "visit.open"]
