"""Did everyone come with their own phone?

Reason: being named by somebody else needs no presence. A flat battery is honest, a whole team without a
phone is rare; the county says how rare. Every exemption is counted, because that is where such schemes
were undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.facts import Means
from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.own_phone",
    Channel.TOGETHER,
    Pattern.ALONE,
    "每个人都用自己的手机吗？",
    "Did everyone use their own phone?",
    "A-01",
    limits=(
        "手机没电是诚实的；全队都没带手机才少见。",
        "A flat battery is honest; a whole team without phones is rare.",
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """Members without a phone of their own."""
    others = [one for one in trace.visit.presences if one.staff != trace.visit.lead]
    named = [one for one in others if one.means is Means.NAMED]
    numbers: Numbers = {"colleagues": len(others), "named": len(named)}
    if not others:
        return ASK.accident("nobody", "只有一名成员", "only one member came", **numbers)
    if not named:
        return ASK.clear("每个人都用自己的手机", "everyone used their own phone", **numbers)
    kind = "all" if len(named) == len(others) else "some"
    return ASK.accident(kind, "有同事没有用自己的手机", "colleagues were there without a phone", **numbers)
