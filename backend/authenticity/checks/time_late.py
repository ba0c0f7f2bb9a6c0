"""Did the record come late?

Reason: a record waits for a signal, in hill villages for days; beyond three days (A-11) without a word
about why, it may have been written afterwards. Late alone is everyday life. That there was no network the
phone notes by itself, when the record is signed: that clears. A reason that its author gives afterwards
cannot be tested, so it halves the doubt and never takes it away, and the county counts it as late all the
same: where many records are late, none of it weighs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question
from backend.policy.capture_codes import LateReason

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
        "没有信号时晚到是正常的，应用会自己记下；事后说明原因，疑点减半；单凭晚到从不作疑问。",
        (
            "Without a signal, late is normal, and the app notes it; a reason given afterwards halves the "
            "doubt. Late alone is no doubt."
        ),
    ),
)
LATE = 72 * 3_600_000
KIND = "late"


def check(trace: Trace, _: Around) -> Finding:
    """Time from the end to the receipt."""
    waited = trace.visit.received_at - trace.ended
    hours = round(waited / 3_600_000, 1)
    if waited <= LATE or trace.visit.offline_reason:
        return ASK.clear(
            "记录及时到达，或手机当时已记下没有网络",
            "it came in time, or the phone had noted that there was no network",
            hours=hours,
        )
    zh, en = "记录在三天后才到达", "the record came after more than three days"
    told = trace.visit.late
    if told is None:
        return ASK.accident(KIND, zh, en, hours=hours)
    why = LateReason(told.reason)
    zh, en = f"{zh}，事后说明了原因：{why.zh}", f"{en}; said afterwards: {why.en}"
    return ASK.explained(KIND, zh, en, hours=hours, statement=told.statement)
