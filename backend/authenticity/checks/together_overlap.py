"""Was everybody there long enough to have been there?

Reason: who joins in the last five minutes, or signs off within five of joining, came to sign, not to visit
(A-03). A colleague held up on the road or called away does so honestly now and then; the county says how
often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import Presence
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
    """Time from each colleague's answer to their own sign-off, or the end."""
    stays = [stay for one in trace.visit.presences if (stay := _stay(trace, one)) is not None]
    if not stays:
        return ASK.unknown("没有可比较的应答时间", "nobody answered with a time to compare")
    short = sum(stay < SHORTEST_MS for stay, _ in stays)
    late = sum(stay < SHORTEST_MS and not early for stay, early in stays)
    numbers = {
        "colleagues": len(stays),
        "late": late,
        "left_early": short - late,
        "shortest_min": round(min(stay for stay, _ in stays) / 60_000, 1),
    }
    if not short:
        return ASK.clear("同行时间足够", "they were together long enough", **numbers)
    if not late:
        return ASK.accident(
            "left", "有同事加入几分钟就离开", "a colleague left minutes after joining", **numbers
        )
    return ASK.accident(
        "late", "有同事在结束前几分钟才加入", "a colleague joined minutes before the end", **numbers
    )


def _stay(trace: Trace, one: Presence) -> tuple[int, bool] | None:
    """How long a colleague was there, and whether they went before the end.

    Their answer was timed by the leader's clock, their sign-off is server time.
    """
    visit = trace.visit
    answered = one.replied_at or one.shown_at
    if one.staff == visit.lead or one.shown_at is None or answered is None:
        return None
    joined = trace.began + answered - visit.began
    if one.left is None or not joined < one.left < trace.ended:  # else their clocks do not compare
        return trace.ended - joined, False
    return one.left - joined, True
