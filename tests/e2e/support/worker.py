"""A colleague with a phone in hand: what a finger does on the app, one method a thing a person does."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import Error, expect

from tests.cast import PASSWORD
from tests.e2e.support.homes import home_on
from tests.e2e.support.sheet import fill_sheet

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.support.desk import Desk
    from tests.e2e.support.phone import Phone

PIN = "246802"
SLOW = 40_000  # a position burst lasts up to 20 s


class Worker:
    """`phone.owner` is the login; every method ends on the screen it leads to."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    @property
    def page(self) -> Page:
        return self.phone.page

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def tap(self, name: str | re.Pattern[str]) -> None:
        link = self.page.get_by_role("link", name=name, exact=isinstance(name, str))
        self.button(name).or_(link).first.tap()

    def choose(self, answer: str) -> None:
        """Tap the tile with these words."""
        self.page.get_by_text(answer, exact=True).first.tap()

    def until(self, there: Locator) -> None:
        """Wait for `there`; where a position is looked for, the first one will do."""
        found = self.page.get_by_text("目前误差约")
        expect(found.or_(there).first).to_be_visible(timeout=SLOW)
        if found.is_visible():
            with suppress(Error):  # it may just have found enough by itself
                self.button("不等了，往下走").tap(timeout=3_000)
        expect(there).to_be_visible(timeout=SLOW)

    # --- account -----------------------------------------------------------------------------------------

    def sign_in(self) -> None:
        self.page.get_by_label("账号").fill(self.phone.owner)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.button("登录").tap()

    def enter_pin(self) -> None:
        for digit in PIN:
            self.button(re.compile(f"^{digit}$")).tap()

    def choose_pin(self) -> None:
        """Twice, as a new PIN is asked for."""
        for asked in ("请输入 6 位数字", "再输入一次"):
            expect(self.page.get_by_text(asked)).to_be_visible()
            self.enter_pin()

    def begin_enrolment(self) -> None:
        """Sign in, set a PIN, and ask for this phone to be approved; ends on its six digits."""
        self.sign_in()
        self.choose_pin()
        self.tap("开始登记")

    def set_up(self, desk: Desk, *, busy: bool = True) -> None:
        """Enrol this phone, be approved, and have today's visits on the phone of whoever has any."""
        self.begin_enrolment()
        desk.approve_phone(self.six_digits())
        self.tap("看看通过了没有")
        self.tap("去今天的安排")
        if busy:  # a card, or being asked along
            expect(self.page.locator("a[href^='/visits/']").first).to_be_visible()

    def six_digits(self) -> str:
        """The six digits this screen shows."""
        shown = self.page.get_by_text(re.compile(r"^\s*\d{3}\s*\d{3}\s*$")).first
        expect(shown).to_be_visible()
        return re.sub(r"\s", "", shown.inner_text())

    # --- at the door -------------------------------------------------------------------------------------

    def today(self) -> None:
        """To today's visits, through the PIN where the phone is locked."""
        self.page.goto("/today")
        here = self.page.get_by_role("heading", name="今天").or_(self.button(re.compile("^1$")))
        expect(here.first).to_be_visible()
        if "/unlock" in self.page.url:
            self.enter_pin()
        expect(self.page.get_by_role("heading", name="今天").first).to_be_visible()

    @property
    def cards(self) -> Locator:
        """One for each visit that is planned."""
        planned = self.page.locator("a[href^='/visits/']")
        return self.page.locator("section.goes").filter(has=planned)

    def card(self, *companions: str) -> None:
        """Go to the first visit that is planned with these companions, and open its card."""
        cards = self.cards
        for companion in companions:
            cards = cards.filter(has_text=companion)
        card = cards.first
        self.phone.go_to(home_on(card.inner_text()))
        card.get_by_role("link").first.tap()

    def open_visit(self) -> None:
        """Begin the visit on its card; ends on the turning code."""
        self.tap("开始走访")
        self.until(self.page.get_by_label("会合二维码"))

    def show_code(self) -> Locator:
        """The QR code on this screen, whichever it is."""
        return self.page.get_by_role("img", name=re.compile("二维码")).first

    def join_by_scan(self, opener: Worker) -> None:
        """Hold this camera before the opener's code; ends on the reply code."""
        self.phone.look_at(opener.show_code())
        self.tap("加入同事的走访")
        self.until(self.page.get_by_label("回码二维码"))

    def join_by_digits(self, opener: Worker) -> None:
        """Type the opener's six digits; ends on the reply code."""
        self.phone.look_away()
        self.tap("加入同事的走访")
        self.type_digits(opener.six_digits())
        self.until(self.page.get_by_label("回码二维码"))

    def wake(self) -> None:
        """Take the phone out of the pocket, where it has locked itself."""
        expect(self.button(re.compile("^1$"))).to_be_visible()
        self.enter_pin()
        expect(self.button(re.compile("^1$"))).to_be_hidden()

    def type_digits(self, digits: str) -> None:
        typing = self.button("改为输入六个数字")
        field = self.page.get_by_label("六个数字")
        expect(typing.or_(field).first).to_be_visible()
        if typing.is_visible():
            typing.tap()
        field.fill(digits)

    def scan_reply(self, colleague: Worker) -> None:
        """Hold this camera before the colleague's reply; ends on the team list."""
        self.phone.look_at(colleague.show_code())
        self.tap(re.compile("扫.*回码"))
        expect(self.page.get_by_text(re.compile("已确认到场|已再次确认")).first).to_be_visible(timeout=SLOW)

    def type_reply(self, colleague: Worker) -> None:
        """Type the colleague's six digits; ends on the team list."""
        self.phone.look_away()
        self.tap(re.compile("扫.*回码"))
        self.type_digits(colleague.six_digits())
        expect(self.page.get_by_role("heading", name="扫同事的回码")).to_be_hidden()

    def recheck_by_scan(self, opener: Worker) -> None:
        """Once more before the opener's code; ends on the reply code."""
        self.phone.look_at(opener.show_code())
        self.tap(re.compile("^再确认一次"))
        self.until(self.page.get_by_label("回码二维码"))

    def recheck_by_digits(self, opener: Worker) -> None:
        """Once more, typing the opener's six digits; ends on the reply code."""
        self.phone.look_away()
        self.tap(re.compile("^再确认一次"))
        self.type_digits(opener.six_digits())
        self.until(self.page.get_by_label("回码二维码"))

    def leave_early(self, reason: str) -> None:
        """Sign and go before the others do."""
        self.tap("我要先离开")
        self.choose(reason)
        self.sign()
        self.tap("离开")
        self.until(self.page.get_by_text("我的部分做完了"))

    def lend_to(self, colleague: str) -> None:
        """A colleague whose battery is empty signs here; ends on the team list."""
        self.tap(f"{colleague}的其他情况")
        self.tap("人到了，手机用不了")
        self.choose("没电")
        self.draw()
        self.until(self.page.get_by_text("已在这部手机上签名，明天本人再确认"))

    def take_photo(self, subject: str) -> None:
        self.choose(subject)
        expect(self.button("拍照")).to_be_enabled()
        self.tap("拍照")
        expect(self.page.get_by_role("img", name=re.compile(f"照片：{subject}"))).to_be_visible()

    def fill_record(self) -> int:
        """A stable person met at the gate with the family; returns how many answers were given.

        The danger level is asked of clinicians, and each fills in their own part of the official record.
        """
        for answer in ("见到本人", "门口交谈"):
            self.choose(answer)
        self.choose("家属")
        self.tap("下一步")
        note = self.page.get_by_role("heading", name="补充一句", exact=True)
        danger = self.page.get_by_role("heading", name="最近有没有这些情况？", exact=True)
        expect(note.or_(danger).first).to_be_visible()
        assesses = danger.is_visible()
        if assesses:
            self.choose("都没有")
            expect(note).to_be_visible()
        self.tap("下一步")
        return fill_sheet(self) + 3 + assesses

    def sign(self) -> None:
        """My own signature."""
        self.tap("签名")
        self.draw()
        expect(self.page.get_by_text("已签名").first).to_be_visible()

    def let_person_sign(self) -> None:
        """The person signs on this phone; the family would rather not."""
        self.tap("把手机递过去签")
        self.draw()
        self.tap("不愿意签")
        expect(self.page.get_by_text("不愿意签，尊重意愿")).to_be_visible()

    def sign_off(self) -> None:
        """From the summary to the record's code."""
        self.tap("下一步")
        self.tap("完成走访")
        self.until(self.page.get_by_label("记录二维码"))

    def leave_by_scan(self, opener: Worker) -> None:
        """Sign the same record the opener's phone shows, and go."""
        self.tap("走访结束，签名离开")
        self.phone.look_at(opener.show_code())
        self.sign()
        self.until(self.page.get_by_text("我的部分做完了"))

    def count_taps(self) -> None:
        """Begin to count what a finger taps; what a pen draws is not counted."""
        self.page.evaluate("""
            taps = 0
            addEventListener('pointerdown', ({ target }) => {
                if (target.localName !== 'canvas') taps += 1
            }, true)
        """)

    @property
    def taps(self) -> int:
        return int(self.page.evaluate("taps"))

    @property
    def visit(self) -> str:
        """The visit this screen is about."""
        found = re.search(r"/visits/([0-9a-f-]{36})", self.page.url)
        assert found, self.page.url
        return found[1]

    def finish_attempt(self) -> None:
        """The last tap at a door where nobody was met."""
        self.tap("完成")
        expect(self.page.get_by_text("到了门口，就是一次实在的走访。")).to_be_visible(timeout=SLOW)

    def records(self) -> None:
        """To the records of this phone, which is opened anew."""
        self.page.goto("/records")
        self.wake()
        expect(self.page.get_by_role("heading", name="本机记录")).to_be_visible()

    def nothing_waits(self) -> None:
        """Until the screen says that every record of this phone is received."""
        expect(self.page.get_by_text("这部手机上没有待发的记录")).to_be_visible(timeout=60_000)

    def everything_received(self) -> None:
        """Until the server's receipts for every record of this visit checked out."""
        expect(self.page.get_by_text("已收到", exact=True).first).to_be_visible(timeout=60_000)

    def draw(self) -> None:
        """A signature: three strokes on the pad, then done."""
        canvas = self.page.locator("canvas").first
        expect(canvas).to_be_visible()
        box = canvas.bounding_box()
        assert box
        for stroke in range(3):
            x, y = box["x"] + 40 + 60 * stroke, box["y"] + 60
            self.page.mouse.move(x, y)
            self.page.mouse.down()
            for step in range(12):
                self.page.mouse.move(x + 4 * step, y + (step * 7) % 40)
            self.page.mouse.up()
        self.tap(re.compile("写好了|签好了"))
