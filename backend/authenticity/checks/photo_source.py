"""Were the photos taken with the app, then and there?

Reason: the app's camera gives a picture of now. A file may be older; a broken camera makes files honest,
and its own times are easily changed, so this is never more than a hint. A file minutes old is a phone's
own camera app; one from another day is not (A-10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Pattern, Question

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.facts import Photo
    from backend.authenticity.findings import Finding, Numbers
    from backend.authenticity.trace import Trace

ASK = Question(
    "photo.source",
    Channel.PHOTO,
    Pattern.INVENTED,
    "照片是当场拍的吗？",
    "Were the photos taken there?",
    "A-10",
    limits=(
        "相机坏了从相册选图是诚实的；文件时间容易改，所以只作参考。",
        (
            "Where the camera is broken, choosing a file is honest; "
            "file times are easily changed, so this is a hint."
        ),
    ),
)
MINUTE = 60_000
OUTSIDE = 30 * MINUTE
KINDS = ("old", "outside", "file")


def check(trace: Trace, _: Around) -> Finding:
    """The least likely kind among the photos."""
    photos = trace.visit.photos
    if not photos:
        return ASK.unknown("没有照片", "there are no photos")
    found = {kind for one in photos if (kind := _kind(one, trace))}
    numbers: Numbers = {"photos": len(photos), "files": sum(not one.camera for one in photos)}
    for kind in KINDS:
        if kind in found:
            zh, en = WORDS[kind]
            return ASK.accident(kind, zh, en, **numbers)
    return ASK.clear("照片都是当场拍的", "the photos were taken there", **numbers)


WORDS = {
    "old": ("照片文件早于走访时间", "a photo's file is older than the visit"),
    "outside": ("照片不在走访时间内", "a photo was taken outside the visit"),
    "file": ("照片来自文件而非应用相机", "a photo came from a file"),
}


def _kind(one: Photo, trace: Trace) -> str | None:
    visit = trace.visit
    times = [time for time in (one.modified, one.exif_at) if time is not None]
    if times and min(times) < visit.began - OUTSIDE:
        return "old"
    if not visit.began - OUTSIDE <= one.at <= visit.ended + OUTSIDE:
        return "outside"
    return None if one.camera else "file"
