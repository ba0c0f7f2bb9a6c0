"""Pictures for tests, honest and hostile."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib

from PIL import Image


def a_photo(
    width: int = 320,
    height: int = 240,
    seed: int = 1,
    kind: str = "JPEG",
    mode: str = "RGB",
    **saving: object,
) -> bytes:
    """A small picture, different for each seed."""
    picture = Image.linear_gradient("L").resize((width, height)).rotate(seed * 7).convert(mode)
    picture.putpixel((seed % width, 0), 255 if mode == "L" else (255, seed % 256, 0, 255)[: len(mode)])
    out = io.BytesIO()
    picture.save(out, kind, **saving)
    return out.getvalue()


def a_photo_with_exif(exif: bytes, orientation: int | None = None) -> bytes:
    """A JPEG with these EXIF bytes, or with a proper orientation tag."""
    if orientation is not None:
        tags = Image.Exif()
        tags[0x0112] = orientation
        tags[0x010E] = "a description that must not survive"
        exif = tags.tobytes()
    return a_photo(exif=exif)


def a_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A tiny PNG that says it is enormous."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def some_strokes(**changes: object) -> bytes:
    """A drawn signature, as the app sends it."""
    drawing = {
        "v": 1,
        "width": 300,
        "height": 150,
        "strokes": [[[100, 200, 0, 500], [140, 260, 16, 510]], [[300, 310, 90, 0]]],
    }
    return json.dumps({**drawing, **changes}).encode()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
