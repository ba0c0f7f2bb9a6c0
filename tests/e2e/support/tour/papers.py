"""Away from a door: a call, a visit declined, the doctor's colour and its second person, a correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.pair import together

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See
    from tests.e2e.support.worker import Worker


def away_from_the_door(server: Server, hand: Hands, office: Office, see: See) -> None:
    he, shen = hand("he.xiaoman"), hand("shen.zhixia")
    _call(he, see)
    he.today()
    together(he, shen, "沈知夏", "何小满")
    visit = shen.visit
    _colour(shen, see)
    server.do_jobs()
    _second(server, hand, office, see)
    he.page.goto(f"/visits/{visit}/done")
    he.wake()
    _correction(he, see)
    shen.page.goto(f"/review/visits/{visit}/amend")
    shen.wake()
    expect(shen.button("同意更正")).to_be_visible()
    see("amend-proposed", shen.page)


def _call(he: Worker, see: See) -> None:
    he.card("沈知夏")
    he.tap("这次是打的电话")
    he.choose("打通了")
    he.choose("家属")
    he.choose("外出，去向已知")
    he.page.get_by_label("预计到哪天").fill("2031-01-01")
    expect(he.page.get_by_text("不能超过一个随访周期")).to_be_visible()
    see("call", he.page)
    here = he.page.url
    he.today()
    expect(he.page.get_by_role("heading", name="还没有签名")).to_be_visible()
    see("today-unsigned", he.page)
    he.page.goto(here)
    he.wake()
    he.choose("外出，去向已知")  # a second tap takes it back
    he.tap("签名保存")
    expect(he.page.get_by_role("heading", name="这次电话记下了")).to_be_visible()
    see("call-kept", he.page)


def _colour(shen: Worker, see: See) -> None:
    shen.tap("补充评估、分级颜色")
    shen.choose("酗酒或药物滥用")
    shen.choose("红")
    shen.page.get_by_label("为什么和建议不同？").fill("夜里多次拍门喊叫")
    expect(shen.page.get_by_text("还需要第二位医务人员或督导确认")).to_be_visible()
    see("assess", shen.page)
    shen.tap("签名保存")
    expect(shen.page.get_by_role("heading", name="评估记下了")).to_be_visible()
    see("assess-kept", shen.page)
    shen.everything_received()


def _second(server: Server, hand: Hands, office: Office, see: See) -> None:
    wen = hand("wen.yining", ready=False)
    wen.set_up(Desk(server.url, "gu.ning"), busy=False)
    wen.page.goto("/colours")
    wen.wake()
    expect(wen.button("不同意")).to_be_visible()
    see("colours", wen.page)
    desk = office("tian.shouzheng")
    desk.goto("/colours")
    expect(desk.get_by_text("意见要用登记过的手机或电脑签署")).to_be_visible()
    see("colours-desk", desk)


def _correction(he: Worker, see: See) -> None:
    he.tap("看这次走访的记录")
    he.tap("更正记录")
    expect(he.page.get_by_role("heading", name="要更正哪一项？")).to_be_visible()
    see("amend", he.page)
    he.tap(re.compile("^家务劳动"))
    he.choose("一般")
    he.page.get_by_label("为什么要更正？").fill("把两户的情况记混了")
    see("amend-sheet", he.page)
    he.tap("签名提出")
    expect(he.page.get_by_text("记下了", exact=True)).to_be_visible()
    he.page.wait_for_timeout(2_000)  # the phone sends by itself
