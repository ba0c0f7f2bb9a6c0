"""Could the person be met at home at all?

Reason: somebody whom the register knows in hospital, in custody or dead was not visited at home (A-12).
Registers are late sometimes, so a person looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "content.possible",
    Channel.CONTENT,
    Pattern.INVENTED,
    "本人当时可能在家吗？",
    "Could the person be at home?",
    "A-12",
    limits=(
        "登记可能更新得晚；人也可能刚出院。所以一律由人来看。",
        "Registers can be late, and people come home; a person always looks.",
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """What the register knew of the person's whereabouts then."""
    where = trace.visit.patient_elsewhere
    if where is None or not trace.visit.met:
        return ASK.clear("登记情况与走访不矛盾", "the register does not contradict the visit")
    return ASK.doubt(
        5.0,
        "登记显示本人当时不在家",
        "the register knew the person elsewhere at that time",
        Strength.QUESTION,
        where=where,
    )
