"""Did whoever signed on a colleague's phone stand by it?

Reason: a flat battery is honest, and the person says so from their own phone within two days. Silence is
forgetfulness now and then; the county says how often. Who says themselves "I was not there" has not
forgotten: two accounts contradict each other, and a person hears both. A person whose own phone was in use
elsewhere while it is said to have been dead was not without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.facts import Means
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.vouched",
    Channel.TOGETHER,
    Pattern.ALONE,
    "没带手机的同事，本人确认了吗？",
    "Did whoever came without a phone say so themselves?",
    "A-16",
    limits=(
        "本人的话也可能不实，也可能按错；忘记确认不等于没到场。",
        ("Their word may be untrue too, or a wrong tap; and forgetting to confirm is not having been away."),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """What became of every presence on somebody else's phone."""
    named = [one for one in trace.visit.presences if one.means is Means.NAMED]
    told = [one for one in named if one.vouched is not None or one.in_use is not None]
    if not named:
        return ASK.clear("没有人借用手机", "nobody borrowed a phone")
    if not told:
        return ASK.unknown("还在等本人确认", "their own word is still awaited", named=len(named))
    in_use = sum(one.in_use is True for one in told)
    denied = sum(one.denied for one in told)
    silent = sum(one.vouched is False for one in told)
    numbers: Numbers = {"named": len(named), "in_use": in_use, "denied": denied, "unconfirmed": silent}
    if denied:
        return ASK.doubt(
            5.0,
            "记录说在场的同事，本人说没有到场",
            "a colleague recorded as present says they were not there",
            Strength.QUESTION,
            **numbers,
        )
    if in_use:
        return ASK.doubt(
            5.0,
            "说是没有手机，本人的手机当时却在使用",
            "said to be without a phone, which was in use at that time",
            Strength.QUESTION,
            **numbers,
        )
    if silent:
        return ASK.accident("silent", "有人没有确认到场", "somebody did not confirm", **numbers)
    return ASK.clear("本人都确认了", "they all said so themselves", **numbers)
