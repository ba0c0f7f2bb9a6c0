"""Looking up a photo's fingerprint among all, at two sizes, because the larger must hold too.

The pictures are random hashes; every query is a known one with 31 of 256 bits flipped, and must be found.
`BENCH_PICTURES=1000000` chooses other sizes.
"""

from __future__ import annotations

import os
import resource
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.fingerprint import HASH
from backend.authenticity.picture_table import BITS
from backend.authenticity.pictures import Pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES = tuple(int(size) for size in os.environ.get("BENCH_PICTURES", "1000000,10000000").split(","))
TIMES = 60
CHUNK = 50_000  # as the worker reads them from the database
TARGET_MS = 20
ROW = "{:>10}  {:>10} {:>10} {:>18} {:>14} {:>12}"


def main() -> None:
    """Print what one fingerprint takes, and a photo in all eight orientations; stop above the target."""
    print(ROW.format("pictures", "one, ms", "p95", "photo (8 turns)", "p95", "memory, MB"))
    for size in SIZES:
        one, eight = measure(size)
        (low, high), (median_8, high_8) = middle_and_high(one), middle_and_high(eight)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(ROW.format(size, f"{low:.1f}", f"{high:.1f}", f"{median_8:.1f}", f"{high_8:.1f}", memory))
        if median_8 > TARGET_MS:
            raise SystemExit(f"a photo takes more than {TARGET_MS} ms")


def middle_and_high(times: list[float]) -> tuple[float, float]:
    """Median and p95."""
    return median(times), quantiles(times, n=20)[-1]


def measure(size: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each look-up of one hash and of eight."""
    dice = np.random.default_rng(20261123)
    index = Pictures()
    wanted: dict[int, NDArray[np.uint8]] = {}
    for first in range(0, size, CHUNK):
        hashes = dice.integers(0, 256, (min(CHUNK, size - first), HASH), np.uint8)
        index.add([(number, row.tobytes()) for number, row in enumerate(hashes, first + 1)])
        wanted |= {first + place + 1: hashes[place] for place in dice.integers(0, len(hashes), TIMES)}
    one, eight = [], []
    for number in dice.choice(list(wanted), TIMES).tolist():
        asked = wanted[number].copy()
        for bit in dice.choice(HASH * 8, BITS, replace=False).tolist():
            asked[bit // 8] ^= np.uint8(1 << (bit % 8))
        others = dice.integers(0, 256, 7 * HASH, np.uint8).tobytes()
        one.append(timed(index, asked.tobytes(), number))
        eight.append(timed(index, others + asked.tobytes(), number))
    return one, eight


def timed(index: Pictures, asked: bytes, expected: int) -> float:
    """Milliseconds of one look-up that must find `expected`."""
    start = time.perf_counter()
    found = index.near(asked)
    spent = (time.perf_counter() - start) * 1000
    assert (expected, BITS) in found, "a picture within 31 bits was missed"  # noqa: S101
    return spent
