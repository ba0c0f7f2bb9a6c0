"""Did somebody sign who was not there?

Reason: a colleague's name below a record says that they came. Whoever signs without having joined in any
way, not even by being named, signed elsewhere, or did not sign (A-04).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "signature.absent",
    Channel.SIGNATURE,
    Pattern.SIGNATURE,
    "签字的人都在场吗？",
    "Was everyone who signed there?",
    "A-04",
    limits=(
        "忘了扫口令也会这样；手机没电请走“借用手机”，就不会有疑问。",
        (
            "Forgetting the code looks the same; with a flat "
            "battery, borrowing a phone in the app raises no question."
        ),
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """Staff signatures against those who joined."""
    staff = [one.signer for one in trace.visit.signatures if one.role == "staff"]
    if not staff:
        return ASK.unknown("没有工作人员签字", "no member of staff signed")
    absent = set(staff) - set(trace.visit.members)
    if not absent:
        return ASK.clear("签字的人都在场", "everyone who signed was there", signatures=len(staff))
    return ASK.doubt(
        4.0,
        "有未到场的工作人员签字",
        "somebody signed who had not joined",
        Strength.QUESTION,
        signatures=len(staff),
        absent=len(absent),
    )
