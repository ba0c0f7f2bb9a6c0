"""Every fingerprint of a county or a province in memory, and those nearest to one. Pure.

The newest are compared one by one. Once there are enough of them they become a table; tables nearly as large
as the one before are made one, so that there are few and each picture is sorted a few times in its life.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.fingerprint import HASH
from backend.authenticity.picture_table import BITS, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from backend.authenticity.picture_table import Words

LOOSE = 4000  # compared one by one: half a millisecond for eight orientations
STEP = 4  # how many times as large as the next every table stays


class Pictures:
    """Fingerprints by number."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._loose: list[tuple[int, bytes]] = []

    def __len__(self) -> int:
        return sum(map(len, self._tables)) + len(self._loose)

    def add(self, pairs: Sequence[tuple[int, bytes]]) -> None:
        """Add numbered hashes of 32 bytes each."""
        self._loose.extend(pairs)
        if len(self._loose) > LOOSE:
            self.settle()

    def settle(self) -> None:
        """Make a table of what was compared one by one, and one of those that have grown alike."""
        numbers = np.array([number for number, _ in self._loose], np.int64)
        rows, size = [(numbers, _words(b"".join(one for _, one in self._loose)))], len(numbers)
        self._loose = []
        while self._tables and len(self._tables[-1]) < STEP * size:
            rows.insert(0, self._tables.pop().rows)  # the rest of it is let go before more is made
            size += len(rows[0][0])
        if size:
            # Copied even if there is one: numpy asks for huge pages, and a look-up is all about pages.
            made = Table(*(np.concatenate(column) for column in zip(*rows, strict=True)))
            self._tables.append(made)

    def near(self, turned: bytes) -> list[tuple[int, int]]:
        """(number, differing bits) of everything within 31 bits of any of these hashes, nearest first."""
        best: dict[int, int] = {}
        wanted = _words(turned)
        for numbers, bits in (*(table.near(wanted) for table in self._tables), self._newest_near(turned)):
            for number, off in zip(numbers.tolist(), bits.tolist(), strict=True):
                best[number] = min(off, best.get(number, off))
        return sorted(best.items(), key=lambda one: (one[1], one[0]))

    def _newest_near(self, turned: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        bits = apart(turned, b"".join(one for _, one in self._loose))
        near = np.flatnonzero(bits <= BITS)
        return np.array([self._loose[place][0] for place in near], np.int64), bits[near]


def apart(turned: bytes, others: bytes) -> NDArray[np.int64]:
    """Fewest differing bits of each of the others from any of these hashes."""
    table = _words(others)
    each = [np.bitwise_count(table ^ one).sum(1, dtype=np.int64) for one in _words(turned)]
    fewest: NDArray[np.int64] = np.minimum.reduce(each)
    return fewest


def _words(hashes: bytes) -> Words:
    return np.frombuffer(hashes, np.uint64).reshape(-1, HASH // 8)
