"""Within which time was the record certainly made?

Reason: a phone's clock is a claim. Certain is only that a record was made after the newest signed time it
carries (its own, or one that a colleague's phone handed over with the turning code) and before it was
received. A wide bracket is a village without a signal, and no doubt: beyond a day nobody can say on which
day it was made, so the answer is unknown, and a person who judges the other times should know that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.bracket",
    Channel.TIME,
    Pattern.INVENTED,
    "时间能证明到多细？",
    "How closely is the time proven?",
    limits=(
        "区间宽只说明当时没有网络；区间里面先后如何，谁也无法证明。",
        "A wide bracket only means that there was no network; nothing inside it can be proven.",
    ),
)
DAY = 86_400_000


def check(trace: Trace, _: Around) -> Finding:
    """Width from *not before* to *not after*."""
    visit = trace.visit
    own = visit.beacon.server if visit.beacon else None
    not_before = own if visit.not_before is None else visit.not_before
    if not_before is None:
        return ASK.unknown(
            "走访前没有校时，只知道不晚于收到", "nothing is known but that it was not later than its receipt"
        )
    width = max(0, visit.received_at - not_before)
    hours = round(width / 3_600_000, 1)
    if width <= DAY:
        return ASK.clear("时间能证明到一天以内", "the time is proven to within a day", width_hours=hours)
    return ASK.unknown(
        "时间只能证明到这个区间，不能证明是哪一天",
        "the time is proven to this bracket only, not to the day",
        width_hours=hours,
    )
