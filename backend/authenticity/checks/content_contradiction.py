"""Do the answers contradict each other?

Reason: stable, and yet dangerous at level three or above, is one or the other (A-19). Danger that falls by
two levels at once has a story, and a word of it in the record is enough. This is a question of quality to
the doctor and no sign of forgery, so it weighs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "content.contradiction",
    Channel.CONTENT,
    Pattern.INVENTED,
    "内容自相矛盾吗？",
    "Do the answers contradict each other?",
    "A-19",
    limits=(
        "只是请医生复核记录质量，不说明走访是假的。",
        "It asks the doctor to look at the record again; it says nothing against the visit.",
    ),
)
DANGEROUS = 3
DROP = 2


def check(trace: Trace, around: Around) -> Finding:
    """Stable with danger, or danger gone by two levels since the last visit without a word about it."""
    form = trace.visit.form
    if form is None or form.danger is None:
        return ASK.unknown("没有危险性评估", "danger was not assessed")
    if form.stable and form.danger >= DANGEROUS:
        return ASK.doubt(
            0.0, "记为稳定但危险性达三级以上", "stable, with danger of three or more", danger=form.danger
        )
    last = next((one.visit.form.danger for one in reversed(around.past) if one.visit.form), None)
    if last is not None and last - form.danger >= DROP and not form.noted:
        return ASK.doubt(
            0.0,
            "危险性一次下降两级以上，没有写明原因",
            "danger fell by two levels at once, and nothing says why",
            danger=form.danger,
        )
    return ASK.clear("内容没有矛盾", "the answers agree with each other", danger=form.danger)
