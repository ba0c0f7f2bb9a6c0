"""The index of pictures misses nothing within 31 bits, whatever was added when."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.authenticity import pictures
from backend.authenticity.picture_table import BITS, Table, _cuts
from backend.authenticity.pictures import Pictures, apart


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
    assert len(index) == 1000


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(1, 3000),
    crowd=st.integers(0, 60),
    wide=st.integers(0, 256),
    seed=st.integers(0, 1 << 32),
)
def test_a_table_finds_what_comparing_with_all_finds(size: int, crowd: int, wide: int, seed: int) -> None:
    """`crowd` of the hashes differ from one in a few bits, all of them among the first `wide`."""
    dice = np.random.default_rng(seed)
    known = dice.integers(0, 256, (size, 32), np.uint8)
    for place in dice.integers(0, size, crowd):
        known[place] = known[0]
        for bit in dice.choice(max(wide, 1), min(int(dice.integers(0, 45)), wide), replace=False):
            known[place, bit // 8] ^= 1 << (bit % 8)
    wanted = known[[0, *dice.integers(0, size, 3)]]
    table = Table(np.arange(size), known.view(np.uint64))

    numbers, bits = table.near(wanted.view(np.uint64))

    fewest = apart(wanted.tobytes(), known.tobytes())
    assert set(numbers.tolist()) == set(np.flatnonzero(fewest <= BITS).tolist())
    for number in set(numbers.tolist()):
        assert bits[numbers == number].min() == fewest[number]


@pytest.mark.parametrize("size", [0, 1, 2, 300, 4000, 100_000, 1_000_000, 10_000_000, 100_000_000])
def test_parts_cover_every_bit_and_no_31_bits_escape_them_all(size: int) -> None:
    cuts = _cuts(size)

    assert [bit for first, width, _ in cuts for bit in range(first, first + width)] == list(range(256))
    assert sum(reach + 1 for _, _, reach in cuts) == BITS + 1
    assert all(reach >= 0 for _, _, reach in cuts)


def test_tables_stay_few_however_many_pictures_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LOOSE", 10)
    index = Pictures()
    known = hashes(2000)
    for number, one in enumerate(known, 1):
        index.add([(number, one)])

    sizes = [len(table) for table in index._tables]
    assert len(sizes) <= 5
    assert sizes == sorted(sizes, reverse=True)
    assert len(index) == 2000
    for number in range(0, 2000, 97):
        assert index.near(known[number]) == [(number + 1, 0)]


def test_the_fewest_bits_of_any_orientation_count() -> None:
    one, other = hashes(2)

    assert apart(one + other, flipped(one, 5, 3) + other).tolist() == [5, 0]
