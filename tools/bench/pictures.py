"""Looking up a photo's fingerprint among all, at two sizes, because the larger must hold too.

The pictures are random hashes; every query is a known one with 31 of 256 bits flipped, and must be found.
`BENCH_PICTURES=1000000` chooses other sizes.
"""

from __future__ import annotations

import os
import time
from statistics import median, quantiles

import numpy as np

from backend.authenticity.fingerprint import HASH
from backend.authenticity.pictures import BITS, Pictures

SIZES = tuple(int(size) for size in os.environ.get("BENCH_PICTURES", "1000000,10000000").split(","))
TIMES = 60
ROW = "{:>10}  {:>12} {:>12} {:>12}"


def main() -> None:
    """Print median and p95 of one fingerprint, and of a photo in all eight orientations."""
    print(ROW.format("pictures", "ms, median", "ms, p95", "8 turns, ms"))
    for size in SIZES:
        one, eight = measure(size)
        print(
            ROW.format(
                size, *(f"{value:.1f}" for value in (median(one), quantiles(one, n=20)[-1], median(eight)))
            )
        )


def measure(size: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each look-up of one hash and of eight."""
    dice = np.random.default_rng(20261123)
    hashes = dice.integers(0, 256, (size, HASH), np.uint8)
    index = Pictures()
    index.add([(number, row.tobytes()) for number, row in enumerate(hashes, 1)])
    index.settle()
    one, eight = [], []
    for number in dice.integers(0, size, TIMES).tolist():
        asked = hashes[number].copy()
        for bit in dice.choice(HASH * 8, BITS, replace=False).tolist():
            asked[bit // 8] ^= np.uint8(1 << (bit % 8))
        others = dice.integers(0, 256, 7 * HASH, np.uint8).tobytes()
        one.append(timed(index, asked.tobytes(), number + 1))
        eight.append(timed(index, others + asked.tobytes(), number + 1))
    return one, eight


def timed(index: Pictures, asked: bytes, expected: int) -> float:
    """Milliseconds of one look-up that must find `expected`."""
    start = time.perf_counter()
    found = index.near(asked)
    spent = (time.perf_counter() - start) * 1000
    assert (expected, BITS) in found, "a picture within 31 bits was missed"  # noqa: S101
    return spent
