"""What is kept of a photo to know it again: PDQ in eight orientations and a small grey picture. Pure.

PDQ (Facebook, 2019): luminance, two box filters, 64 by 64 samples, the 16 by 16 lowest cosine frequencies
without the constant one, each above or below their median. Written out here in numpy: the published
package has no wheels, and a county's server has no compiler. Mirroring or turning a picture only flips
signs of frequencies or swaps them, so all eight orientations come from one transform.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from backend.authenticity.facts import Fingerprint
from backend.authenticity.raster import raster

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

GRID, LOW = 64, 16
GREY_WIDTH, GREY_HEIGHT = 96, 72
HASH = 32  # bytes
HASHES = 8 * HASH
DECODE = (512, 384)  # more than enough for both; a JPEG decoder skips the rest of the work
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_FREQUENCIES = np.arange(1, LOW + 1)
_COSINES = (
    np.sqrt(2 / GRID) * np.cos(np.pi / (2 * GRID) * np.outer(_FREQUENCIES, 2 * np.arange(GRID) + 1))
).astype(np.float32)
_FLIP = np.where(_FREQUENCIES % 2 == 1, -1, 1).astype(np.float32)  # odd frequencies change sign in a mirror


def fingerprint(picture: bytes) -> Fingerprint:
    """Fingerprint of an encoded picture; raises what Pillow raises if it is none."""
    with Image.open(io.BytesIO(picture)) as image:
        image.draft("RGB", DECODE)
        rgb = image.convert("RGB")
    rgb.thumbnail((DECODE[0], DECODE[0]), Image.Resampling.BOX)
    hashes, quality = pdq(np.asarray(rgb, np.float32) @ LUMA)
    small = rgb.convert("L").resize((GREY_WIDTH, GREY_HEIGHT), Image.Resampling.BOX)
    return Fingerprint(hashes, quality, small.tobytes(), raster(picture))


def pdq(luma: Floats) -> tuple[bytes, int]:
    """Eight hashes (as it is, turned, mirrored) and the quality, from a luminance picture in 0..255."""
    grid = _decimate(_smooth(luma))
    low = _COSINES @ grid @ _COSINES.T
    upright = [low, low * _FLIP, low * _FLIP[:, None], low * _FLIP * _FLIP[:, None]]
    bits = [one > np.median(one) for one in (*upright, *(one.T for one in upright))]
    return b"".join(np.packbits(one).tobytes() for one in bits), _quality(grid)


def unpack(hashes: bytes) -> NDArray[np.uint64]:
    """Hashes as rows of four 64-bit words, for counting differing bits."""
    return np.frombuffer(hashes, np.uint64).reshape(-1, 4)


def _smooth(picture: Floats) -> Floats:
    for _ in range(2):
        picture = _box(_box(picture.T).T)
    return picture


def _box(rows: Floats) -> Floats:
    """Mean over a window along the first axis; at the borders over what there is of it."""
    size = rows.shape[0]
    window = (size + 2 * GRID - 1) // (2 * GRID)
    right = (window + 2) // 2
    left = window - right
    sums = np.vstack([np.zeros((1, rows.shape[1]), np.float64), np.cumsum(rows, axis=0, dtype=np.float64)])
    start = np.clip(np.arange(size) - left, 0, size)
    end = np.clip(np.arange(size) + right, 0, size)
    mean: Floats = ((sums[end] - sums[start]) / (end - start)[:, None]).astype(np.float32)
    return mean


def _decimate(picture: Floats) -> Floats:
    rows, columns = (((np.arange(GRID) + 0.5) * size / GRID).astype(int) for size in picture.shape)
    return picture[np.ix_(rows, columns)]


def _quality(grid: Floats) -> int:
    """How much there is to see: a white wall has no hash worth comparing."""
    steps = [np.abs((np.diff(grid, axis=axis) * 100 / 255).astype(int)).sum() for axis in (0, 1)]
    return min(100, int(sum(steps) / 90))
