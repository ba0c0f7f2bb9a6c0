"""Was this very stroke drawn before?

Reason: nobody draws the same line twice. Moved, scaled and put on the same length, two signatures of one
hand still differ by a few percent of their size; a copied one by the rounding of its pixels, a copy that
was shaken a little by hardly more. A traced one is a drawing of its own: that cannot be seen here, and is
not claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "signature.again",
    Channel.SIGNATURE,
    Pattern.SIGNATURE,
    "签字笔迹以前出现过吗？",
    "Was this very stroke drawn before?",
    "A-15",
    limits=(
        "照着描的签字是新画的一笔，这里看不出，也不声称看得出。",
        "A traced signature is a new drawing: it cannot be seen here, and is not claimed to be.",
    ),
)
COPY = 0.004  # of the signature's own size: rounding to a hundredth of a pixel gives a tenth of this
NEARLY = 0.15  # of the usual distance between two of one hand: nearer than any two were ever measured


def check(trace: Trace, around: Around) -> Finding:
    """The nearest earlier path of anybody."""
    if not trace.hands:
        return ASK.unknown("没有可比较的签字", "no signature that could be compared")
    if not around.same_paths and trace.unmeasured:
        return ASK.unknown("有签字无法比较", "a signature could not be compared")
    if not around.same_paths:
        return ASK.clear("签字都是当场写的", "every signature was drawn anew")
    nearest = min(around.same_paths, key=lambda one: one.off)
    numbers: Numbers = {
        "hand": nearest.hand,
        "earlier": nearest.earlier_hand,
        "visit": nearest.visit,
        "off": round(nearest.off, 4),
        "same_timing": int(nearest.same_timing),
    }
    if nearest.off <= COPY:
        return ASK.doubt(
            8.0,
            "签字笔迹与以前的一笔不差",
            "a signature repeats an earlier one stroke for stroke",
            Strength.NEAR_PROOF,
            **numbers,
        )
    return ASK.doubt(
        3.2,
        "签字与以前的几乎重合，请对照查看",
        "a signature almost covers an earlier one; please look at both",
        Strength.QUESTION,
        **numbers,
    )
