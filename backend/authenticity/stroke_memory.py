"""Finds strokes that were drawn before, and a signer's own signatures. Pure.

Copied paths are found anywhere in the county: paths are sorted along one random direction, so that only
the few that agree there to within a hair are compared point by point. Nearly covering ones are looked for
among the same person's.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity import manner
from backend.authenticity.around import SamePath
from backend.authenticity.checks.signature_again import COPY, NEARLY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.trace import Trace

    Entry = tuple[int, str, str, Handwriting]  # began, visit, hand, what was drawn

FEWEST, LATEST = 3, 30
STROKES = 2  # a single line is drawn alike again and again: nothing can be said of it
_DIRECTION, _SECOND = np.random.default_rng(20261123).normal(size=(2, 128))
REACH, REACH_ACROSS = (COPY * float(np.linalg.norm(one)) for one in (_DIRECTION, _SECOND))


class StrokeMemory:
    """Every measured signature, by hand and along one direction."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._hands: dict[str, list[Entry]] = defaultdict(list)
        entries: list[tuple[float, Entry]] = []
        for trace in traces:
            for signature, drawn in trace.hands:
                entry = (trace.began, trace.visit.id, signature.hand, drawn)
                self._hands[signature.hand].append(entry)
                entries.append((along(drawn), entry))
        entries.sort(key=lambda one: one[0])
        self._keys = [key for key, _ in entries]
        self._entries = [entry for _, entry in entries]

    @cached_property
    def repeats(self) -> NDArray[np.float64]:
        """How closely the county's hands repeat themselves."""
        return manner.learned([entry[3] for entry in entries] for entries in self._hands.values())

    def others(self, hand: str, visit: str) -> tuple[Handwriting, ...]:
        """What is known of a hand from other visits."""
        return tuple(drawn for _, other, _, drawn in self._hands[hand] if other != visit)

    def repeated(self, trace: Trace) -> tuple[SamePath, ...]:
        """For every signature of a visit, the nearest earlier path if it is too near to have been drawn
        anew.
        """
        found = []
        for signature, drawn in trace.hands:
            if drawn.count < STROKES:
                continue
            copy = self._copied(trace, drawn) or self._nearly(trace, signature.hand, drawn)
            if copy:
                found.append(same_path(signature.hand, drawn, *copy))
        return tuple(found)

    def _copied(self, trace: Trace, drawn: Handwriting) -> tuple[Entry, float] | None:
        key = along(drawn)
        near = self._entries[bisect_left(self._keys, key - REACH) : bisect_right(self._keys, key + REACH)]
        return copied(drawn, (one for one in near if one[0] < trace.began))

    def _nearly(self, trace: Trace, hand: str, drawn: Handwriting) -> tuple[Entry, float] | None:
        return nearly(drawn, [one for one in self._hands[hand] if one[0] < trace.began])


def copied(drawn: Handwriting, earlier: Iterable[Entry]) -> tuple[Entry, float] | None:
    """The signature whose path this one repeats, and how far off it lies."""
    found = [(one, off) for one in earlier if (off := _apart(drawn, one[3])) <= COPY]
    return min(found, key=lambda one: one[1], default=None)


def nearly(drawn: Handwriting, earlier: Iterable[Entry]) -> tuple[Entry, float] | None:
    """The signature of the same hand that this one lies nearer to than two of that hand ever did."""
    own = [one for one in earlier if one[3].count == drawn.count][-LATEST:]
    if len(own) < FEWEST:
        return None
    paths = np.stack([_complex(one.path) for one in (*(entry[3] for entry in own), drawn)])
    alike = np.abs(paths.conj() @ paths.T)
    np.fill_diagonal(alike, -1)
    offs = np.sqrt(np.maximum(0.0, 2 - 2 * alike))
    nearest_others: NDArray[np.float64] = offs[:-1, :-1].min(axis=1)
    usual = float(np.median(nearest_others))
    nearest = int(offs[-1].argmin())
    off = float(offs[-1, nearest])
    return (own[nearest], off) if off < NEARLY * usual else None


def same_path(hand: str, drawn: Handwriting, entry: Entry, off: float) -> SamePath:
    """What is told of two signatures that lie too near to have been drawn twice."""
    same_timing = np.array_equal(entry[3].timing, drawn.timing)
    return SamePath(hand, entry[2], entry[1], off, bool(same_timing))


def along(drawn: Handwriting) -> float:
    """Where a path lies along one random direction: copies lie within `REACH` of each other."""
    return float(drawn.path @ _DIRECTION)


def across(drawn: Handwriting) -> float:
    """Where a path lies along a second one: of those that agree in the first by chance, few agree here."""
    return float(drawn.path @ _SECOND)


def _apart(one: Handwriting, other: Handwriting) -> float:
    """Distance of two paths once turned onto each other."""
    a, b = _complex(one.path), _complex(other.path)
    return math.sqrt(max(0.0, 2 - 2 * float(np.abs(np.vdot(a, b)))))


def _complex(path: NDArray[np.float64]) -> NDArray[np.complex128]:
    return path[0::2] + 1j * path[1::2]
