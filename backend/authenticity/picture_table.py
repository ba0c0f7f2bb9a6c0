"""A table of fingerprints that answers at once who is within 31 of 256 bits of one. Pure.

Multi-index hashing (Norouzi, Punjani and Fleet, 2012). The bits are cut into parts as wide as there are
hashes to tell apart, and each part has a list of who has which value. Whoever is within 31 bits of a hash
must, in at least one part, be within that part's own small number of bits: these numbers, each plus one, sum
to 32. So each part is asked for every value that near, and only those found there are compared whole:
nothing is missed, and of ten million about ten thousand are compared.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import ceil, log2
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    """Hashes as rows of four 64-bit words."""
    Places = NDArray[np.uint32]
    Found = tuple[NDArray[np.int64], NDArray[np.int64]]
    """Numbers, and how many bits each differs in."""

BITS = 31  # the most that two pictures counted as one may differ in
WIDTH = 256
WORD = 64


class Table:
    """Hashes with their numbers, which no longer change: about 95 bytes each at ten million."""

    def __init__(self, numbers: NDArray[np.int64], hashes: Words) -> None:
        self.numbers, self.hashes = numbers, hashes
        self._parts = [_listed(hashes, *cut) for cut in _cuts(len(hashes))]

    @property
    def rows(self) -> tuple[NDArray[np.int64], Words]:
        """Everything that it was made of."""
        return self.numbers, self.hashes

    def __len__(self) -> int:
        return len(self.numbers)

    def near(self, wanted: Words) -> Found:
        """Everything within 31 bits of any of these hashes, once for each that it is near to or oftener."""
        found = [part.candidates(wanted) for part in self._parts]
        places = np.concatenate([one for one, _ in found])
        asked = np.concatenate([one for _, one in found])
        bits = np.bitwise_count(self.hashes.take(places, axis=0) ^ wanted[asked]).sum(1, dtype=np.int64)
        near = np.flatnonzero(bits <= BITS)
        return self.numbers[places[near]], bits[near]


class _Part(NamedTuple):
    """Who has which value in `width` bits from `first` on: `members[starts[value]:starts[value + 1]]`."""

    first: int
    width: int
    nearby: NDArray[np.uint32]
    """What a value is changed by to become each that is near enough."""
    starts: Places
    members: Places

    def candidates(self, wanted: Words) -> tuple[Places, NDArray[np.int64]]:
        """Places of those near enough in this part, and which of the wanted each is near to."""
        asked = (_values(wanted, self.first, self.width)[:, None] ^ self.nearby).ravel()
        begin = self.starts[asked].astype(np.int64)
        count = self.starts[asked + 1] - begin
        some = np.flatnonzero(count)
        begin, count = begin[some], count[some]
        ends = np.cumsum(count)
        # Spans laid end to end: within each, the next place is one further.
        where = np.arange(count.sum()) + np.repeat(begin - (ends - count), count)
        return self.members[where], np.repeat(some // len(self.nearby), count)


def _cuts(size: int) -> list[tuple[int, int, int]]:
    """First bit, width and reach of every part; each part plus one, the reaches sum to 32."""
    parts = min(BITS + 1, ceil(WIDTH / log2(max(size, 2))))
    width, wider = divmod(WIDTH, parts)
    reach, further = divmod(BITS + 1, parts)
    cuts, first = [], 0
    for part in range(parts):
        wide = width + (part < wider)
        # The narrower parts reach further: they have fewer neighbours.
        cuts.append((first, wide, reach - 1 + (part >= parts - further)))
        first += wide
    return cuts


def _listed(hashes: Words, first: int, width: int, reach: int) -> _Part:
    values = _values(hashes, first, width)
    starts = np.concatenate([[0], np.cumsum(np.bincount(values, minlength=1 << width))]).astype(np.uint32)
    # Sorting value and place as one number takes a quarter of an argsort.
    pairs = (values.astype(np.uint64) << np.uint64(32)) | np.arange(len(values), dtype=np.uint64)
    pairs.sort()
    return _Part(first, width, _nearby(width, reach), starts, pairs.astype(np.uint32))


def _values(hashes: Words, first: int, width: int) -> NDArray[np.uint32]:
    word, begin = divmod(first, WORD)
    values = hashes[:, word] >> np.uint64(begin)
    if begin + width > WORD:
        values |= hashes[:, word + 1] << np.uint64(WORD - begin)
    cut: NDArray[np.uint32] = (values & np.uint64((1 << width) - 1)).astype(np.uint32)
    return cut


@cache
def _nearby(width: int, reach: int) -> NDArray[np.uint32]:
    changes = (chosen for count in range(reach + 1) for chosen in combinations(range(width), count))
    return np.array([sum(1 << bit for bit in chosen) for chosen in changes], np.uint32)
