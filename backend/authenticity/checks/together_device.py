"""Did everyone use a phone that is theirs?

Reason: a phone's key is enrolled for one person. Two members on one phone, or a member on somebody else's, is
borrowing at best; the app has its own way to say so (A-16, A-18). A third phone of one leader on a day is a
phone that broke twice, or an account in several hands. Whether phones sent through one network is told beside
the case as context and weighs nothing: colleagues share their office's Wi-Fi, strangers a carrier's address.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.device",
    Channel.TOGETHER,
    Pattern.ALONE,
    "手机是本人的吗？",
    "Whose phones were these?",
    "A-18",
    limits=(
        "借用同事的手机是允许的，请在应用里说明并事后自己确认。",
        "Borrowing a colleague's phone is allowed: say so in the app and confirm it yourself later.",
    ),
)

MOST = 2  # phones in a day: the old one and the new


def check(trace: Trace, around: Around) -> Finding:
    """Phones used by several members, by others than their owners, or by one leader after another."""
    used = {(one.staff, one.device) for one in trace.visit.presences if one.device is not None}
    if not used:
        return ASK.unknown("没有人用登记的手机加入", "nobody joined with an enrolled phone")
    twice = [device for device, count in Counter(device for _, device in used).items() if count > 1]
    foreign = [device for staff, device in used if around.owners.get(device, staff) != staff]
    numbers: Numbers = {"phones": len(used), "shared": len(twice), "foreign": len(foreign)}
    if twice:
        return ASK.doubt(
            3.5, "几名成员用了同一部手机", "several members used one phone", Strength.QUESTION, **numbers
        )
    if foreign:
        return ASK.accident("foreign", "成员用了别人的手机", "a member used somebody else's phone", **numbers)
    if len(_of_leader(trace, around)) > MOST:
        return ASK.accident(
            "many", "组长一天里用了几部手机", "the leader used several phones in a day", **numbers
        )
    return ASK.clear("都用自己的手机", "everyone used their own phone", **numbers)


def _of_leader(trace: Trace, around: Around) -> set[str]:
    own = (one.visit for one in (trace, *around.beside) if one.visit.lead == trace.visit.lead)
    return {one.device for one in own}
