"""Was the record changed after it was received?

Reason: what was received stays; a change is an amendment with a reason, signed in the app and approved by
a second person. A slip of the pen is amended within days. A milder danger level put in weeks later
without a word, or beside the app, is not a slip; and content that differs without any amendment was
changed in the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import Amendment
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "custody.changed",
    Channel.CUSTODY,
    Pattern.INVENTED,
    "收到后被改动过吗？",
    "Was it changed after receipt?",
    limits=(
        "更正是正常的，只要写明理由并由第二人同意。存储损坏也会使内容对不上，这不说明走访人员做了什么。",
        (
            "Amending is normal, with a reason and a second person's consent. A damaged disk makes a "
            "difference too: that says nothing about those who made the visit."
        ),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """Look at the amendments, and at whether they explain a difference."""
    custody, form = trace.visit.custody, trace.visit.form
    if custody.intact is False:
        return ASK.doubt(
            8.0,
            "内容与收到时不同，却没有更正记录",
            "it differs from what was received, without an amendment",
            Strength.NEAR_PROOF,
        )
    if not custody.amendments and custody.intact is None:
        return ASK.unknown("没有收到时的内容可核对", "there is nothing to compare it with")
    if not custody.amendments:
        return ASK.clear("收到后没有改动", "unchanged since it was received")
    told = form.told if form else frozenset()
    aside = [one for one in custody.amendments if not one.through_app]
    grave = [one for one in custody.amendments if _names(one) & told]
    numbers: Numbers = {
        "amendments": len(custody.amendments),
        "beside_the_app": len(aside),
        "told": len(grave),
    }
    if aside and grave:
        return _doubt(5.0, Strength.NEAR_PROOF, numbers)
    if aside or any(not one.reason for one in grave):
        return _doubt(4.0, Strength.QUESTION, numbers)
    if all(one.reason for one in custody.amendments):
        return ASK.clear("收到后按手续更正过", "amended in the proper way", **numbers)
    return ASK.accident(
        "bare", "收到后有更正，没有写原因", "amended after receipt without a reason", **numbers
    )


def _names(one: Amendment) -> set[str]:
    return {name.rsplit(".", 1)[-1] for name in one.fields}


def _doubt(weight: float, strength: Strength, numbers: Numbers) -> Finding:
    return ASK.doubt(
        weight,
        "收到后绕过更正手续改动了病情内容",
        "what it says of the illness was changed past the proper way",
        strength,
        **numbers,
    )
