"""Does the position land better on the registered point than the point itself is known?

Reason: whoever mocks a position aims at the coordinate he is shown. A home looked up from an address lies
150 m off its door, so an honest phone lands within ten metres of the registered point in one visit of
four hundred. Only imprecise homes can tell; what phones are shown of the others is `position_shown`.
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
    "position.landing",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否恰好落在登记点上？",
    "Does the position land on the registered point itself?",
    limits=(
        "只有登记点本身不精确的住处才能看出；精确的登记点，落得准是应该的。",
        (
            "Only homes registered imprecisely can tell; where "
            "the point is exact, landing on it is as it should be."
        ),
    ),
)
IMPRECISE = 100.0  # m: a home known better than this may well be landed on
AIMED = 0.5  # of mocked positions land this well
HEAVIEST = 5.0
ON_THE_POINT = 30.0  # m: a good receiver's own error, and what a mock app jitters by


def check(trace: Trace, around: Around) -> Finding:
    """Distance from the registered point against how far it may be from the door."""
    seen = trace.reading
    homes = [home.version for home in around.homes if placing.spread_of(home.version) >= IMPRECISE]
    if seen is None or not homes:
        return ASK.unknown("住处坐标足够精确，无从比较", "the home is known too well for this to tell")
    home = min(homes, key=lambda one: metres(seen.at, (one.lat, one.lon)))
    distance = metres(seen.at, (home.lat, home.lon))
    if distance > ON_THE_POINT:
        return ASK.clear(
            "没有恰好落在登记点上", "it does not land on the registered point", distance_m=round(distance)
        )
    settled = _usually_off(around, (home.lat, home.lon))
    chance = _chance(max(distance, 3.0), settled if settled is not None else placing.spread_of(home))
    numbers: Numbers = {"distance_m": round(distance), "point_m": round(placing.spread_of(home))}
    weight = math.log(AIMED / chance)
    if weight < 1:
        return ASK.clear("没有恰好落在登记点上", "it does not land on the registered point", **numbers)
    return ASK.doubt(
        min(HEAVIEST, weight),
        "定位落在并不精确的登记点上，比真实住处还准",
        "the position lands on the imprecise registered point, better than the door could",
        Strength.QUESTION if weight > 4 else Strength.HINT,
        **numbers,
    )


def _chance(distance: float, spread: float) -> float:
    return 1 - math.exp(-(distance**2) / (2 * spread**2))


def _usually_off(around: Around, point: tuple[float, float]) -> float | None:
    """How far from the registered point earlier visits usually were; None while unknown."""
    if around.usual is None:
        return None
    return max(metres(around.usual.at, point), 10.0)
