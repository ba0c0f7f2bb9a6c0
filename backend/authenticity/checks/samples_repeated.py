"""Did these samples come from another visit, or from another phone?

Reason: a coordinate has seven digits and an accuracy three; the same triple does not come twice, and a
series of equal steps even less, unless a recorded track is played again. Two phones side by side read
alike, never equally, nor do they sway alike: two that keep their distance to the centimetre move as one.
Network positions (no height) can repeat in the same house, so those count only in numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "samples.repeated",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否重复使用？",
    "Were samples used again?",
    "A-17",
    limits=(
        "同一屋里的网络定位会重复，只有多次完全相同才算。录下再加扰动的轨迹看不出来。",
        (
            "Network positions repeat in one house and count only in "
            "numbers. A recorded track that was disturbed anew is not seen."
        ),
    ),
)
SOME, MANY = 2, 4


def check(trace: Trace, around: Around) -> Finding:
    """Report the visit that shares most."""
    if not trace.samples:
        return ASK.unknown("没有定位数据", "no position was recorded")
    # Of several that share as many, always the same one, whatever order they came in.
    best = max(around.same_samples, key=lambda one: (max(one.equal, one.moved), one.visit), default=None)
    count = max(best.equal, best.moved) if best else 0
    if best is None or count < SOME:
        return ASK.clear("定位数据没有重复", "no samples came twice")
    here = best.visit == trace.visit.id
    numbers: Numbers = {"equal": best.equal, "moved": best.moved, "of": best.of, "visit": best.visit}
    zh, en = "定位数据与另一次走访相同", "the samples equal those of another visit"
    if here and best.equal >= best.moved:
        zh, en = "几部手机的定位数据完全相同", "several phones gave equal samples"
    elif here:
        zh, en = (
            "几部手机始终隔着同样的距离，像一部在移动",
            "several phones moved as one, always as far apart",
        )
    if count >= MANY:
        return ASK.doubt(6.0, zh, en, Strength.NEAR_PROOF, **numbers)
    return ASK.doubt(2.5, zh, en, Strength.HINT, **numbers)
