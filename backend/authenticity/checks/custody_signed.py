"""Did the enrolled phone sign the record?

Reason: every statement is signed with a key that never leaves the phone. A record without a valid
signature did not come from it, whatever it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "custody.signed",
    Channel.CUSTODY,
    Pattern.INVENTED,
    "登记的手机签名了吗？",
    "Did the enrolled phone sign it?",
    limits=(
        "签名只说明用的是哪部手机，不说明拿着它的是谁，也不说明写的是真的。",
        "A signature says which phone it was, not who held it, nor that the words are true.",
    ),
)


def check(trace: Trace, _: Around) -> Finding:
    """The device's signature."""
    signed = trace.visit.custody.signed
    if signed is None:
        return ASK.unknown("没有签名可核对", "there is no signature to check")
    if signed:
        return ASK.clear("由登记的手机签名", "signed by the enrolled phone")
    return ASK.doubt(
        8.0, "没有登记手机的有效签名", "no valid signature of the enrolled phone", Strength.NEAR_PROOF
    )
