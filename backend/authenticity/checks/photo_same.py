"""Was this picture used before?

Reason: two shots of one scene differ in two hundred of a hash's 256 bits if anything moved; a copy,
recompressed, mirrored or resized, differs in at most 31. Measured on thousands of pairs, no two different
pictures came so near, and not the same doorway on another day. So this may search all photos of the
county; only two shots a second apart match honestly, and those are of one visit, which is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question, Strength

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "photo.same",
    Channel.PHOTO,
    Pattern.INVENTED,
    "照片以前用过吗？",
    "Was this picture used before?",
    "A-10",
    limits=(
        "只认得出整张再用的照片；裁剪过或翻拍的要靠另一项检查，全新摆拍的看不出来。",
        (
            "It knows a whole picture used again; cropped or re-photographed "
            "ones need the other check, a newly staged one is not seen."
        ),
    ),
)


def check(trace: Trace, around: Around) -> Finding:
    """The nearest earlier picture of another visit."""
    if not trace.visit.photos:
        return ASK.unknown("没有照片", "there are no photos")
    if around.same_photos:
        nearest = min(around.same_photos, key=lambda one: one.distance)
        return ASK.doubt(
            7.0,
            "照片与另一次走访的照片相同",
            "a photo is the same as one of another visit",
            Strength.NEAR_PROOF,
            photo=nearest.photo.sha256,
            earlier=nearest.earlier.sha256,
            visit=nearest.visit,
            bits=nearest.distance,
        )
    if not around.photos_compared:
        return ASK.unknown("照片尚未到达，无法比较", "the photos have not arrived yet")
    return ASK.clear("照片没有用过", "the photos are new")
