"""Were the colleagues' phones where the leader's was?

Reason: two receivers at one door differ by their errors, which they state. Both may read in different
datums, so all combinations are tried. A colleague whose phone reads the office while the leader's reads
the home was not there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backend.authenticity import placing
from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.placing import Odds, Reading
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.apart",
    Channel.TOGETHER,
    Pattern.ALONE,
    "同事的手机在一起吗？",
    "Were the phones together?",
    "A-02",
    limits=(
        "室内定位常差几十到几百米；所有可能的坐标偏移都试过才会提出。",
        "Indoor positions err by tens to hundreds of metres; every known shift is tried before it is asked.",
    ),
)
GROUNDS = 40.0  # m: a house and its yard
OFFICE_SPREAD = 60.0
HEAVIEST = 6.0


def check(trace: Trace, around: Around) -> Finding:
    """How much better *elsewhere* explains a colleague's reading than *beside the leader*; the worst
    counts.
    """
    here = trace.reading
    if here is None or not trace.presences:
        return ASK.unknown("没有可比较的位置", "no positions to compare")
    devices = {one.staff: one.device for one in trace.visit.presences}
    found = []
    for staff, seen in trace.presences.items():
        weight, distance = _apart(here, seen, around, (trace.visit.device, devices[staff]))
        found.append((weight, distance, staff))
    weight, distance, _ = max(found)
    apart = sum(one[0] > 1 for one in found)
    numbers: Numbers = {"phones": len(found), "apart": apart, "farthest_m": round(distance)}
    if weight <= 1:
        return ASK.clear(
            "同事的手机与组长在一起", "the colleagues' phones were beside the leader's", **numbers
        )
    return ASK.doubt(
        min(HEAVIEST, weight),
        "同事的手机不在现场",
        "a colleague's phone was elsewhere",
        Strength.QUESTION,
        **numbers,
    )


def _apart(
    here: Reading, seen: Reading, around: Around, devices: tuple[str, str | None]
) -> tuple[float, float]:
    spread = math.hypot(math.hypot(here.spread, seen.spread), GROUNDS)
    ours, theirs = around.odds(devices[0]), around.odds(devices[1])
    level, distance = _beside(here, seen, spread, ours, theirs)
    offices = [placing.near(seen, base, OFFICE_SPREAD, theirs).level for base in around.bases]
    office = math.exp(min(max(offices, default=-50.0), 50.0))
    return math.log(0.5 * office + 0.5) - level, distance


def _beside(here: Reading, seen: Reading, spread: float, ours: Odds, theirs: Odds) -> tuple[float, float]:
    options = []
    for i, p in enumerate(placing.mixed(ours)):
        for j, q in enumerate(placing.mixed(theirs)):
            one, other = placing.true(here.at, placing.DATA[i]), placing.true(seen.at, placing.DATA[j])
            distance = metres(one, other)
            joint = max(p * q, _AGREE * p) if i == j else p * q
            level = placing.likelihood(distance, spread) - placing.ELSEWHERE + math.log(joint)
            options.append((level, distance))
    return max(options)


_AGREE = 0.5  # two phones of one team often come from one shop, and then read in one datum
