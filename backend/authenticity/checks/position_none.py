"""Is there anything at all that speaks for having been there?

Reason: a position may be refused, a code may fail, a photo may be declined, each for honest reasons and each
in many visits. A meeting at home for which no phone read a position, nobody answered the turning code and no
picture was taken rests on words alone, as a telephone call does (A-07). So it is asked about; a sentence is
enough of an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.facts import Means
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "position.none",
    Channel.POSITION,
    Pattern.PHONE,
    "有什么能说明到过现场吗？",
    "Does anything speak for having been there?",
    "A-07",
    limits=(
        "没信号、没授权、家属不愿拍照可能碰在一起；说明一句即可。有一样支持就不再问。",
        (
            "No signal, no permission and a declined photo may meet; a sentence "
            "is enough. One thing that speaks for it ends the question."
        ),
    ),
)
OWN = (Means.SCAN, Means.TYPED)


def check(trace: Trace, _: Around) -> Finding:
    """Count what there is: positions, answered codes, pictures by the app's camera."""
    visit = trace.visit
    if not visit.met or not visit.place_is_home:
        return ASK.unknown("没有在住处见到本人，不作比较", "nobody was met at home: nothing to compare")
    answered = sum(one.means in OWN and one.replied_at is not None for one in visit.presences)
    taken = sum(one.camera for one in visit.photos)
    numbers = {"samples": len(trace.samples), "answers": answered, "photos": taken}
    if any(numbers.values()):
        return ASK.clear("有能说明到过现场的东西", "something speaks for having been there", **numbers)
    return ASK.doubt(
        3.2,
        "没有定位、没有应答、也没有照片",
        "there is no position, no answered code and no photo",
        Strength.QUESTION,
        **numbers,
    )
