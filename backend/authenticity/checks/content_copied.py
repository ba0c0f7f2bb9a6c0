"""Were the measurements taken again?

Reason: chosen answers repeat honestly, most of all with stable people, so they say nothing. What is read
from an instrument varies by itself: pressure, pulse, weight and girth all equal to an earlier visit's
were not measured again. Some are copied out of laziness, without anything else being false; so how many
agree is counted against what the county shows, and only all of them are more than an accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.checks import content_quick
from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import Form
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "content.copied",
    Channel.CONTENT,
    Pattern.INVENTED,
    "测量值是新测的吗？",
    "Were they measured again?",
    "A-09",
    limits=(
        "指标稳定的人也可能测出相同的数；只有全部相同才值得一问。选择题相同不算。",
        (
            "Steady people can measure the same; only when everything "
            "is equal is it worth asking. Chosen answers do not count."
        ),
    ),
)
FEWEST = 3
SOME = 2


def check(trace: Trace, around: Around) -> Finding:
    """Against each earlier form of the same person: the one it agrees with most."""
    form = trace.visit.form
    if around.same_measures and len(trace.measured) > FEWEST:
        return ASK.doubt(
            4.5,
            "测量值全部与另一人的记录相同",
            "all measurements equal those of somebody else's record",
            Strength.QUESTION,
            equal=len(trace.measured),
            visit=around.same_measures[-1],
        )
    earlier = [one.visit.form for one in around.past if one.visit.form]
    pairs = [_agreeing(form, other) for other in earlier] if form else []
    if not pairs or max(of for _, of, _ in pairs) < FEWEST:
        return ASK.unknown("没有可比较的测量值", "no measurements to compare")
    equal, of, rest = max(pairs)
    numbers: Numbers = {"equal": equal, "of": of, "all_else_equal": int(rest)}
    if equal == of and of > FEWEST:
        return ASK.doubt(
            4.5 if rest else 3.2,
            "测量值全部与以前的记录相同",
            "all measurements equal those of an earlier record",
            Strength.QUESTION,
            **numbers,
        )
    if rest and equal == of - 1 and _is_quick(trace, around):
        return ASK.doubt(
            4.0,
            "除一项外全部与以前的记录相同，且填写很快",
            "all but one value equals an earlier record, and it was filled in quickly",
            Strength.QUESTION,
            **numbers,
        )
    if equal < SOME:
        return ASK.clear("测量值是新的", "the measurements are new", **numbers)
    return ASK.accident(
        f"{min(equal, of)}", "部分测量值与以前相同", "some measurements equal earlier ones", **numbers
    )


def _is_quick(trace: Trace, around: Around) -> bool:
    taken = content_quick.pace(trace)
    return taken is not None and around.county.below("pace", taken, trace.visit.team) < content_quick.RARE


def _agreeing(form: Form, other: Form) -> tuple[int, int, bool]:
    """Equal measurements, how many both have, and whether everything else is equal too."""
    both = [name for name in form.measured if name in form.answers and name in other.answers]
    equal = sum(form.answers[name] == other.answers[name] for name in both)
    rest = [name for name in form.answers if name not in form.measured]
    return equal, len(both), all(form.answers[name] == other.answers.get(name) for name in rest)
