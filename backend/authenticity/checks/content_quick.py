"""Was there time to ask the questions?

Reason: twenty questions with an ill person take minutes. A form filled from paper afterwards is quick and
honest, so quickness is a hint; every field taking the same number of milliseconds is a script.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from backend.authenticity.county import rarity
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "content.quick",
    Channel.CONTENT,
    Pattern.INVENTED,
    "有时间逐项询问吗？",
    "Was there time to ask?",
    "A-09",
    limits=(
        "先记在纸上、回来再录的记录也很快，这是诚实的；只有每一项用时分毫不差才不寻常。",
        (
            "A form filled in from paper is quick and honest; "
            "only every field taking exactly as long is unusual."
        ),
    ),
)
FEWEST = 5
RARE = 0.05  # share of the county below which it is worth a word


def check(trace: Trace, around: Around) -> Finding:
    """The middle field's time against the county's."""
    taken = list(trace.visit.form.field_ms.values()) if trace.visit.form else []
    if len(taken) < FEWEST:
        return ASK.unknown("没有填写用时", "no times of filling in")
    if len(set(taken)) == 1:
        return ASK.doubt(
            6.0, "每一项用时完全相同", "every field took exactly as long", Strength.NEAR_PROOF, ms=taken[0]
        )
    middle = pace(trace) or 0.0
    share = around.county.below("pace", middle, trace.visit.team)
    numbers: Numbers = {"ms": round(middle), "share": round(share, 3)}
    if share > RARE:
        return ASK.clear("填写用时正常", "it took as long as forms take", **numbers)
    return ASK.doubt(rarity(share), "填写快得来不及询问", "it was filled in too quickly to ask", **numbers)


def pace(trace: Trace) -> float | None:
    """Ms the middle field took."""
    taken = trace.visit.form.field_ms.values() if trace.visit.form else ()
    return float(median(taken)) if taken else None
