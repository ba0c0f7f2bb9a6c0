"""Did one hand sign for several people?

Reason: people write at their own speed, with their own pauses, pressure and steadiness; these do not
depend on the name. When another's signature lies nearer to the leader's manner than people's do by
chance, one hand may have written both. Few numbers, so only a hint, unless it is also unlike how its
owner always wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity import manner
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.trace import Trace

ASK = Question(
    "signature.one_hand",
    Channel.SIGNATURE,
    Pattern.SIGNATURE,
    "是否一人代签？",
    "Did one hand sign for several?",
    limits=(
        "数据很少，只作参考；不能证明是谁代签。",
        "There is little to go by: a hint, which cannot show who signed.",
    ),
)
SEVERAL = 2
LIKE = 1.5  # nats
STRANGE = 1.0  # nats against the signer's own hand


def check(trace: Trace, around: Around) -> Finding:
    """Everybody's manner against the leader's in this very visit."""
    leader = next((drawn for one, drawn in trace.hands if one.hand == f"staff:{trace.visit.lead}"), None)
    if leader is None:
        return ASK.unknown("没有组长的签字", "the leader did not sign")
    others = {one.hand: drawn for one, drawn in trace.hands if one.hand != f"staff:{trace.visit.lead}"}
    alike = [
        hand
        for hand, drawn in others.items()
        if (same := manner.same_manner(drawn, leader)) > LIKE
        and same > manner.usual_manner(drawn, around.hands.get(hand, ())) + LIKE
    ]
    strange = [hand for hand in alike if _is_strange(hand, others[hand], around)]
    numbers: Numbers = {"others": len(others), "alike": len(alike), "strange": len(strange)}
    if not alike and trace.unmeasured:
        return ASK.unknown("有签字无法比较", "a signature could not be compared", **numbers)
    if not alike:
        return ASK.clear("签字出自不同的人", "the signatures are in different manners", **numbers)
    if strange:
        return ASK.doubt(
            3.5,
            "有签字不像本人以往的笔迹，却与组长的写法相同",
            "a signature is unlike its signer's own and in the leader's manner",
            Strength.QUESTION,
            **numbers,
        )
    kind = "several" if len(alike) >= SEVERAL else "one"
    return ASK.accident(kind, "有签字的写法与组长相同", "a signature is in the leader's manner", **numbers)


def _is_strange(hand: str, drawn: Handwriting, around: Around) -> bool:
    against = manner.other_hand(drawn, around.hands.get(hand, ()), around.repeats)
    return against is not None and against > STRANGE
