"""Do all samples say exactly the same?

Reason: a receiver's error wanders, so readings of a living series never repeat to the last digit. Two
things freeze one: indoors the network provider keeps returning one Wi-Fi position (no height, no speed,
tens of metres: an everyday accident), and a mock app set to a fixed point. A frozen position that
nevertheless claims a height or a speed, or accuracy that no network fix has, is not the accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.authenticity.around import Around
    from backend.authenticity.facts import Sample
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "samples.frozen",
    Channel.POSITION,
    Pattern.INVENTED,
    "定位是否一动不动？",
    "Is the position frozen?",
    "A-17",
    limits=(
        "在室内靠无线网络定位时，位置常常一动不动，这是最常见的诚实情形。",
        "Indoors, positions from Wi-Fi often do not move at all: the commonest honest case.",
    ),
)
FEWEST = 4
NETWORK = 12.0  # m: no Wi-Fi fix claims to be better


def check(trace: Trace, _: Around) -> Finding:
    """Compare every sample of the leader's series with the first, and of each colleague's burst."""
    line = trace.visit.samples
    bursts = [one.samples for one in trace.visit.presences if len(one.samples) > 1]
    mocked = sum(_is_frozen(one) and _claims_satellites(one) for one in bursts)
    if len(line) < FEWEST and not mocked:
        return ASK.unknown("定位次数太少", "too few samples", samples=len(line))
    numbers: Numbers = {
        "samples": len(line),
        "different": len({(one.lat, one.lon) for one in line}),
        "colleagues": mocked,
    }
    if mocked or (_is_frozen(line) and _claims_satellites(line)):
        return ASK.doubt(
            3.5,
            "所有定位点完全相同，却带有卫星定位才有的数值",
            "every sample is the same, yet with values only satellites give",
            Strength.QUESTION,
            **numbers,
        )
    if _is_frozen(line):
        return ASK.accident("network", "所有定位点完全相同", "every sample is the same", **numbers)
    return ASK.clear("定位自然变动", "the position moves as positions do", **numbers)


def _is_frozen(line: Sequence[Sample]) -> bool:
    return len({(one.lat, one.lon) for one in line}) == 1


def _claims_satellites(line: Sequence[Sample]) -> bool:
    return any(one.altitude is not None or one.speed is not None or one.accuracy < NETWORK for one in line)
