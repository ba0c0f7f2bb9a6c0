"""Two colleagues and one whole visit, for stories that begin after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.support.worker import Worker


def together(opener: Worker, colleague: Worker, companion: str, of: str) -> None:
    """A visit by digits, recorded, signed off by both and received; ends on both phones' last screens.

    `companion` and `of` are the names on the opener's and on the colleague's card.
    """
    opener.card(companion)
    colleague.card(of)
    opener.open_visit()
    colleague.join_by_digits(opener)
    opener.type_reply(colleague)
    opener.tap("下一步")
    opener.take_photo("门牌")
    opener.tap("下一步")
    opener.fill_record()
    opener.sign()
    opener.let_person_sign()
    opener.sign_off()
    colleague.tap("同事扫好了")
    colleague.tap("走访结束，签名离开")
    colleague.sign()
    colleague.type_digits(opener.six_digits())
    colleague.until(colleague.page.get_by_text("我的部分做完了"))
    for worker in (opener, colleague):
        worker.everything_received()
