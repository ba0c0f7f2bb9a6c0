"""Is a record of this phone missing before this one, or within it?

Reason: drafts and failed attempts are records too, so whoever throws one away leaves a hole in the
phone's chain. A phone whose storage was cleared leaves one too, and one whose storage was put back to an
older state uses numbers twice: honest, and counted by the county.
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
    "之前和当中的记录都在吗？",
    "Are the records before it and within it all there?",
    limits=(
        "手机存储被清空、换手机也会缺号，存储恢复到旧状态会重号，都是常事。缺号不说明丢的是什么。",
        (
            "Cleared storage or a new phone leaves a gap too, and storage put back to an older state uses "
            "numbers twice: everyday life. A gap does not say what is missing."
        ),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """The hole before this record, by its size; then holes within it, and numbers used twice."""
    custody = trace.visit.custody
    missing, within = custody.missing, custody.within
    if missing is None and not within and not custody.forked:
        return ASK.unknown("不知道之前的记录", "what came before is not known")
    numbers: Numbers = {"missing": missing, "within": within, "forked": int(custody.forked)}
    if missing == 1 and trace.visit.met:
        return ASK.doubt(
            3.0,
            "见到本人之前，有一条记录不见了，请问那是什么",
            "one record right before this meeting is gone; please ask what it was",
            Strength.QUESTION,
            **numbers,
        )
    if custody.forked:
        return ASK.accident(
            "forked",
            "手机把同一个编号用了两次，手机存储恢复到旧状态时也会这样",
            "a phone used one number twice; a phone put back to an older state does it too",
            **numbers,
        )
    if missing:
        return ASK.accident("several", "之前缺少记录", "records before it are missing", **numbers)
    if within:
        return ASK.accident(
            "within",
            "开始和结束之间缺少记录",
            "records between its beginning and its end are missing",
            **numbers,
        )
    return ASK.clear("之前和当中的记录都在", "the records before it and within it are all there")
