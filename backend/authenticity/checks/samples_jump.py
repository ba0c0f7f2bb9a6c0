"""Did the phone jump?

Reason: within one visit a phone stays about one house. A step of kilometres between two good readings
seconds apart is not walked: something was switched on or off in between. First readings after waking are
often a mast's position, so only readings that both claim to be good count, and not the first three.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "samples.jump",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否跳跃？",
    "Did the position jump?",
    "A-17",
    limits=(
        "刚打开定位时常先给出基站的位置，这样的开头不算。",
        "A phone just woken often starts at a mast's position; such beginnings do not count.",
    ),
)
WAKING = 3
GOOD = 50.0  # m
FASTEST = 150 / 3.6  # m/s


def check(trace: Trace, _: Around) -> Finding:
    """Look for the fastest honest-looking step."""
    line = [one for one in trace.visit.samples[WAKING:] if one.accuracy <= GOOD and one.altitude is not None]
    if len(line) < 2:
        return ASK.unknown("可比较的定位太少", "too few good samples")
    jumps = []
    for a, b in itertools.pairwise(line):
        distance = metres((a.lat, a.lon), (b.lat, b.lon)) - 3 * (a.accuracy + b.accuracy)
        jumps.append((distance, distance / max((b.at - a.at) / 1000, 1.0)))
    distance, speed = max(jumps, key=lambda one: one[1])
    if speed < FASTEST or distance < 300:
        return ASK.clear("定位没有跳跃", "the position does not jump")
    return ASK.accident(
        "jump", "定位在数秒内跳出很远", "the position jumps far within seconds", metres=round(distance)
    )
