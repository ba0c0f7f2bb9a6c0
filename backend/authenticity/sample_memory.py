"""Finds samples that came before: by the reading itself, and by the steps of a track that was moved
elsewhere. Pure.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from backend.authenticity.around import SameSamples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.authenticity.trace import Trace

COMMON = 6  # visits sharing a reading beyond which it is a network's grid, not a replay
KEPT = 8  # keys a visit of readings, and of steps


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
        own = _between_phones(trace)
        return (
            *found,
            *([SameSamples(trace.visit.id, trace.visit.patient, own, 0, len(readings))] if own else []),
        )


def shared(trace: Trace, others: Iterable[Trace]) -> tuple[SameSamples, ...]:
    """What a visit's samples share with these visits, and its own phones with each other."""
    return SampleMemory([*others, trace]).repeated(trace)


def keys(trace: Trace) -> set[int]:
    """Keys of a few readings and steps, the smallest of each: visits that share many share some of these."""
    readings = {_key("reading", *one.reading) for _, one in trace.samples}
    steps = {_key("step", *step) for step in trace.steps}
    return {*sorted(readings)[:KEPT], *sorted(steps)[:KEPT]}


def _key(*parts: str | float) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), signed=True)


def _between_phones(trace: Trace) -> int:
    """Distinct readings that more than one device of this visit gave."""
    devices: dict[tuple[float, ...], set[str]] = defaultdict(set)
    for device, sample in trace.samples:
        devices[sample.reading].add(device)
    return sum(len(one) > 1 for one in devices.values())
