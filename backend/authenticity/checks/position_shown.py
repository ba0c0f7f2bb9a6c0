"""Does the position land on the coarse point that the phone was shown?

Reason: a phone is told only the middle of the cell in which a home lies, so that it finds the way; the
server knows the door. Whoever mocks a position aims at what he is shown. An honest phone reads the door, and
lands on the middle of the cell only where the door lies there, or by an error that can be worked out.
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
    from backend.authenticity.trace import Trace

ASK = Question(
    "position.shown",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否落在手机上显示的大致位置上？",
    "Does the position land on the coarse point that the phone showed?",
    limits=(
        "住处正好在大致位置旁边、登记点有误时看不出来。",
        "Where the door lies beside the coarse point, or the register is wrong, it cannot tell.",
    ),
)
ON_THE_POINT = 30.0  # m: what a mock app jitters by
AIMED = 0.5  # of mocked positions land this well
STRAY = 0.004  # of honest readings land anywhere, there too
HEAVIEST = 5.0
TELLING = 4.0  # nats: one honest visit in a hundred at most


def check(trace: Trace, around: Around) -> Finding:
    """How seldom a phone at the door would read that near to the shown point."""
    seen = trace.reading
    homes = [one.version for one in around.homes if one.version.shown is not None]
    if seen is None or not homes or not trace.visit.place_is_home:
        return ASK.unknown("没有可比较的大致位置", "no coarse point to compare with")
    home = homes[-1]
    shown = home.shown or (0.0, 0.0)
    door, spread = (home.lat, home.lon), placing.spread_of(home)
    if around.usual is not None:
        door, spread = around.usual.at, around.usual.spread
    distance, apart = metres(seen.at, shown), metres(door, shown)
    numbers: Numbers = {"distance_m": round(distance), "point_m": round(apart)}
    chance = _chance(apart, math.hypot(seen.spread, spread))
    weight = min(HEAVIEST, math.log(AIMED / chance))
    if distance > ON_THE_POINT or weight < 1:
        return ASK.clear(
            "没有落在显示的大致位置上", "it does not land on the point that was shown", **numbers
        )
    return ASK.doubt(
        weight,
        "定位落在手机显示的大致位置上，而不是门口",
        "the position lands on the coarse point that was shown, and not at the door",
        Strength.QUESTION if weight > TELLING else Strength.HINT,
        **numbers,
    )


def _chance(apart: float, spread: float) -> float:
    """Of a reading at the door within `ON_THE_POINT` of a point so far from it."""
    disc = ON_THE_POINT**2 / (2 * spread**2)
    return min(1.0, disc * math.exp(-(apart**2) / (2 * spread**2)) + STRAY)
