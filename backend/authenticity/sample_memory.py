"""Finds samples that came before: by the reading itself, and by the steps of a track that was moved
elsewhere. Pure.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from backend.authenticity.around import SameSamples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backend.authenticity.trace import Trace

COMMON = 6  # visits sharing a reading beyond which it is a network's grid, not a replay
ROUNDED = 1  # 1e-7 degrees by which a distance kept may seem to change
KEPT = 24  # keys a visit puts away of its readings, and of its steps; it asks with all it has


class SampleMemory:
    """Every distinct reading and every distinct step, with the visits that had it."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._readings: dict[tuple[float, ...], list[Trace]] = defaultdict(list)
        self._steps: dict[tuple[int, ...], list[Trace]] = defaultdict(list)
        for trace in traces:
            for reading in {one.reading for _, one in trace.samples}:
                self._readings[reading].append(trace)
            for step in trace.steps:
                self._steps[step].append(trace)

    def repeated(self, trace: Trace) -> tuple[SameSamples, ...]:
        """Visits begun earlier that share samples, and this one if its own phones do."""
        equal: Counter[str] = Counter()
        moved: Counter[str] = Counter()
        known: dict[str, Trace] = {}
        readings = {one.reading for _, one in trace.samples}
        for keys, index, counter in ((readings, self._readings, equal), (trace.steps, self._steps, moved)):
            for key in keys:
                shared = index[key]  # type: ignore[index]
                for other in shared if len(shared) <= COMMON else ():
                    if other.began < trace.began:
                        counter[other.visit.id] += 1
                        known[other.visit.id] = other
        found = [
            SameSamples(visit, other.visit.patient, equal[visit], moved[visit], len(readings))
            for visit, other in known.items()
        ]
        own, as_one = _between_phones(trace), _as_one(trace)
        if own or as_one:
            found.append(SameSamples(trace.visit.id, trace.visit.patient, own, as_one, len(readings)))
        return tuple(found)


def shared(trace: Trace, others: Iterable[Trace]) -> tuple[SameSamples, ...]:
    """What a visit's samples share with these visits, and its own phones with each other."""
    return SampleMemory([*others, trace]).repeated(trace)


def asked(trace: Trace) -> set[int]:
    """Keys of every reading and step: what a visit looks for among those that others put away."""
    readings, steps = _keys(trace)
    return {*readings, *steps}


def kept(trace: Trace) -> set[int]:
    """Those it puts away to be found by, the smallest of each: who shares four of forty finds one of them."""
    readings, steps = _keys(trace)
    return {*sorted(readings)[:KEPT], *sorted(steps)[:KEPT]}


def _keys(trace: Trace) -> tuple[set[int], set[int]]:
    readings = {_key("reading", *one.reading) for _, one in trace.samples}
    return readings, {_key("step", *step) for step in trace.steps}


def _key(*parts: str | float) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), signed=True)


def _between_phones(trace: Trace) -> int:
    """Distinct readings that more than one device of this visit gave."""
    devices: dict[tuple[float, ...], set[str]] = defaultdict(set)
    for device, sample in trace.samples:
        devices[sample.reading].add(device)
    return sum(len(one) > 1 for one in devices.values())


def _as_one(trace: Trace) -> int:
    """Equal steps that two phones of this visit took, as far apart all the way, to the centimetre.

    Hands a metre apart do not sway alike: every pair of real readings has a distance of its own.
    """
    lines: dict[str, set[tuple[int, int, int]]] = defaultdict(set)
    for device, one in trace.samples:
        lines[device].add((round(one.lat * 1e7), round(one.lon * 1e7), round(one.accuracy * 1000)))
    pairs = combinations(lines.values(), 2)
    return max((_steps_alike(line, other) for line, other in pairs), default=0)


def _steps_alike(line: set[tuple[int, int, int]], other: set[tuple[int, int, int]]) -> int:
    """Steps along which one line lies beside another: positions of a common distance, but for the first."""
    apart: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for lat, lon, accuracy in line:
        for to_lat, to_lon, its_accuracy in other:
            by = to_lat - lat, to_lon - lon
            if accuracy == its_accuracy and max(map(abs, by)) > ROUNDED:
                apart[by].add((lat, lon))
    return max((len(_near(by, apart)) - 1 for by in apart), default=0)


def _near(by: tuple[int, int], apart: Mapping[tuple[int, int], set[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Positions at that distance, or one off by the rounding of the last digit."""
    around = range(-ROUNDED, ROUNDED + 1)
    return {at for lat in around for lon in around for at in apart.get((by[0] + lat, by[1] + lon), ())}
