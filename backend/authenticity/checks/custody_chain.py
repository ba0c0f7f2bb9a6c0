"""Is a record of this phone missing before this one?

Reason: drafts and failed attempts are records too, so whoever throws one away leaves a hole in the
phone's chain. A phone whose storage was cleared leaves one too: honest, and counted by the county.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "custody.chain",
    Channel.CUSTODY,
    Pattern.INVENTED,
    "之前的记录都在吗？",
    "Are the records before it all there?",
    limits=(
        "手机存储被清空、换手机也会缺号，都是常事。缺号不说明丢的是什么。",
        (
            "Cleared storage or a new phone leaves a gap too, which "
            "is everyday life. A gap does not say what is missing."
        ),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """The hole before this record, by its size."""
    missing = trace.visit.custody.missing
    if missing is None:
        return ASK.unknown("不知道之前的记录", "what came before is not known")
    if missing == 0:
        return ASK.clear("之前的记录都在", "the records before it are all there")
    numbers: Numbers = {"missing": missing}
    if missing == 1 and trace.visit.met:
        return ASK.doubt(
            3.0,
            "见到本人之前，有一条记录不见了，请问那是什么",
            "one record right before this meeting is gone; please ask what it was",
            Strength.QUESTION,
            **numbers,
        )
    return ASK.accident("several", "之前缺少记录", "records before it are missing", **numbers)
