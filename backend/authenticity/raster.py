"""Whether a picture carries a grid finer than anything in it, as a photographed screen does. Pure.

A screen's pixels and a camera's make a pattern that repeats all over the picture. In its spectrum that is a
sharp peak, where everything else falls off smoothly with frequency: so each ring of equal frequency is
measured by its own middle, and what counts is how far the strongest peak stands above it. Tiles, bricks and
planks repeat too, but slowly, and leave overtones: a peak counts only as far as it stands above those at its
own fractions. Left out are the two axes (edges of the picture, door frames) and the multiples of an eighth
(JPEG's own blocks). Making a picture smaller blurs the grid away, so only originals are asked.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SIDE = 512  # px of the crop from the middle that is looked at
ORIGINAL = 1200  # px of the long side; the app takes 1280 or more, and less was made smaller
MOST = 16_000_000  # px: what is decoded for a hint
SLOWEST, FASTEST = 0.1, 0.49  # cycles a pixel
SLOWEST_PATTERN = 5.0  # bins: a hundred pixels from brick to brick
PEAKS = 40  # looked at
AXIS = 4  # bins beside either axis
BLOCK = SIDE // 8


def raster(picture: bytes) -> float | None:
    """How far the strongest peak stands above its ring, in nats; None for a picture too small to tell.

    Raises what Pillow raises if it is no picture.
    """
    with Image.open(io.BytesIO(picture)) as image:
        width, height = image.size
        if max(width, height) < ORIGINAL or min(width, height) < SIDE or width * height > MOST:
            return None
        left, top = (width - SIDE) // 2, (height - SIDE) // 2
        crop = image.crop((left, top, left + SIDE, top + SIDE)).convert("L")
    return peak(np.asarray(crop, np.float32))


def peak(luma: Floats) -> float:
    """The same of a square of brightness, `SIDE` by `SIDE`."""
    power = np.log(np.abs(np.fft.rfft2((luma - luma.mean()) * _WINDOW)) ** 2 + 1)
    above = power - (np.bincount(_RING.ravel(), power.ravel()) / _COUNTS)[_RING]
    strongest = np.argpartition(np.where(_ASKED, above, -np.inf), -PEAKS, axis=None)[-PEAKS:]
    return max(_own(above, int(one) // above.shape[1], int(one) % above.shape[1]) for one in strongest)


def _own(above: NDArray[np.float64], row: int, column: int) -> float:
    """What of a peak is its own: an overtone of a slower pattern stands no higher than that does."""
    down = row if row <= SIDE // 2 else row - SIDE
    parts = np.arange(2, 1 + max(2, int(math.hypot(down, column) / SLOWEST_PATTERN)))
    rows, columns = np.rint(down / parts).astype(int), np.rint(column / parts).astype(int)
    slower = [
        above[(rows + y) % SIDE, np.clip(columns + x, 0, SIDE // 2)].max() for y in _NEAR for x in _NEAR
    ]
    return float(above[row, column] - max(0.0, *slower))


_NEAR = (-1, 0, 1)
_hann = np.hanning(SIDE).astype(np.float32)
_WINDOW = _hann[:, None] * _hann[None, :]
_down = np.minimum(np.arange(SIDE), SIDE - np.arange(SIDE))[:, None]
_across = np.arange(SIDE // 2 + 1)[None, :]
_radius = np.hypot(_down, _across)
_RING = (_radius / 2).astype(np.int64)
_COUNTS = np.bincount(_RING.ravel())
_near_block = (np.minimum(_down % BLOCK, BLOCK - _down % BLOCK) <= 1) & (
    np.minimum(_across % BLOCK, BLOCK - _across % BLOCK) <= 1
)
_ASKED = (
    (_radius >= SLOWEST * SIDE)
    & (_radius <= FASTEST * SIDE)
    & (_down > AXIS)
    & (_across > AXIS)
    & ~_near_block
)
