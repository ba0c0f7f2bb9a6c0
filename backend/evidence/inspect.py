"""Is this what it says it is? Reads headers only and never decodes a pixel. Pure.

A photo is received in the time a phone waits for an answer, so nothing is unpacked here: dimensions are read
where the format keeps them, the end is looked for where the format has one, and metadata is stepped over
unread. What only decoding can show is found by the thumbnail job and said there.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from backend.evidence import refusals as say

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PIXELS: Final = 50_000_000
STROKES: Final = "application/vnd.lianfang.strokes+json"
LIMITS: Final = {
    "image/jpeg": 8 * 1024 * 1024,
    "image/png": 8 * 1024 * 1024,
    "image/webp": 8 * 1024 * 1024,
    STROKES: 512 * 1024,
}
"""Accepted media types and how many bytes each may have."""

_JPEG_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive: what cameras and browsers write
_JPEG_SCAN, _JPEG_END = 0xDA, b"\xff\xd9"
_PNG_START, _PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB\x60\x82"
_MAX_SIDE, _MAX_STROKES, _MAX_POINTS, _FAR = 10_000, 1_000, 20_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file turned out to be; width and height in pixels, or in CSS pixels of the pad for strokes."""

    media_type: str
    width: int
    height: int


def limit_for(media_type: str) -> int:
    """Most bytes a file of this type may have; raises WrongMediaType."""
    if media_type not in LIMITS:
        raise say.WrongMediaType(given=media_type[:80] or "-", accepted=", ".join(LIMITS))
    return LIMITS[media_type]


def inspect(data: bytes, media_type: str) -> Shape:
    """Check `data` against the type it was sent as.

    Raises:
        WrongMediaType, TooLarge, NotAPhoto, Truncated, TooManyPixels, NotStrokes.
    """
    if len(data) > (limit := limit_for(media_type)):
        raise say.TooLarge(limit=limit)
    if media_type == STROKES:
        return _strokes(data)
    start, measure = PHOTOS[media_type]
    if not start(data):
        raise say.NotAPhoto(expected=media_type)
    try:
        width, height = measure(data)
    except (IndexError, struct.error) as short:
        raise say.Truncated from short
    if not (width and height):
        raise say.NotAPhoto(expected=media_type)
    if width * height > MAX_PIXELS:
        raise say.TooManyPixels(width=width, height=height, limit=MAX_PIXELS)
    return Shape(media_type, width, height)


def _jpeg(data: bytes) -> tuple[int, int]:
    """Step from marker to marker until the picture data begins, which must have an end."""
    size, at = (0, 0), 2
    while True:
        if data[at] != 0xFF:
            raise say.NotAPhoto(expected="image/jpeg")
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = width, height
        at += 2 + length
        if marker == _JPEG_SCAN:
            break
    if data.rfind(_JPEG_END, at) < 0:
        raise say.Truncated
    return size


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    if _PNG_END not in data:
        raise say.Truncated
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise say.Truncated
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X":  # extended: canvas size less one, 24 bits each
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L" and body[0] == 0x2F:  # lossless: size less one, 14 bits each
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":  # lossy: 14 bits each, scaling above
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise say.NotAPhoto(expected="image/webp")


PHOTOS: Final[dict[str, tuple[Callable[[bytes], bool], Callable[[bytes], tuple[int, int]]]]] = {
    "image/jpeg": (lambda data: data[:2] == b"\xff\xd8", _jpeg),
    "image/png": (lambda data: data[:8] == _PNG_START and data[12:16] == b"IHDR", _png),
    "image/webp": (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
}


def _strokes(data: bytes) -> Shape:
    """`{"v": 1, "width", "height", "strokes": [[[x10, y10, ms, pressure1000], …], …]}`, all whole numbers."""
    try:
        drawing = json.loads(data.decode("utf-8"), parse_float=_no_fraction, parse_constant=_no_fraction)
    except (ValueError, RecursionError) as wrong:
        raise say.NotStrokes(reason="JSON") from wrong
    if not isinstance(drawing, dict) or drawing.keys() != {"v", "width", "height", "strokes"}:
        raise say.NotStrokes(reason="v, width, height, strokes")
    width, height, strokes = drawing["width"], drawing["height"], drawing["strokes"]
    if drawing["v"] != 1 or not (_within(width, 1, _MAX_SIDE) and _within(height, 1, _MAX_SIDE)):
        raise say.NotStrokes(reason="v = 1, width, height")
    if not isinstance(strokes, list) or not 1 <= len(strokes) <= _MAX_STROKES:
        raise say.NotStrokes(reason=f"1–{_MAX_STROKES} strokes")
    for stroke in strokes:
        if (
            not isinstance(stroke, list)
            or not 1 <= len(stroke) <= _MAX_POINTS
            or not all(map(_is_point, stroke))
        ):
            raise say.NotStrokes(reason="[x10, y10, ms, pressure1000]")
    return Shape(STROKES, width, height)


def _is_point(point: object) -> bool:
    return (
        isinstance(point, list)
        and len(point) == 4
        and _within(point[0], -_FAR, _FAR)
        and _within(point[1], -_FAR, _FAR)
        and _within(point[2], 0, 24 * 3_600_000)
        and _within(point[3], 0, 1000)
    )


def _within(value: object, low: int, high: int) -> bool:
    return type(value) is int and low <= value <= high


def _no_fraction(_: str) -> NoReturn:
    raise ValueError
