"""Did records of several days come from one phone at once?

Reason: whoever fills in a backlog sends it in one go, each record claiming its own day. So does a phone that
comes back from the hills, and says that it had no network; and a day's visits sent from the office in the
evening are how work goes. Left over is a phone that was in touch and yet brings days together; phones
and people do that honestly too, so the county says how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.batch",
    Channel.TIME,
    Pattern.INVENTED,
    "几天的记录是否一起送到？",
    "Did several days' records come at once?",
    "A-11",
    limits=(
        "没有网络时攒几天一起送到是正常的，应用会自己说明；单凭这一点从不作疑问。",
        "Without a network, days come together, and the app says so by itself; alone it is no doubt.",
    ),
)
FEWEST = 4
ONE_DAY = 18 * 3_600_000  # from the first door in the morning to the last at night


def check(trace: Trace, around: Around) -> Finding:
    """The claimed times of everything this phone sent within minutes."""
    ends = [trace.ended, *(one.ended for one in around.received)]
    span = max(ends) - min(ends)
    numbers: Numbers = {"together": len(ends), "span_hours": round(span / 3_600_000, 1)}
    if len(ends) < FEWEST or span <= ONE_DAY:
        return ASK.clear("没有几天的记录一起送到", "no days came together", **numbers)
    if trace.visit.offline_reason:
        return ASK.clear(
            "几天的记录一起送到，期间没有网络", "days came together, without a network", **numbers
        )
    return ASK.accident(
        "days", "几天的记录在几分钟内一起送到", "several days' records came within minutes", **numbers
    )
