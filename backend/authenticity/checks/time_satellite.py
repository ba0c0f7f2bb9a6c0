"""Do the satellites' times agree with the phone's?

Reason: many phones hand through the satellites' own time with a fix, which no setting of the clock
changes. Others put their own clock there. So the lag between the two must be either nothing, or how far
the clock is known to be ahead; a third value means that the clock was elsewhere when the fix was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.satellite",
    Channel.TIME,
    Pattern.INVENTED,
    "卫星时间对得上吗？",
    "Do the satellites agree on the time?",
    limits=(
        "许多手机不给卫星时间，那就无从比较。",
        "Many phones do not give the satellites' time; then there is nothing to compare.",
    ),
)
NEAR = 5 * 60_000
FAR = 60 * 60_000
FEWEST = 3


def check(trace: Trace, _: Around) -> Finding:
    """Take the middle lag of fixes that have a height: those came from satellites."""
    lags = sorted(one.at - one.fixed_at for one in trace.visit.samples if one.altitude is not None)
    if len(lags) < FEWEST:
        return ASK.unknown("没有卫星时间可比", "no satellite time to compare")
    lag = lags[len(lags) // 2]
    off = min(abs(lag), abs(lag - trace.visit.clock_ahead))
    numbers: Numbers = {"lag_s": round(lag / 1000), "clock_ahead_s": round(trace.visit.clock_ahead / 1000)}
    if off <= NEAR:
        return ASK.clear("卫星时间与手机时间一致", "satellites and phone agree on the time", **numbers)
    if off < FAR:
        return ASK.accident("minutes", "卫星时间与手机时间差数分钟", "they differ by minutes", **numbers)
    return ASK.doubt(
        5.0,
        "卫星时间与所报时间不符",
        "the satellites' time is not the claimed one",
        Strength.QUESTION,
        **numbers,
    )
