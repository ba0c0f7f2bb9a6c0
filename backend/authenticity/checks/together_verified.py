"""Did the phones check their owners?

Reason: a phone that asked for a finger or a PIN had its owner there, or somebody who knows the PIN.
Failing once is gloves and wet fingers; several phones failing in one visit is one person with other
people's phones. Phones that cannot ask weigh nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "together.verified",
    Channel.TOGETHER,
    Pattern.ALONE,
    "手机认出主人了吗？",
    "Did the phones know their owners?",
    limits=(
        "本应用的记录不写手机是否刚验证过主人，所以这里总是“无法判断”。别处的记录：手套、湿手会失败；知道密码的人也能通过。",
        (
            "This app's records do not say whether a phone had just asked its owner, so here the answer is "
            "always open. Of other records: gloves and wet fingers fail; whoever knows the PIN passes."
        ),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """Colleagues' phones that could ask, and did not get an answer."""
    asked = [
        one.verified
        for one in trace.visit.presences
        if one.verified is not None and one.staff != trace.visit.lead
    ]
    failed = asked.count(False)
    if not asked:
        return ASK.unknown("手机不能验证主人", "no phone could ask")
    if not failed:
        return ASK.clear("手机都认出了主人", "the phones knew their owners", asked=len(asked))
    kind = "several" if failed > 1 else "one"
    return ASK.accident(
        kind, "有手机没有认出主人", "a phone did not know its owner", asked=len(asked), failed=failed
    )
