"""Did the record come late?

Reason: a record waits for a signal, in hill villages for days; beyond three days (A-11) without a word
about why, it may have been written afterwards. Late alone is everyday life.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "time.late",
    Channel.TIME,
    Pattern.INVENTED,
    "记录是否迟到？",
    "Did the record come late?",
    "A-11",
    limits=(
        "没有信号时晚到是正常的，写一句原因即可；单凭晚到从不作疑问。",
        "Where there is no signal, late is normal, and a word about why is enough; late alone is no doubt.",
    ),
)
LATE = 72 * 3_600_000


def check(trace: Trace, _: Around) -> Finding:
    """Time from the end to the receipt."""
    waited = trace.visit.received_at - trace.ended
    hours = round(waited / 3_600_000, 1)
    if waited <= LATE or trace.visit.offline_reason:
        return ASK.clear("记录及时到达或说明了原因", "it came in time, or said why not", hours=hours)
    return ASK.accident(
        "late", "记录在三天后才到达", "the record came after more than three days", hours=hours
    )
