"""Were several visits closed within minutes?

Reason: a visit at which somebody was met ends when its leader leaves the home. Four such endings by one
leader within ten minutes (A-08) were written, not visited, however near the homes are. Doors that stayed
closed take a minute each, so attempts do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.closings",
    Channel.TIME,
    Pattern.INVENTED,
    "几次走访是否几分钟内接连结束？",
    "Were several visits closed within minutes?",
    "A-08",
    limits=(
        "走访完回来再一起补记也会这样，写明即可；没见到人的不算。",
        "Visits written up together afterwards look the same: say so. Closed doors do not count.",
    ),
)
WITHIN = 10 * 60_000
FEWEST = 4


def check(trace: Trace, around: Around) -> Finding:
    """The most endings of this leader in any ten minutes that hold this one's."""
    if not trace.visit.met:
        return ASK.clear("没见到人，不作比较", "nobody was met: nothing to compare")
    ends = sorted(
        one.ended
        for one in (trace, *around.beside)
        if one.visit.met and one.visit.lead == trace.visit.lead and abs(one.ended - trace.ended) <= WITHIN
    )
    most = max(sum(first <= end <= first + WITHIN for end in ends) for first in ends if first <= trace.ended)
    if most < FEWEST:
        return ASK.clear("没有接连结束的走访", "no visits were closed in a row", closed=most)
    return ASK.doubt(
        3.5,
        "同一组长的几次走访在十分钟内接连结束",
        "several visits of one leader were closed within ten minutes",
        Strength.QUESTION,
        closed=most,
    )
