"""Are the samples of a kind that no receiver gives?

Reason: receivers vary. Their accuracy changes from fix to fix, a height comes with satellites, time
between fixes is not even to the millisecond, and coordinates carry more digits than a person types.
Scripts and developer tools leave some of this out. Each alone has an honest explanation (a coarse
browser, a phone without a sensor), so each weighs what the county says it is worth; an even beat to the
millisecond has none.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.authenticity.around import Around
    from backend.authenticity.facts import Sample
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "samples.perfect",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否过于完美？",
    "Are the samples too perfect?",
    limits=(
        "有的浏览器只给粗略数值，有的手机没有传感器；每一点单独都有诚实的解释。",
        (
            "Some browsers give coarse numbers, some phones lack "
            "a sensor; each point alone has an honest explanation."
        ),
    ),
)
FEWEST = 5
BETWEEN = 60_000  # ms: what is further apart belongs to two bursts
FINE = 15.0  # m: accuracy that only satellites give


def check(trace: Trace, _: Around) -> Finding:
    """Name the unlikeliest of the traits the series shows; several together weigh together."""
    line = trace.visit.samples
    if len(line) < FEWEST:
        return ASK.unknown("定位次数太少", "too few samples", samples=len(line))
    if _even_beat(line):
        return ASK.doubt(
            6.0,
            "定位间隔精确到毫秒地相等",
            "the samples come at intervals equal to the millisecond",
            Strength.NEAR_PROOF,
            samples=len(line),
        )
    found = [name for name, holds in TRAITS.items() if holds(line)]
    if not found:
        return ASK.clear("定位数据自然", "the samples look natural", samples=len(line))
    shown = ",".join(found)
    if len(found) > 1:
        return ASK.accidents(
            found, "定位数据有多处不自然", "the samples are unnatural in several ways", traits=shown
        )
    return ASK.accident(found[0], "定位数据不够自然", "the samples are not quite natural", traits=shown)


def _even_beat(line: Sequence[Sample]) -> bool:
    """Within the bursts, where there are any: a phone measures at both ends, and not in the minutes between.

    By the time of delivery: satellites' own time steps evenly on honest phones.
    """
    steps = [b.at - a.at for a, b in itertools.pairwise(line)]
    steps = [step for step in steps if step < BETWEEN] or steps
    return len(steps) >= FEWEST - 1 and len(set(steps)) == 1 and steps[0] != 0


def _one_accuracy(line: Sequence[Sample]) -> bool:
    return len({one.accuracy for one in line}) == 1 and len({(one.lat, one.lon) for one in line}) > 1


def _never_a_breath(line: Sequence[Sample]) -> bool:
    speeds = [one.speed for one in line if one.speed is not None]
    return len(speeds) >= FEWEST and not any(speeds)


def _level(line: Sequence[Sample]) -> bool:
    heights = [one.altitude for one in line if one.altitude is not None]
    return len(heights) >= FEWEST and (len(set(heights)) == 1)


def _few_digits(line: Sequence[Sample]) -> bool:
    return all(round(one.lat, 5) == one.lat and round(one.lon, 5) == one.lon for one in line)


def _fine_without_satellites(line: Sequence[Sample]) -> bool:
    return all(one.altitude is None and one.accuracy < FINE for one in line)


def _whole_accuracy(line: Sequence[Sample]) -> bool:
    return all(one.accuracy == int(one.accuracy) and one.altitude is not None for one in line)


TRAITS = {
    "one_accuracy": _one_accuracy,
    "speed_zero": _never_a_breath,
    "level": _level,
    "few_digits": _few_digits,
    "fine_without_height": _fine_without_satellites,
    "whole_accuracy": _whole_accuracy,
}
