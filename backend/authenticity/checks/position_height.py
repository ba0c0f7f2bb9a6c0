"""Was the phone at the home's height?

Reason: satellites give a height that nobody looks at. In hills a home's height differs from the office's
by tens of metres and comes back within fifteen or so on every honest visit. A mock app invents one or
leaves it at zero.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "position.height",
    Channel.POSITION,
    Pattern.INVENTED,
    "高度对得上吗？",
    "Is the height the home's?",
    limits=(
        "没有卫星时手机给不出高度；平原上各处高度相近，看不出差别。",
        "Without satellites there is no height; on a plain all heights are alike.",
    ),
)
SPREAD = 15.0  # m, one series against others of the same place, different receivers included
RANGE = 400.0  # m of heights within a hilly county
STRAY = 0.05  # of honest series have a wild height
FEWEST = 2  # earlier visits that told one
HEAVIEST = 2.5


def check(trace: Trace, around: Around) -> Finding:
    """Compare the middle height with what well-supported visits of the same home read."""
    usual, seen = around.usual, trace.reading
    if usual is None or usual.height is None or usual.visits < FEWEST:
        return ASK.unknown("还不知道住处的高度", "the home's height is not known yet")
    if seen is None or seen.altitude is None:
        return ASK.unknown("手机没有给出高度", "the phone gave no height")
    off = seen.altitude - usual.height
    numbers: Numbers = {"height_m": round(seen.altitude), "usual_m": round(usual.height)}
    inside = math.exp(-((off / SPREAD) ** 2) / 2) / (SPREAD * math.sqrt(2 * math.pi))
    weight = -math.log(RANGE * ((1 - STRAY) * inside + STRAY / RANGE))
    if weight <= 0:
        return ASK.clear("高度与以往一致", "the height is as on earlier visits", **numbers)
    return ASK.doubt(
        min(HEAVIEST, weight), "高度与以往走访不同", "the height differs from earlier visits", **numbers
    )
