"""Was everybody there long enough to have been there?

Reason: who joins in the last five minutes came to sign, not to visit (A-03). A colleague held up on the
road does so honestly now and then; the county says how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.overlap",
    Channel.TOGETHER,
    Pattern.ALONE,
    "同行时间够吗？",
    "Were they together long enough?",
    "A-03",
    limits=(
        "路上耽误、临时出警都很平常；写明原因即可，不要改时间。",
        "Being held up or called away is common; say so, and leave the times as they are.",
    ),
)
SHORTEST_MS = 5 * 60_000


def check(trace: Trace, _: Around) -> Finding:
    """Time from each colleague's answer to the end, by the leader's clock."""
    answers = [
        one.replied_at or one.shown_at
        for one in trace.visit.presences
        if one.staff != trace.visit.lead and one.shown_at is not None
    ]
    left = [trace.visit.ended - at for at in answers if at is not None]
    if not left:
        return ASK.unknown("没有可比较的应答时间", "nobody answered with a time to compare")
    late = sum(one < SHORTEST_MS for one in left)
    numbers = {"colleagues": len(left), "late": late, "shortest_min": round(min(left) / 60_000, 1)}
    if not late:
        return ASK.clear("同行时间足够", "they were together long enough", **numbers)
    return ASK.accident(
        "late", "有同事在结束前几分钟才加入", "a colleague joined minutes before the end", **numbers
    )
