"""Was the phone at the home?

Reason: registered homes err by hundreds of metres and phones may read in a shifted datum, so a ring round
the registered point accuses honest people (a quarter of them at 200 m). The likelihood over every version
of the home, the usual place and every datum does not: measured on honest visits, only one in fifty falls
below L = 4, while every visit written at an office does. What speaks against a visit is how much better
*elsewhere* explains the reading, and a team's own office is the likeliest elsewhere.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backend.authenticity import placing
from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.geodesy import metres
from backend.kernel.datum import Datum

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import HomeVersion
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.placing import Reading, Support
    from backend.authenticity.trace import Trace

ASK = Question(
    "position.home",
    Channel.POSITION,
    Pattern.PHONE,
    "手机到过住处吗？",
    "Was the phone at the home?",
    "A-07",
    limits=(
        "相邻的房子、室内信号、登记点不准都会偏；几十米内分不清哪一家。从不用一个圆圈判定对错。",
        (
            "Neighbouring houses, indoor signals and imprecise registers mislead; "
            "within tens of metres nobody can tell. There is never a circle that decides."
        ),
    ),
)
SUPPORTED = 4.0  # nats
AT_OFFICE = 0.5  # of visits not made are written at the team's own office
OFFICE_SPREAD = 60.0  # m: an office and the street before it
HEAVIEST = 7.0
POISON = 150.0  # m round the office in which nothing is learned (AUTHENTICITY §3)


def check(trace: Trace, around: Around) -> Finding:
    """Supported, weak or contradicted, with L, the distance, and the datum that explains it best."""
    seen = trace.reading
    if not trace.visit.place_is_home:
        return ASK.unknown("不在住处见面，不作比较", "met elsewhere, not compared")
    if seen is None:
        return ASK.unknown("没有定位数据", "no position was recorded")
    best = best_support(trace, around, seen)
    if best is None:
        return ASK.unknown("住处还没有参考点", "the home has no reference point yet")
    numbers: Numbers = {
        "level": round(best.level, 1),
        "distance_m": round(best.distance),
        "spread_m": round(seen.spread),
        "phone_datum": best.phone.value,
        "home_datum": best.home.value,
    }
    against = min(HEAVIEST, elsewhere(seen, around, trace) - best.level)
    if best.level >= SUPPORTED and against <= 0:
        aside = "" if Datum.GCJ02 not in (best.phone, best.home) else "（按偏移坐标系换算）"
        return ASK.clear(f"位置支持到过住处{aside}", "the position supports being at the home", **numbers)
    if against > 0:
        return ASK.doubt(
            against,
            "手机位置与住处不符，更像在别处",
            "the phone was probably elsewhere",
            Strength.QUESTION,
            **numbers,
        )
    return ASK.accident(
        "weak", "位置只能勉强支持到过住处", "the position hardly supports the home", **numbers
    )


def best_support(trace: Trace, around: Around, seen: Reading) -> Support | None:
    """The explanation most favourable to the visit, other than what was learned from itself."""
    odds = around.odds(trace.visit.device)
    options = [
        placing.at_home(seen, home.version, odds, home.odds)
        for home in around.homes
        if trace.visit.id not in home.version.taught and not is_suspicious(trace, around, home.version)
    ]
    if around.usual is not None:
        options.append(placing.near(seen, around.usual.at, around.usual.spread, odds))
    return max(options, key=lambda one: one.level, default=None)


def is_suspicious(trace: Trace, around: Around, home: HomeVersion) -> bool:
    """A version put beside the team's own office supports nothing: by one who came, or moved by a colleague.

    Many live beside an office and were registered by its people: that moved nobody.
    """
    here = (home.lat, home.lon)
    beside_office = any(metres(here, base) < POISON for base in around.bases)
    if not beside_office or home.confirmed_by is not None:
        return False
    moved = any(
        one.version.since < home.since and metres((one.version.lat, one.version.lon), here) > POISON
        for one in around.homes
    )
    return home.by in trace.visit.members or (moved and home.by in around.colleagues)


def elsewhere(seen: Reading, around: Around, trace: Trace) -> float:
    """How well *not there* explains a reading, on the same scale: the office or anywhere."""
    odds = around.odds(trace.visit.device)
    levels = [placing.near(seen, base, OFFICE_SPREAD, odds).level for base in around.bases]
    office = math.exp(min(max(levels, default=-50.0), 50.0))
    return math.log(AT_OFFICE * office + (1 - AT_OFFICE))
