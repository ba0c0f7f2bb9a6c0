"""What takes two people: a red colour, and a correction of a closed record. Each signs on their own phone."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.office import SUPERVISOR, look_up
from tests.e2e.support.pair import together

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

WHY = "把两户的情况记混了"


def until(look: Any, seconds: float = 30) -> Any:
    """Ask again until the answer says something: a phone sends when it can."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.3)
    return found


def a_correction_is_proposed(he: Worker) -> None:
    """Of one answer in the visit that was just made."""
    he.tap("看这次走访的记录")
    he.tap("更正记录")
    he.tap(re.compile("^家务劳动"))
    he.choose("一般")
    he.page.get_by_label("为什么要更正？").fill(WHY)
    he.tap("签名提出")
    expect(he.page.get_by_text("记下了", exact=True)).to_be_visible()


def agreed(second: Worker, server: Server, visit: str, desk: Desk) -> Any:
    """The second person says yes; the record's answers and amendments once that has arrived."""
    second.tap("同意更正")
    expect(second.page.get_by_text("记下了", exact=True)).to_be_visible()

    def approved() -> Any:
        filled = look_up(server, visit, desk).page["filled"]
        return filled if filled["amendments"][0]["state"] == "APPROVED" else None

    return until(approved)


def test_red_is_settled_by_a_doctor_and_counts_once_a_second_agrees(server: Server, hand: Hands) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    together(shen, he, "何小满", "沈知夏")
    visit = shen.visit
    shen.tap("补充评估、分级颜色")
    expect(shen.page.get_by_text("积分 0 分，建议：绿")).to_be_visible()
    shen.choose("酗酒或药物滥用")
    expect(shen.page.get_by_text("积分 5 分，建议：绿")).to_be_visible()
    shen.choose("红")
    expect(shen.page.get_by_text("还需要第二位医务人员或督导确认")).to_be_visible()
    shen.page.get_by_label("为什么和建议不同？").fill("夜里多次拍门喊叫")
    shen.tap("签名保存")
    shen.everything_received()

    wen = hand("wen.yining", ready=False)
    wen.set_up(Desk(server.url, "gu.ning"), busy=False)
    doctor = Desk(server.url, "wen.yining")
    server.do_jobs()
    assert doctor.ask("GET", "/api/colours/waiting")["waiting"]
    wen.page.get_by_role("link", name=re.compile("^我的?")).first.tap()
    wen.tap(re.compile("^等第二个人看的"))
    expect(wen.page.get_by_text("理由：夜里多次拍门喊叫")).to_be_visible()
    wen.tap("同意")
    expect(wen.page.get_by_text("您的意见记下了")).to_be_visible()

    def answered() -> bool:
        server.do_jobs()
        return not doctor.ask("GET", "/api/colours/waiting")["waiting"]

    until(answered)
    page = look_up(server, visit).page
    assert {"record.assess", "colour.confirm"} <= {one["kind"] for one in page["statements"]}
    assert page["clinical_effect"] == "RESETS_DUE", "settling on a colour changes nothing that was assessed"


def test_a_correction_is_proposed_by_one_and_agreed_by_another(server: Server, hand: Hands) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    together(he, shen, "沈知夏", "何小满")
    a_correction_is_proposed(he)
    visit, desk = he.visit, Desk(server.url, SUPERVISOR)
    until(lambda: look_up(server, visit, desk).page["filled"]["amendments"])

    shen.tap("看这次走访的记录")
    expect(shen.page.get_by_text(f"良好 → 一般（{WHY}）")).to_be_visible()
    shen.tap("更正记录")
    expect(shen.page.get_by_text(f"理由：{WHY}")).to_be_visible()
    filled = agreed(shen, server, visit, desk)
    assert (filled["answers"]["housework"], filled["amendments"][0]["old"]) == ("FAIR", "GOOD")


def test_a_supervisor_enrols_their_browser_and_signs_as_the_second(server: Server, hand: Hands) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    together(he, shen, "沈知夏", "何小满")
    a_correction_is_proposed(he)
    visit, desk = he.visit, Desk(server.url, SUPERVISOR)
    until(lambda: desk.ask("GET", "/api/amendments/waiting")["waiting"])

    tian = hand(SUPERVISOR, ready=False)
    tian.sign_in()
    tian.page.get_by_role("link", name=re.compile("^我的?")).first.tap()
    tian.tap(re.compile("^在这台设备上签署"))
    tian.choose_pin()
    tian.tap("开始登记")
    Desk(server.url, "gu.ning").approve_phone(tian.six_digits())
    tian.tap("看看通过了没有")
    expect(tian.page.get_by_text("去今天的安排").or_(tian.page.get_by_text("可以用了")).first).to_be_visible()
    tian.page.goto("/colours")
    tian.page.get_by_text("等第二个人看的").or_(tian.button(re.compile("^1$"))).first.wait_for()
    if "/unlock" in tian.page.url:
        tian.enter_pin()
    tian.tap(re.compile("^家务劳动"))
    expect(tian.page.get_by_text(f"理由：{WHY}")).to_be_visible()
    expect(tian.page.get_by_text("要更正哪一项？")).to_be_hidden()
    assert agreed(tian, server, visit, desk)["answers"]["housework"] == "FAIR"
    assert desk.ask("GET", "/api/amendments/waiting")["waiting"] == []
