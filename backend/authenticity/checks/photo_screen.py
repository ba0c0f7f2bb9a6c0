"""Does a picture carry a screen's grid?

Reason: a photographed screen leaves the beat of its pixels and the camera's all over the picture. Real
screens were not measured. Of ninety generated walls and doorways, two thirds of them with ideal bricks or
planks, one stood above the threshold; of their photographs from a simulated screen seventy did. Others found
the like, and that it dies when a picture is made smaller. So this is a hint for whoever looks at the picture,
too light to be a second channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "photo.screen",
    Channel.PHOTO,
    Pattern.INVENTED,
    "照片里有屏幕的网格吗？",
    "Does a picture carry a screen's grid?",
    "A-10",
    limits=(
        "纱窗、细密的瓷砖和布纹也会这样；好的屏幕、缩小过的照片看不出来。只提醒人看一眼照片。",
        (
            "Fly screens, fine tiles and cloth do it too; a good screen or a picture made "
            "smaller does not show it. It only asks a person to look at the picture."
        ),
    ),
)
GRID = 5.5  # nats above its ring
WEIGHT = 0.6  # nats: too little for a second channel


def check(trace: Trace, _: Around) -> Finding:
    """The picture whose grid stands out most."""
    seen = [
        (one.fingerprint.raster, one.sha256)
        for one in trace.visit.photos
        if one.fingerprint and one.fingerprint.raster is not None
    ]
    if not seen:
        return ASK.unknown("没有足够大的原图可看", "no original large enough to tell")
    grid, photo = max(seen)
    numbers: Numbers = {"raster": round(grid, 1), "photo": photo, "photos": len(seen)}
    if grid < GRID:
        return ASK.clear("照片里没有屏幕的网格", "no picture carries a screen's grid", **numbers)
    return ASK.doubt(
        WEIGHT,
        "有照片带着细密的网格，像是翻拍屏幕，请看一眼",
        "a picture carries a fine grid, as a photographed screen does; please look at it",
        **numbers,
    )
