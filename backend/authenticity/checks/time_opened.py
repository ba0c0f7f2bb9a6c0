"""Was the visit opened while the colleagues were still there?

Reason: each colleague signs off on a phone of their own when they go. A visit that was opened only after
somebody had gone was opened somewhere else, later (A-11). Where that sign-off had reached the server before
the newest signed time that the opening holds, no clock can be to blame; otherwise two phones' clocks are
compared, and a phone long without a network may be minutes off: an accident that the county counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.opened",
    Channel.TIME,
    Pattern.INVENTED,
    "打开走访时同事还在吗？",
    "Were the colleagues still there when the visit was opened?",
    "A-11",
    limits=(
        "要有同事用自己的手机签离才看得出；大家都在之后才补的，看不出来。",
        (
            "It needs a colleague who signed off on a phone of their own; "
            "where everybody wrote it down afterwards, nothing is seen."
        ),
    ),
)
MINUTE = 60_000
SLACK = 10 * MINUTE
WEIGHT = 4.0


def check(trace: Trace, _: Around) -> Finding:
    """How long before the opening the first colleague had gone."""
    visit = trace.visit
    gone = [
        (one.left, one.left_by) for one in visit.presences if one.left is not None and one.staff != visit.lead
    ]
    if not gone:
        return ASK.unknown("没有同事用自己的手机签离", "no colleague signed off on a phone of their own")
    proven = min((by for _, by in gone if by is not None), default=None)
    first = min(left for left, _ in gone)
    numbers: Numbers = {"minutes": round((trace.began - first) / MINUTE)}
    if proven is not None and visit.not_before is not None and proven < visit.not_before:
        return ASK.doubt(
            WEIGHT,
            "同事签离之后，走访才打开",
            "the visit was opened after a colleague had signed off",
            Strength.QUESTION,
            **numbers,
        )
    if trace.began - first > SLACK:
        return ASK.accident(
            "clock",
            "按两部手机的时钟，同事先签离，走访后打开",
            "by two phones' clocks a colleague signed off before the visit was opened",
            **numbers,
        )
    return ASK.clear("打开时同事还在", "the colleagues signed off after it was opened", **numbers)
