"""Does a name look as it did when its owner wrote it before?

Reason: size, proportion, slant and slope of a written name come back within a few percent, speed and
pauses within a tenth; another hand differs in most of them at once. An injured or hurried hand differs in
speed and steadiness only, so those together weigh no more than one trait. It is asked "drawn by the same
hand?", never said "forged".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity import manner
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "signature.hand",
    Channel.SIGNATURE,
    Pattern.SIGNATURE,
    "签字像本人以往的笔迹吗？",
    "Was it drawn by the same hand as before?",
    "A-15",
    limits=(
        "手受伤、匆忙或签得少都会不同。只问“是否同一只手写的”，不能认定是谁。",
        (
            "An injured or hurried hand differs, and few signatures say "
            "little. It asks about the same hand; it cannot say whose."
        ),
    ),
)
OTHER = 1.0  # nats from which a signature counts as another hand's
HEAVIEST, ALONE = 6.0, 3.2
NEARLY_ALL = 6.0  # nats: four hundred to one, which no injury and no haste can reach
SEVERAL = 2


def check(trace: Trace, around: Around) -> Finding:
    """Every signature against its signer's own; two people's beside the leader are a question, one is a
    hint.
    """
    found: dict[str, float] = {}
    for signature, drawn in trace.hands:
        earlier = around.hands.get(signature.hand, ())
        weight = manner.other_hand(drawn, earlier, around.repeats)
        if weight is not None:
            found[signature.hand] = weight
    if not found:
        return ASK.unknown("以往的签字太少", "too few earlier signatures")
    other = {hand: weight for hand, weight in found.items() if weight > OTHER}
    numbers: Numbers = {"compared": len(found), "other": len(other), "most": round(max(found.values()), 1)}
    if not other and trace.unmeasured:
        return ASK.unknown("有签字无法比较", "a signature could not be compared", **numbers)
    if not other:
        return ASK.clear("签字与以往一致", "the signatures look as before", **numbers)
    people = [hand for hand in other if hand != f"staff:{trace.visit.lead}"]
    weight = sum(min(ALONE, one) for one in other.values())
    return ASK.doubt(
        min(HEAVIEST, weight),
        "有签字与本人以往的笔迹不同",
        "a signature differs from how its signer always wrote",
        Strength.QUESTION if len(people) >= SEVERAL or max(other.values()) > NEARLY_ALL else Strength.HINT,
        **numbers,
    )
