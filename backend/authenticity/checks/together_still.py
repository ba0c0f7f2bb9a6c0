"""Were the colleagues' phones in hands?

Reason: a phone held or carried shakes; phones that one person laid out on a bench to tap in turn lie
still, all of them. How still a carried phone may be depends on the phones of a county, so it is compared
with those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.county import rarity
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.still",
    Channel.TOGETHER,
    Pattern.ALONE,
    "同事的手机有人拿着吗？",
    "Were the phones in hands?",
    limits=(
        "手机放在桌上是平常事；和本县其他手机比较，且从不单独作疑问。",
        "A phone lying on a table is everyday life; it is compared with the county's, and is no doubt alone.",
    ),
)
RARE = 0.05  # share of the county below which it is worth a word
SELDOM = 0.005


def check(trace: Trace, around: Around) -> Finding:
    """The liveliest of the colleagues' phones against those of the county."""
    lively = liveliest(trace)
    if lively is None:
        return ASK.unknown("没有运动数据", "no motion was recorded")
    share = around.county.below("lively", lively, trace.visit.team)
    numbers: Numbers = {"rms": round(lively, 3), "share": round(share, 4)}
    if share > RARE:
        return ASK.clear("同事的手机有人拿着", "the colleagues' phones were carried", **numbers)
    strength = Strength.QUESTION if share < SELDOM and _phones(trace) > 1 else Strength.HINT
    return ASK.doubt(
        rarity(share),
        "同事的手机都静止不动",
        "the colleagues' phones all lay still",
        strength,
        **numbers,
    )


def liveliest(trace: Trace) -> float | None:
    """Largest acceleration among the colleagues' phones, m/s² rms."""
    return max(_accelerations(trace), default=None)


def _phones(trace: Trace) -> int:
    return len(_accelerations(trace))


def _accelerations(trace: Trace) -> list[float]:
    others = (one for one in trace.visit.presences if one.staff != trace.visit.lead)
    return [one.motion.acceleration for one in others if one.motion is not None]
