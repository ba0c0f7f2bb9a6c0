"""Was it drawn as a finger draws?

Reason: a finger on glass draws up to a few pixels a millisecond, and its dots come at the screen's own
beat with small irregularities. Strokes put there by a script have no time between their dots, or come
from a mouse.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "signature.speed",
    Channel.SIGNATURE,
    Pattern.SIGNATURE,
    "像手写的吗？",
    "Was it drawn as a finger draws?",
    limits=(
        "只看得出程序或鼠标画的线；别人用手指代签看不出来。",
        "It sees lines drawn by a script or a mouse; another person's finger is not seen.",
    ),
)
FASTEST = math.log(8.0)  # px/ms: two phone widths in a tenth of a second


def check(trace: Trace, _: Around) -> Finding:
    """The quickest signature, and what it was drawn with."""
    if not trace.hands:
        return ASK.unknown("没有可测量的签字", "no signature that could be measured")
    speed = max(float(drawn.manner[0]) for _, drawn in trace.hands)
    numbers: Numbers = {"px_ms": round(math.exp(speed), 2)}
    if speed > FASTEST or any(drawn.drawn_ms <= 0 for _, drawn in trace.hands):
        return ASK.doubt(
            6.0,
            "签字快得不像手写",
            "a signature was drawn too fast to be a hand",
            Strength.NEAR_PROOF,
            **numbers,
        )
    if any(one.pointer == "mouse" for one, _ in trace.hands):
        return ASK.accident("mouse", "签字是用鼠标画的", "a signature was drawn with a mouse", **numbers)
    if trace.unmeasured:
        return ASK.unknown("有签字无法测量", "a signature could not be measured", **numbers)
    return ASK.clear("签字像手写的", "the signatures were drawn as fingers draw", **numbers)
