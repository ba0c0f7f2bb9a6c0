"""Was a member at another visit at the same time?

Reason: nobody is at two doors at once. Overlap of minutes is a wrong clock; longer, more than two
kilometres apart, somebody was named who was not there (A-02).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.elsewhere",
    Channel.TOGETHER,
    Pattern.ALONE,
    "有成员同时在别处吗？",
    "Was a member elsewhere at the same time?",
    "A-02",
    limits=(
        "手机时间不准会造成几分钟的重叠，这不算。",
        "A wrong clock makes minutes of overlap, which do not count.",
    ),
)
OVERLAP_MS = 5 * 60_000
APART = 2000.0


def check(trace: Trace, around: Around) -> Finding:
    """Visits of any member that overlap this one, far away."""
    here = trace.reading
    for other in around.beside:
        shared = set(trace.visit.members) & set(other.visit.members)
        overlap = min(trace.ended, other.ended) - max(trace.began, other.began)
        if here is None or other.reading is None or not shared or overlap < OVERLAP_MS:
            continue
        distance = metres(here.at, other.reading.at) - 2 * (here.spread + other.reading.spread)
        if distance > APART:
            return ASK.doubt(
                4.0,
                "有成员同一时间出现在两处",
                "a member was in two places at the same time",
                Strength.QUESTION,
                metres=round(distance),
                minutes=round(overlap / 60_000),
                visit=other.visit.id,
            )
    return ASK.clear("没有成员同时在别处", "no member was elsewhere at the same time")
