"""Could they have gone from door to door in that time?

Reason: roads in the hills are longer than the straight line and nobody drives 60 km/h between doors
(A-08). A backlog ticked off in an evening leaves minutes between homes that are kilometres apart. Faster
than anything drives there is a question by itself; merely fast is worth what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.travel",
    Channel.TIME,
    Pattern.INVENTED,
    "路上来得及吗？",
    "Was there time to travel?",
    "A-08",
    limits=(
        "按直线和路况估算；两处之间有近路、有人接力时会估错。",
        "It estimates from straight lines and roads; a short cut or a colleague taking over makes it wrong.",
    ),
)
FAST, FASTEST = 40.0, 100.0  # km/h as the crow flies: 60 on the road, and more than any road there allows
WALK = 300.0  # m: next door


def check(trace: Trace, around: Around) -> Finding:
    """The fastest journey to or from a neighbouring visit of the same leader."""
    here = trace.reading
    journeys = [] if here is None else [j for other in around.beside if (j := _journey(trace, other))]
    if not journeys:
        return ASK.unknown("当天没有相邻的走访", "no neighbouring visit that day")
    speed, distance, minutes, visit = max(journeys)
    fast = sum(one[0] > FAST for one in journeys)
    numbers: Numbers = {
        "km_h": round(min(speed, 999)),
        "metres": round(distance),
        "minutes": round(minutes, 1),
        "fast": fast,
        "visit": visit,
    }
    if speed <= FAST:
        return ASK.clear("路程时间合理", "there was time to travel", **numbers)
    weight = 1.5 + 2.0 * min(1.0, (speed - FAST) / (FASTEST - FAST)) + 0.5 * (fast > 1)
    strength = Strength.QUESTION if speed > FASTEST or fast > 1 else Strength.HINT
    return ASK.doubt(
        weight,
        "两户之间的路程来不及走完",
        "there was no time to get from one home to the other",
        strength,
        **numbers,
    )


def _journey(trace: Trace, other: Trace) -> tuple[float, float, float, str] | None:
    here, there = trace.reading, other.reading
    if here is None or there is None or other.visit.lead != trace.visit.lead:
        return None
    distance = metres(here.at, there.at) - 2 * (here.spread + there.spread)
    if distance < WALK:
        return None
    gap = max(trace.began - other.ended, other.began - trace.ended, 0) / 60_000
    return distance / 1000 / max(gap / 60, 1 / 60), distance, gap, other.visit.id
