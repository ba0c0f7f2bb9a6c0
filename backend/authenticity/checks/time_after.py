"""Was the clock the same when the record was sent?

Reason: after a backdated visit the clock is turned right again before sending. Networks and owners set
clocks too, by minutes; then this is an accident that the county counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.after",
    Channel.TIME,
    Pattern.INVENTED,
    "时钟前后一致吗？",
    "Was the clock the same afterwards?",
    "A-18",
    limits=(
        "手机会自动校时，人也会改时间；差几分钟是平常事。",
        "Phones set their own clocks and so do people; minutes are everyday life.",
    ),
)
MINUTE = 60_000
SAME = 2 * MINUTE
FAR = 60 * MINUTE


def check(trace: Trace, _: Around) -> Finding:
    """Compare the clock's lead at the last beacon with its lead when the record was sent."""
    visit = trace.visit
    if visit.sent_wall is None or visit.beacon is None:
        return ASK.unknown("没有两端的校时可比", "no signed time at both ends")
    before, after = visit.clock_ahead, visit.sent_wall - visit.received_at
    numbers: Numbers = {"before_s": round(before / 1000), "after_s": round(after / 1000)}
    if abs(after - before) > FAR:
        return ASK.doubt(
            3.0,
            "走访后手机时钟被大幅调整",
            "the clock was turned far after the visit",
            Strength.QUESTION,
            **numbers,
        )
    if abs(after - before) > SAME:
        return ASK.accident("set", "走访后手机时钟有调整", "the clock was set after the visit", **numbers)
    return ASK.clear("时钟前后一致", "the clock is as far off as before", **numbers)
