"""Did they stay as long as a visit takes?

Reason: how long a visit takes differs between counties, so it is compared with what visits elsewhere in
this county take. A stable person's short visit is honest; this counts only beside another channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.county import rarity
from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.stay",
    Channel.TIME,
    Pattern.PHONE,
    "停留时间够吗？",
    "Did they stay long enough?",
    limits=(
        "病情平稳时走访很短也正常；单凭时间短从不作疑问。",
        "With somebody who is well a short visit is normal; short alone is no doubt.",
    ),
)
HEAVIEST = 0.6  # nats, too little for a second channel: with whoever is well a visit is short
RARE = 0.05  # share of the county below which it is worth a word


def check(trace: Trace, around: Around) -> Finding:
    """Share of the county's visits that were as short."""
    minutes = stay(trace)
    if not trace.visit.met:
        return ASK.unknown("未见到本人，不比较停留时间", "nobody was met: no stay to compare")
    share = around.county.below("stay", minutes, trace.visit.team)
    numbers: Numbers = {"minutes": round(minutes, 1), "share": round(share, 3)}
    if share > RARE:
        return ASK.clear("停留时间与一般走访相当", "they stayed as long as visits take", **numbers)
    return ASK.doubt(
        min(HEAVIEST, rarity(share)), "停留时间比一般走访短得多", "the stay was far shorter", **numbers
    )


def stay(trace: Trace) -> float:
    """Minutes between beginning and end."""
    return (trace.ended - trace.began) / 60_000
