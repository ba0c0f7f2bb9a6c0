"""The index of pictures misses nothing within 31 bits, whatever was added when."""

from __future__ import annotations

import numpy as np
import pytest

from backend.authenticity import pictures
from backend.authenticity.pictures import BITS, Pictures, apart


def hashes(count: int, seed: int = 1) -> list[bytes]:
    return [row.tobytes() for row in np.random.default_rng(seed).integers(0, 256, (count, 32), np.uint8)]


def flipped(one: bytes, bits: int, seed: int) -> bytes:
    value = np.frombuffer(one, np.uint8).copy()
    for bit in np.random.default_rng(seed).choice(256, bits, replace=False):
        value[bit // 8] ^= 1 << (bit % 8)
    return value.tobytes()


@pytest.mark.parametrize("settled", [0, 500, 1000])
@pytest.mark.parametrize("bits", [0, 1, 30, BITS, BITS + 1])
def test_everything_near_is_found_and_nothing_else(settled: int, bits: int) -> None:
    known = hashes(1000)
    index = Pictures()
    index.add([(number, one) for number, one in enumerate(known[:settled], 1)])
    index.settle()
    index.add([(number, one) for number, one in enumerate(known[settled:], settled + 1)])

    for number in range(0, 1000, 41):
        asked = flipped(known[number], bits, number)
        expected = [(number + 1, bits)] if bits <= BITS else []
        assert index.near(asked) == expected
        assert index.near(hashes(7, 9)[0] + asked) == expected
    assert (len(index), index.newest) == (1000, 1000)


def test_tables_are_made_anew_once_there_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LOOSE", 10)
    index = Pictures()
    for number, one in enumerate(hashes(200), 1):
        index.add([(number, one)])

    assert len(index._numbers) > 150
    assert index.near(hashes(200)[3]) == [(4, 0)]


def test_the_fewest_bits_of_any_orientation_count() -> None:
    one, other = hashes(2)

    assert apart(one + other, flipped(one, 5, 3) + other).tolist() == [5, 0]
