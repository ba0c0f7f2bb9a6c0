"""How much work an ordinary visit is: taps, counted on the opener's phone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server


def test_a_plain_stable_visit_asks_for_few_taps(
    server: Server, hand: Hands, capsys: pytest.CaptureFixture[str]
) -> None:
    shen, he = hand("shen.zhixia"), hand("he.xiaoman")
    shen.count_taps()
    shen.card("何小满")
    he.card("沈知夏")
    shen.open_visit()
    he.join_by_scan(shen)
    shen.scan_reply(he)
    shen.tap("下一步")
    shen.take_photo("门牌")
    shen.tap("下一步")
    answers = shen.fill_record()
    shen.sign()
    shen.let_person_sign()
    shen.sign_off()

    taps = shen.taps - answers
    with capsys.disabled():
        sys.stdout.write(f"\na plain stable visit: {taps} taps beside the {answers} answers\n")
    assert taps <= 25
    assert server.running
