"""Can the visit have begun when its phone says?

Reason: a phone that carries a signed server time cannot have made the record before that time was signed,
its own or one that a colleague's phone showed it.
Its own clock may be wrong by minutes at both ends alike: that is a cheap phone. A clock that says one
thing while the monotonic one beside it says another was turned in between; by minutes the network did it,
by hours a hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.claimed",
    Channel.TIME,
    Pattern.INVENTED,
    "所报时间可能吗？",
    "Is the claimed time possible?",
    "A-11",
    limits=(
        "没有网络时，只能知道“不早于、不晚于”；这个区间里面的先后无法证明。",
        (
            "Without a network only “not before” and “not after” "
            "are known; inside that bracket nothing is proven."
        ),
    ),
)
MINUTE = 60_000
NETWORK_SETS = 30 * MINUTE  # a clock set right by the network was seldom further off
JITTER = 2 * MINUTE


def check(trace: Trace, _: Around) -> Finding:
    """Compare the claimed beginning with the last beacon, by both clocks of the phone."""
    visit, beacon = trace.visit, trace.visit.beacon
    if beacon is None:
        return ASK.unknown("走访前手机没有联网校时", "the phone had no signed time before the visit")
    claimed = visit.began - beacon.wall
    through = visit.session == beacon.session and visit.mono_began is not None
    elapsed = (visit.mono_began or 0) - beacon.mono if through else None
    turned = claimed - elapsed if elapsed is not None else min(claimed, 0)
    numbers: Numbers = {"clock_ahead_s": round(visit.clock_ahead / 1000), "turned_s": round(turned / 1000)}
    early = visit.began - visit.clock_ahead - visit.not_before if visit.not_before is not None else 0
    if min(claimed, early) < -NETWORK_SETS:
        return ASK.doubt(
            7.0,
            "所报开始时间早于手机当时已带着的校时",
            "the claimed beginning is earlier than a signed time that the phone already carried",
            Strength.NEAR_PROOF,
            **numbers,
        )
    if abs(turned) > NETWORK_SETS:
        return ASK.doubt(
            5.0,
            "走访前手机时钟被大幅调整",
            "the phone's clock was turned far between the last signed time and the visit",
            Strength.QUESTION,
            **numbers,
        )
    if abs(turned) > JITTER:
        return ASK.accident("turned", "走访前手机时钟有调整", "the phone's clock was set before", **numbers)
    return ASK.clear("所报时间与校时一致", "the claimed time agrees with the signed one", **numbers)
