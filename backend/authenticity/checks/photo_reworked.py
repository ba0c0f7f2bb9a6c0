"""Is this picture an earlier one, cropped or photographed from a screen?

Reason: cropping, borders and screens move a hash far away, so loose candidates among the same person's
and team's photos are laid over each other. The same doorway on another day shares its wall; a copy shares
its moment: every patch as bright as before, every person in place. This is shown side by side to a person
and decides nothing. Another home's doorway photographed anew is no copy and is not asked about: of drawn
doors at best one in five was recognised the next time (`tools.bench doorways`), real ones never measured,
and whoever honestly stands before that door later would be asked too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "photo.reworked",
    Channel.PHOTO,
    Pattern.INVENTED,
    "照片是旧照片改的吗？",
    "Is a picture an earlier one reworked?",
    "A-10",
    limits=(
        (
            "同一个门口隔天再拍也会很像。程序只把两张并排给人看，从不自行认定。"
            "重新拍摄的别家门口认不出来：画出来的门，再拍一张至多五次认得一次；真的门没有测过。"
        ),
        (
            "The same doorway on another day looks alike. Two pictures are laid side by side for a person; "
            "nothing is concluded. Another home's doorway taken anew is not recognised: of drawn doors "
            "one in five was at best, and real ones were never measured."
        ),
    ),
)
ONE, TWO = 4.0, 5.5
# Contrasts: no two shots came nearer than this; up to .25 one pair in a hundred does, of empty rooms.
SURE = 0.1


def check(trace: Trace, around: Around) -> Finding:
    """The pairs that show one moment."""
    if not trace.visit.photos:
        return ASK.unknown("没有照片", "there are no photos")
    copies = {one.photo.sha256: one for one in around.reworked}
    if not copies:
        if not around.photos_compared:
            return ASK.unknown("照片尚未到达，无法比较", "the photos have not arrived yet")
        return ASK.clear("没有发现改过的旧照片", "no reworked photo was found")
    closest = min(copies.values(), key=lambda one: one.overlap.difference)
    numbers: Numbers = {
        "photo": closest.photo.sha256,
        "earlier": closest.earlier.sha256,
        "visit": closest.visit,
        "agreeing": round(closest.overlap.agreeing, 2),
        "difference": round(closest.overlap.difference, 2),
        "mirrored": int(closest.overlap.mirrored),
        "photos": len(copies),
    }
    zh = "照片与以前的照片像是同一瞬间，请对照查看"
    en = "a photo seems to show the same moment as an earlier one; please look at both"
    if len(copies) == 1 and closest.overlap.difference > SURE:
        return ASK.accident("alike", zh, en, **numbers)
    return ASK.doubt(ONE if len(copies) == 1 else TWO, zh, en, Strength.QUESTION, **numbers)
