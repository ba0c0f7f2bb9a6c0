"""Was it written anew?

Reason: whoever copies a record copies it whole. Codes alone repeat honestly with stable people, and a short
phrase does; a sentence of one's own together with every code, record after record, does not write itself
anew. But many write the same honestly of a quiet year, so it says nothing alone (A-09): it counts only
beside a doubt about the photos (A-10), or where a month's visits crowd into its last days (A-13).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "content.same",
    Channel.CONTENT,
    Pattern.INVENTED,
    "文字是新写的吗？",
    "Was it written anew?",
    "A-09",
    limits=(
        "病情平稳时，诚实的记录也会一再相同，所以单独不计；只有照片也有疑问，或走访挤在月末时才计入。",
        (
            "Of a quiet year honest records say the same, too, so alone it counts for nothing: only "
            "where the photos are in doubt as well, or visits crowd into a month's last days."
        ),
    ),
)
RUN = 2  # earlier records in a row
WEIGHT = 1.5  # nats: a habit of writing that a copier always has


def check(trace: Trace, around: Around) -> Finding:
    """Free text and every code as in the two records before."""
    if trace.visit.form is None or trace.visit.form.wording is None:
        return ASK.unknown("没有足够的文字可比较", "too few words to compare")
    if len(_before(around.past)) < RUN:
        return ASK.unknown("以前的记录不足两次", "fewer than two earlier records")
    if not written_again(trace, around.past):
        return ASK.clear("文字和选项与前两次不全相同", "words and codes are not all those of the last two")
    found = ASK.doubt(
        WEIGHT,
        "文字和全部选项与前两次记录完全相同",
        "words and every code equal those of the two records before",
        equal=RUN + 1,
    )
    return found if around.crowded else replace(found, beside=Channel.PHOTO)


def written_again(trace: Trace, past: Sequence[Trace]) -> bool:
    """Whether a record says what the two before it said, to the letter."""
    form, before = trace.visit.form, _before(past)
    said = {one.visit.form.wording for one in before if one.visit.form}
    return form is not None and form.wording is not None and len(before) == RUN and said == {form.wording}


def _before(past: Sequence[Trace]) -> list[Trace]:
    return [one for one in past if one.visit.form is not None][-RUN:]
