"""Every fingerprint of a county or a province in memory, and those nearest to one. Pure.

Hashes that differ in at most 31 of 256 bits agree, but for one bit at most, in one of their sixteen 16-bit
parts. So each part has a table of who has which value; a look-up asks each table for the part's value and
its sixteen neighbours, and only those found there are compared whole. Nothing is missed, and at ten million
pictures forty thousand are compared instead of all. What was added since the tables were made is compared
one by one, until there is enough of it to make them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.fingerprint import HASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    Places = NDArray[np.uint32]

BITS = 31  # the most that two pictures counted as one may differ in
PARTS = HASH // 2
VALUES = 1 << 16
LOOSE = 20_000  # added one by one before the tables are made anew: a comparison with all takes 2 ms
GROWN = 0.1  # or this share of what stands in the tables
_NEIGHBOURS = np.array([0, *(1 << bit for bit in range(16))], np.uint16)


class Pictures:
    """Fingerprints by number, in the order in which they were added."""

    def __init__(self) -> None:
        self._numbers = np.zeros(0, np.int64)
        self._hashes = np.zeros((0, HASH // 8), np.uint64)
        self._starts: list[NDArray[np.int64]] = []
        self._members: list[Places] = []
        self._loose: list[tuple[int, bytes]] = []

    def __len__(self) -> int:
        return len(self._numbers) + len(self._loose)

    @property
    def newest(self) -> int:
        """The highest number added; numbers only grow."""
        if self._loose:
            return self._loose[-1][0]
        return int(self._numbers[-1]) if len(self._numbers) else 0

    def add(self, pairs: Sequence[tuple[int, bytes]]) -> None:
        """Add numbered hashes of 32 bytes each."""
        self._loose.extend(pairs)
        if len(self._loose) > max(LOOSE, GROWN * len(self._numbers)):
            self.settle()

    def settle(self) -> None:
        """Make the tables over everything there is."""
        numbers = np.array([number for number, _ in self._loose], np.int64)
        hashes = _words(b"".join(one for _, one in self._loose))
        self._numbers = np.concatenate([self._numbers, numbers])
        self._hashes = np.concatenate([self._hashes, hashes])
        self._loose = []
        parts = self._hashes.view(np.uint16)
        self._starts, self._members = [], []
        for part in range(PARTS):
            values = np.ascontiguousarray(parts[:, part])
            self._members.append(np.argsort(values, kind="stable").astype(np.uint32))
            counts = np.bincount(values, minlength=VALUES)
            self._starts.append(np.concatenate([[0], np.cumsum(counts)]))

    def near(self, turned: bytes) -> list[tuple[int, int]]:
        """(number, differing bits) of everything within 31 bits of any of these hashes, nearest first."""
        best: dict[int, int] = {}
        for wanted in _words(turned):
            for number, bits in (*self._settled(wanted), *self._unsettled(wanted)):
                best[number] = min(bits, best.get(number, bits))
        return sorted(best.items(), key=lambda one: (one[1], one[0]))

    def _settled(self, wanted: Words) -> list[tuple[int, int]]:
        if not self._starts:
            return []
        spans: list[Places] = []
        for part, value in enumerate(wanted.view(np.uint16)):
            starts, members = self._starts[part], self._members[part]
            spans.extend(members[starts[one] : starts[one + 1]] for one in (value ^ _NEIGHBOURS).tolist())
        places = np.concatenate(spans)
        bits = np.bitwise_count(self._hashes[places] ^ wanted).sum(1, dtype=np.int64)
        return [(int(self._numbers[places[i]]), int(bits[i])) for i in np.flatnonzero(bits <= BITS)]

    def _unsettled(self, wanted: Words) -> list[tuple[int, int]]:
        if not self._loose:
            return []
        bits = apart(wanted.tobytes(), b"".join(one for _, one in self._loose))
        return [(self._loose[i][0], int(bits[i])) for i in np.flatnonzero(bits <= BITS)]


def apart(turned: bytes, others: bytes) -> NDArray[np.int64]:
    """Fewest differing bits of each of the others from any of these hashes."""
    table = _words(others)
    each = [np.bitwise_count(table ^ one).sum(1, dtype=np.int64) for one in _words(turned)]
    fewest: NDArray[np.int64] = np.minimum.reduce(each)
    return fewest


def _words(hashes: bytes) -> Words:
    return np.frombuffer(hashes, np.uint64).reshape(-1, HASH // 8)
