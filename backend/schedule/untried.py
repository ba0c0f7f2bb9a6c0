"""A cycle that went by with no visit, no attempt and no call (A-14). Pure.

It is said of the task, not of the person, and is no rank of anybody. One tap at a closed door, a refusal or a
call ends it, because the honest record of "nobody was at home" must never weigh more than silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.errors import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

ONCE = Words(
    "应访日已过，这期间没有走访，没有上门未遇的记录，也没有电话",
    "the day has passed without a visit, an attempt or a call",
)
OFTEN = Words(
    "已连续{cycles}个周期没有走访，没有上门未遇的记录，也没有电话",
    "{cycles} cycles in a row have passed without a visit, an attempt or a call",
)

BEFORE = Words(
    "这次走访之前，有{cycles}个周期没有走访，没有上门未遇的记录，也没有电话",
    "cycles before this visit without a visit, an attempt or a call: {cycles}",
)


def cycles(since: date, dues: Sequence[date], touched: date | None, today: date) -> int:
    """Cycles that are over and in which, as since then, nobody went, tried or called.

    The first begins after `since`; `dues` are the days on which cycles end, in order; `touched` is the latest
    day on which anybody was in contact with the person or tried to be.
    """
    begins = (since, *dues)
    over = [begin for begin, due in zip(begins, dues, strict=False) if due < today]
    return sum(touched is None or begin >= touched for begin in over)


def told(count: int) -> dict[str, str] | None:
    """`{zh, en}`; None where there is nothing to say."""
    if not count:
        return None
    return (ONCE if count == 1 else OFTEN).filled({"cycles": str(count)})
