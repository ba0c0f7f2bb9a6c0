"""Did the colleagues join one after another as one hand could?

Reason: people take their time to get a phone out. One person with three phones works through them at an
even, quick pace. Only rare paces of this county count, and only beside another channel.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from backend.authenticity.county import rarity
from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.pace",
    Channel.TOGETHER,
    Pattern.ALONE,
    "加入的节奏自然吗？",
    "Did they join at a natural pace?",
    limits=(
        "动作快的队伍也有；只有本县少见的节奏、又有其他疑问时才看。",
        "Some teams are quick; only a pace rare in this county, beside another doubt, is looked at.",
    ),
)
RARE = 0.05  # share of the county below which it is worth a word


def check(trace: Trace, around: Around) -> Finding:
    """The longest wait between colleagues against the county's."""
    wait = longest_wait(trace)
    if wait is None:
        return ASK.unknown("应答的同事不足两人", "fewer than two colleagues answered")
    share = around.county.below("wait", wait, trace.visit.team)
    numbers: Numbers = {"longest_s": round(wait), "share": round(share, 3)}
    if share > RARE:
        return ASK.clear("加入的节奏自然", "the pace is natural", **numbers)
    return ASK.doubt(
        rarity(share),
        "几部手机接连快速应答",
        "the phones answered quickly one after another",
        **numbers,
    )


def longest_wait(trace: Trace) -> float | None:
    """Seconds between the codes shown to consecutive colleagues; None for fewer than two."""
    shown = sorted(
        one.shown_at
        for one in trace.visit.presences
        if one.shown_at is not None and one.staff != trace.visit.lead
    )
    return max(((b - a) / 1000 for a, b in itertools.pairwise(shown)), default=None)
