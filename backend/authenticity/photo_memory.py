"""Finds pictures that were used before. Pure.

All of the county's hashes lie in one flat table: a million are compared in a tenth of a second, and no
index beats that until there are tens of millions. Loose candidates, the same person's and the team's
nearest, are laid over.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.alignment import Picture, overlap
from backend.authenticity.around import Reworked, SamePhoto
from backend.authenticity.fingerprint import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from backend.authenticity.facts import Photo
    from backend.authenticity.trace import Trace

SAME_BITS = 31  # PDQ's own threshold
LOOSE_BITS = 89  # of 256: one different picture in a thousand comes so near
PLAIN = 20  # quality below which a hash is that of a wall
OWN, TEAM = 8, 2  # candidates to lay over: the person's latest of one subject, the team's nearest


class PhotoMemory:
    """Every photo with its visit, in the order of the log."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._photos: list[tuple[Trace, Photo]] = []
        self._bytes: dict[str, list[int]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._teams: dict[str, list[int]] = defaultdict(list)
        rows = []
        for trace in traces:
            for photo in trace.visit.photos:
                index = len(self._photos)
                self._photos.append((trace, photo))
                self._bytes[photo.sha256].append(index)
                self._subjects[trace.visit.patient, photo.subject].append(index)
                self._teams[trace.visit.team].append(index)
                hashes = photo.fingerprint.pdq[:32] if photo.fingerprint else b"\0" * 32
                rows.append(hashes)
        self._table = unpack(b"".join(rows)) if rows else np.zeros((0, 4), np.uint64)
        self._begun = np.array([trace.began for trace, _ in self._photos])
        self._qualities = np.array(
            [photo.fingerprint.quality if photo.fingerprint else -1 for _, photo in self._photos]
        )

    def compare(self, trace: Trace) -> tuple[tuple[SamePhoto, ...], tuple[Reworked, ...]]:
        """Earlier pictures that a visit's are the same as, and those they were made from."""
        same: list[SamePhoto] = []
        reworked: list[Reworked] = []
        for photo in trace.visit.photos:
            equal = self._equal(trace, photo)
            near = self._distances(photo)
            if equal is None and near is not None:
                equal = self._nearest(trace, near)
            if equal is not None:
                index, bits = equal
                visit = self._photos[index][0].visit
                same.append(SamePhoto(photo, self._photos[index][1], visit.id, visit.patient, bits))
            elif near is not None:
                reworked.extend(self._laid_over(trace, photo, near))
        return tuple(same), tuple(reworked)

    def _equal(self, trace: Trace, photo: Photo) -> tuple[int, int] | None:
        for index in self._bytes[photo.sha256]:
            if self._photos[index][0].began < trace.began:
                return index, 0
        return None

    def _distances(self, photo: Photo) -> NDArray[np.int64] | None:
        """Fewest differing bits over the eight orientations, against every photo."""
        if photo.fingerprint is None:
            return None
        turned = unpack(photo.fingerprint.pdq)
        each = [np.bitwise_count(self._table ^ one).sum(1, dtype=np.int64) for one in turned]
        fewest: NDArray[np.int64] = np.minimum.reduce(each)
        return fewest

    def _nearest(self, trace: Trace, near: NDArray[np.int64]) -> tuple[int, int] | None:
        clear = (self._begun < trace.began) & (self._qualities >= PLAIN) & (near <= SAME_BITS)
        found = np.flatnonzero(clear)
        if not len(found):
            return None
        index = int(found[near[found].argmin()])
        return index, int(near[index])

    def _laid_over(self, trace: Trace, photo: Photo, near: NDArray[np.int64]) -> Iterator[Reworked]:
        if photo.fingerprint is None:
            return
        candidates = (self._photos[index] for index in self._candidates(trace, photo, near))
        best = laid_over(photo, ((earlier, other.visit.id) for other, earlier in candidates))
        if best is not None:
            yield best

    def _candidates(self, trace: Trace, photo: Photo, near: NDArray[np.int64]) -> list[int]:
        visit = trace.visit

        def earlier(indices: Iterable[int]) -> list[int]:
            return [i for i in indices if self._begun[i] < trace.began and self._qualities[i] >= 0]

        own = earlier(self._subjects[visit.patient, photo.subject])[-OWN:]
        team = [i for i in earlier(self._teams[visit.team]) if near[i] <= LOOSE_BITS]
        return [*own, *sorted(set(team) - set(own), key=lambda i: near[i])[:TEAM]]


def laid_over(photo: Photo, candidates: Iterable[tuple[Photo, str]]) -> Reworked | None:
    """The earlier photo (with its visit) that this one was most likely made from."""
    if photo.fingerprint is None:
        return None
    asking = Picture(photo.fingerprint.grey)
    best: Reworked | None = None
    for earlier, visit in candidates:
        if earlier.fingerprint is None:
            continue
        found = overlap(asking, _picture(earlier.fingerprint.grey))
        better = best is None or (found is not None and found.difference < best.overlap.difference)
        if found is not None and found.is_copy and better:
            best = Reworked(photo, earlier, visit, found)
    return best


@lru_cache(maxsize=2000)
def _picture(grey: bytes) -> Picture:
    return Picture(grey)
