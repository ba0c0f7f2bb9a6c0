"""A whole visit by one phone, the colleague kept away by duty: the shortest honest visit, move by move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.sheet import fill_sheet
from tests.e2e.support.worker import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Locator

    from tests.e2e.support.worker import Worker

COMPANION, REASON = "何小满", "没能来：执勤或公务"
SAVED, RECEIVED = "已存在本机，尚未收到", "已收到"
LOOKING, CLOSE_ENOUGH = "正在找位置", "目前误差约"


@dataclass(frozen=True)
class Move:
    """Something done on the phone, what `shows` then, and where a phone killed at this point goes on."""

    name: str
    do: Callable[[Worker], None]
    shows: Callable[[Worker], Locator]
    goes_on: Callable[[Worker], Locator] | None = None
    """Null: where it was."""

    def make(self, worker: Worker) -> None:
        self.do(worker)
        expect(self.shows(worker)).to_be_visible(timeout=SLOW)


def heading(text: str) -> Callable[[Worker], Locator]:
    return lambda worker: worker.page.get_by_role("heading", name=text, exact=True)


def words(text: str) -> Callable[[Worker], Locator]:
    return lambda worker: worker.page.get_by_text(text).first


def link(text: str) -> Callable[[Worker], Locator]:
    return lambda worker: worker.page.get_by_role("link", name=text, exact=True)


def picture(name: str) -> Callable[[Worker], Locator]:
    return lambda worker: worker.page.get_by_role("img", name=re.compile(name)).first


def open_card(worker: Worker) -> None:
    worker.card(COMPANION)


def begin(worker: Worker) -> None:
    worker.tap("开始走访")


def know_the_place(worker: Worker) -> None:
    """The position is good enough."""
    expect(words(CLOSE_ENOUGH)(worker)).to_be_visible(timeout=SLOW)
    worker.tap("不等了，往下走")


def begin_and_know_the_place(worker: Worker) -> None:
    """As long as nobody has begun yet, begin."""
    if link("开始走访")(worker).is_visible():
        begin(worker)
    know_the_place(worker)


def excuse_companion(worker: Worker) -> None:
    worker.tap(f"{COMPANION}的其他情况")
    worker.choose(REASON.partition("：")[2])


def photograph(worker: Worker) -> None:
    worker.tap(re.compile("^(先往下走|下一步)$"))
    worker.take_photo("门牌")


def answer(*answers: str) -> Callable[[Worker], None]:
    """Tick these, the last of which leads on."""

    def tick(worker: Worker) -> None:
        for one in answers[:-1]:
            worker.choose(one)
        worker.tap(answers[-1])

    return tick


def choose(text: str) -> Callable[[Worker], None]:
    return lambda worker: worker.choose(text)


def note_and_sign(worker: Worker) -> None:
    worker.page.get_by_role("textbox").fill("院子里聊了一会儿。")
    worker.tap("下一步")
    fill_sheet(worker)
    worker.sign()


def let_person_sign(worker: Worker) -> None:
    worker.let_person_sign()
    worker.tap("下一步")


def finish(worker: Worker) -> None:
    worker.tap("完成走访")


def finish_and_know_the_place(worker: Worker) -> None:
    """As long as nobody has begun to finish, do."""
    if worker.button("完成走访").is_visible():
        finish(worker)
    know_the_place(worker)


VISIT: Sequence[Move] = (
    Move("at the card", open_card, link("开始走访")),
    Move("while opening", begin, words(LOOKING), goes_on=link("开始走访")),
    Move("at the code", begin_and_know_the_place, picture("会合二维码")),
    Move("with the colleague excused", excuse_companion, words(REASON)),
    Move("with a photo", photograph, picture("照片：门牌")),
    Move("asked whether seen", answer("下一步"), heading("见到了吗？")),
    Move("asked where", choose("见到本人"), heading("在哪里谈的？")),
    Move("asked who was there", choose("门口交谈"), heading("谈话的人有谁？")),
    Move("asked about danger", answer("家属", "下一步"), heading("最近有没有这些情况？")),
    Move("asked for a note", choose("都没有"), heading("补充一句")),
    Move("with a signature", note_and_sign, words("已签名")),
    Move("at the summary", let_person_sign, heading("核对")),
    Move("while signing off", finish, words(LOOKING), goes_on=heading("核对")),
    Move("signed off", finish_and_know_the_place, words(SAVED)),
)


AT_THE_CODE, AFTER_THE_PHOTO = 3, 5


def visit_alone(worker: Worker, moves: Sequence[Move] = VISIT) -> str:
    """Do these moves; returns the visit's id."""
    for move in moves:
        move.make(worker)
    found = re.search(r"/visits/([0-9a-f-]{36})", worker.page.url)
    assert found
    return found[1]


def see_what_became_of_it(worker: Worker, visit: str) -> None:
    """To the screen of a finished visit, through the PIN."""
    worker.page.goto(f"/visits/{visit}/done")
    worker.wake()


def until_received(worker: Worker) -> None:
    """The screen of a finished visit says that a verified receipt has come for all of it."""
    expect(worker.page.get_by_text(RECEIVED, exact=True).first).to_be_visible(timeout=90_000)
