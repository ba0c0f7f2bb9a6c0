"""At the door: the opener's steps, the colleague's, and a door that stays shut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.e2e.support import camera
from tests.e2e.support.sheet import fill_sheet
from tests.e2e.support.world import later

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See
    from tests.e2e.support.worker import Worker


def heading(worker: Worker, words: str) -> None:
    expect(worker.page.get_by_role("heading", name=words, exact=True).first).to_be_visible()


def aimed(worker: Worker) -> None:
    """The camera shows what is before it."""
    expect(worker.page.get_by_text("正在打开相机…")).to_be_hidden()


def at_the_door(server: Server, hand: Hands, office: Office, see: See) -> None:
    assert office
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    _meeting(shen, he, see)
    _photos(shen, see)
    later(13, server, shen, he)
    expect(shen.button(re.compile("^1$"))).to_be_visible()
    see("unlock-visit", shen.page)
    for worker in (shen, he):
        worker.wake()
    _meeting_again(shen, he, see)
    _record(shen, see)
    server.stop()
    _signing(shen, see)
    _leaving(he, see)
    shen.tap("回到今天")
    see("today-saved", shen.page)
    shen.tap(re.compile("本机记录"))
    expect(shen.button("现在发送")).to_be_visible()
    see("records", shen.page)
    server.start()


def _meeting(shen: Worker, he: Worker, see: See) -> None:
    see("today", shen.page)
    shen.card("何小满")
    heading(shen, "一起去的人")
    see("card", shen.page)
    shen.open_visit()
    see("team", shen.page)
    shen.tap("何小满的其他情况")
    expect(shen.button("人到了，手机用不了")).to_be_visible()
    see("team-member", shen.page)
    shen.tap("人到了，手机用不了")
    see("borrow", shen.page)
    shen.choose("没电")
    expect(shen.page.locator("canvas")).to_be_visible()
    see("borrow-sign", shen.page)
    shen.page.go_back()
    shen.tap("其他情况")
    expect(shen.page.get_by_text("先放一放")).to_be_visible()
    see("menu", shen.page)
    shen.page.keyboard.press("Escape")
    he.card("沈知夏")
    he.tap("加入同事的走访")
    expect(he.button("改为输入六个数字")).to_be_visible()
    aimed(he)
    see("join-scan", he.page)
    he.tap("改为输入六个数字")
    see("join-digits", he.page)
    he.type_digits(shen.six_digits())
    he.until(he.page.get_by_label("回码二维码"))
    see("join-reply", he.page)
    shen.tap(re.compile("扫.*回码"))
    expect(shen.button("改为输入六个数字")).to_be_visible()
    aimed(shen)
    see("team-scan", shen.page)
    shen.type_digits(he.six_digits())
    expect(shen.page.get_by_text("已确认到场")).to_be_visible()
    see("team-joined", shen.page)
    he.tap("同事扫好了")
    expect(he.page.get_by_text("已加入。手机放好")).to_be_visible()
    see("with", he.page)


def door_plate() -> Image.Image:
    """What hangs beside an invented door."""
    wall = Image.new("RGB", (640, 480), (176, 150, 128))
    draw = ImageDraw.Draw(wall)
    for row in range(0, 480, 32):
        for column in range(-80, 640, 80):
            left = column + (row // 32 % 2) * 40
            draw.rectangle((left + 1, row + 1, left + 78, row + 30), fill=(168, 112, 92))
    draw.rounded_rectangle((220, 160, 420, 300), 10, fill=(24, 78, 140), outline=(240, 240, 240), width=5)
    draw.text((320, 230), "37", fill=(250, 250, 250), anchor="mm", font_size=90)
    return wall


def _photos(shen: Worker, see: See) -> None:
    shen.tap("下一步")
    expect(shen.page.get_by_text("拍什么？").first).to_be_visible()
    see("photos", shen.page)
    shen.tap("这次不拍照")
    heading(shen, "为什么不拍？")
    see("photos-refuse", shen.page)
    shen.page.keyboard.press("Escape")
    camera.point_at(shen.phone.camera, door_plate())
    shen.choose("门牌")
    expect(shen.button("拍照")).to_be_enabled()
    see("camera", shen.page)
    shen.tap("拍照")
    expect(shen.page.get_by_role("img", name="照片：门牌")).to_be_visible()
    see("photos-taken", shen.page)


def _meeting_again(shen: Worker, he: Worker, see: See) -> None:
    expect(shen.button("现在确认")).to_be_visible()
    see("recheck-due", shen.page)
    shen.tap("现在确认")
    heading(shen, "再确认一次")
    see("recheck", shen.page)
    he.tap(re.compile("^再确认一次"))
    expect(he.button("改为输入六个数字")).to_be_visible()
    aimed(he)
    see("recheck-scan", he.page)
    he.type_digits(shen.six_digits())
    he.until(he.page.get_by_label("回码二维码"))
    shen.type_reply(he)
    expect(shen.page.get_by_text("都再次确认好了")).to_be_visible()
    see("recheck-done", shen.page)
    shen.tap("回到走访")
    he.tap("同事扫好了")
    he.tap(re.compile("^这次不走访了"))
    heading(he, "这次不走访了")
    see("discard", he.page)
    he.tap("返回")


def _record(shen: Worker, see: See) -> None:
    shen.tap("下一步")
    heading(shen, "见到了吗？")
    see("record-outcome", shen.page)
    shen.choose("见到本人")
    heading(shen, "在哪里谈的？")
    see("record-entry", shen.page)
    shen.choose("门口交谈")
    heading(shen, "谈话的人有谁？")
    shen.choose("家属")
    see("record-seen", shen.page)
    shen.tap("下一步")
    heading(shen, "最近有没有这些情况？")
    see("record-danger", shen.page)
    shen.choose("一直打砸，或伤害自己")
    heading(shen, "主要针对谁？")
    shen.choose("自身")
    heading(shen, "主要针对谁？")
    expect(shen.page.get_by_text("先陪着，别让人独自待着")).to_be_visible()
    see("record-crisis", shen.page)
    shen.tap("下一步")
    heading(shen, "补充一句")
    see("record-note", shen.page)
    shen.tap("下一步")
    heading(shen, "目前状况")
    see("form-condition", shen.page)
    fill_sheet(shen)


def _signing(shen: Worker, see: See) -> None:
    see("signatures", shen.page)
    shen.tap("签名")
    expect(shen.page.locator("canvas")).to_be_visible()
    see("sign", shen.page)
    shen.draw()
    expect(shen.page.get_by_text("已签名").first).to_be_visible()
    shen.tap("把手机递过去签")
    expect(shen.button("我不签")).to_be_visible()
    see("pass", shen.page)
    shen.draw()
    shen.tap("不会写字")
    expect(shen.button("我们两位见证")).to_be_visible()
    see("witness", shen.page)
    shen.tap("我们两位见证")
    expect(shen.page.get_by_text(re.compile("见证$")).first).to_be_visible()
    see("signatures-done", shen.page)
    shen.tap("下一步")
    heading(shen, "核对")
    see("review", shen.page)
    shen.tap("完成走访")
    shen.until(shen.page.get_by_label("记录二维码"))
    see("done", shen.page)


def _leaving(he: Worker, see: See) -> None:
    he.tap("我要先离开")
    he.choose("有紧急任务")
    see("leave-early", he.page)
    he.tap("返回")
    he.tap("走访结束，签名离开")
    heading(he, "签名离开")
    he.sign()
    expect(he.button("改为输入六个数字")).to_be_visible()
    aimed(he)
    see("leave", he.page)
    he.tap("没有记录码，就这样离开")
    he.until(he.page.get_by_text("我的部分做完了"))
    see("left", he.page)


def at_a_closed_door(server: Server, hand: Hands, office: Office, see: See) -> None:
    """罗远 finds nobody, and elsewhere leaves at once."""
    assert server.running
    assert office
    luo = hand("luo.yuan")
    luo.card("沈知夏", "何小满")
    luo.tap("到了，但没能见面")
    expect(luo.page.get_by_text("是哪一种情况？")).to_be_visible()
    see("attempt", luo.page)
    luo.choose("无人在家")
    expect(luo.page.get_by_text("可以留张纸条")).to_be_visible()
    luo.sign()
    see("attempt-form", luo.page)
    luo.finish_attempt()
    see("attempt-done", luo.page)
    luo.tap("回到今天")
    luo.card("莫晴")
    luo.phone.context.set_geolocation(None)  # so that the screen stays
    luo.tap("开始走访")
    expect(luo.page.get_by_text("正在找位置")).to_be_visible()
    see("position", luo.page)
    luo.tap("不安全")
    expect(luo.page.get_by_text("已记下：因不安全离开。什么都不用填")).to_be_visible()
    see("safety", luo.page)
    luo.tap("我已安全，回到今天")
    expect(luo.page.get_by_role("link", name="补充说明")).to_be_visible()
    see("today-safety", luo.page)
    luo.tap("补充说明")
    expect(luo.page.get_by_label("当时的情况")).to_be_visible()
    see("card-details", luo.page)
