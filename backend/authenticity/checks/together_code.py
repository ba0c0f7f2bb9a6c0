"""Was the turning code answered on the spot?

Reason: the leader's own clock times showing the code and scanning the answer back. Side by side that
takes 8 to 40 seconds; a screenshot sent by chat and sent back takes more than a minute. A stiff camera
does too, for one colleague; hardly for every one. Typing six digits takes its time, so it is not timed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.facts import Means
from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import Presence
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.code",
    Channel.TOGETHER,
    Pattern.ALONE,
    "口令是否当场应答？",
    "Was the code answered on the spot?",
    limits=(
        "摄像头卡顿也会超时；看得出截图转发，看不出视频直播转发。",
        "A slow camera takes long too; a forwarded screenshot shows, a live video does not.",
    ),
)
SLOW_MS = 60_000
OWN = (Means.SCAN, Means.TYPED)


def check(trace: Trace, _: Around) -> Finding:
    """Time from code to answer, by the leader's clock, for everyone who came with a phone."""
    answered = [one for one in trace.visit.presences if one.means in OWN]
    if not answered:
        return ASK.unknown("没有人用自己的手机应答", "nobody answered with an own phone")
    slow = [one for one in answered if _slow(one)]
    times = [t for one in answered if (t := elapsed(one)) is not None]
    numbers: Numbers = {
        "answers": len(answered),
        "slow": len(slow),
        "longest_s": round(max(times, default=0) / 1000),
    }
    if not slow:
        return ASK.clear("口令都当场应答", "every code was answered at once", **numbers)
    kind = "all" if len(slow) == len(answered) and len(slow) > 1 else "some"
    return ASK.accident(kind, "有口令应答得很慢或没有应答", "an answer came late or not at all", **numbers)


def elapsed(one: Presence) -> int | None:
    """Ms from showing the code to reading the answer; None if it was never read back."""
    if one.shown_at is None or one.replied_at is None:
        return None
    return one.replied_at - one.shown_at


def _slow(one: Presence) -> bool:
    taken = elapsed(one)
    return taken is None or (taken > SLOW_MS and one.means is Means.SCAN)
