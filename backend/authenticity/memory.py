"""What the server remembers of visits, so that each can be compared with the others. Pure.

A memory is filled once and then asked for the surroundings of any visit. What must be found anywhere in
the county (pictures, strokes, samples) lies in flat or sorted indices; what needs a closer look is scoped
to a person and a team.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from backend.authenticity import placing, usual
from backend.authenticity.around import Around, Home
from backend.authenticity.photo_memory import PhotoMemory
from backend.authenticity.sample_memory import SampleMemory
from backend.authenticity.stroke_memory import StrokeMemory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backend.authenticity.county import County
    from backend.authenticity.facts import Answer, HomeVersion, Point
    from backend.authenticity.placing import Odds
    from backend.authenticity.trace import Trace

DAY = 86_400_000
SENT_WITHIN = 10 * 60_000  # what a phone sends in one go
HANDS = 60  # latest signatures of one person kept for comparison


@dataclass(frozen=True)
class Register:
    """What the county's register says: homes by patient in order of time, offices by team, owners by
    device.
    """

    homes: Mapping[str, Sequence[HomeVersion]] = field(default_factory=dict)
    bases: Mapping[str, Sequence[Point]] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


class Memory:
    """Visits in the order of the log, and what is learned from all of them."""

    def __init__(self, register: Register, traces: Iterable[Trace]) -> None:
        self.register = register
        self.traces = sorted(traces, key=lambda one: one.visit.order)
        self._patients: dict[str, list[Trace]] = defaultdict(list)
        self._members: dict[str, list[Trace]] = defaultdict(list)
        self._devices: dict[str, list[Trace]] = defaultdict(list)
        for trace in self.traces:
            self._patients[trace.visit.patient].append(trace)
            self._devices[trace.visit.device].append(trace)
            for member in trace.visit.members:
                self._members[member].append(trace)
        self._measured: dict[frozenset[tuple[str, Answer]], list[Trace]] = defaultdict(list)
        for trace in self.traces:
            self._measured[trace.measured].append(trace)
        self._photos = PhotoMemory(self.traces)
        self._samples = SampleMemory(self.traces)
        self._strokes = StrokeMemory(self.traces)
        self._found: dict[str, Around] = {}

    def around(self, trace: Trace, county: County, doubted: frozenset[str] = frozenset()) -> Around:
        """Everything that surrounds one visit. Visits in `doubted` teach nothing."""
        if trace.visit.id not in self._found:
            self._found[trace.visit.id] = self._look_up(trace)
        known = self._found[trace.visit.id]
        visit = trace.visit
        others = [one for one in self._patients[visit.patient] if one is not trace]
        bases = tuple(self.register.bases.get(visit.team, ()))
        return replace(known, county=county, usual=usual.place(others, bases, self.phones, doubted))

    def _look_up(self, trace: Trace) -> Around:
        visit = trace.visit
        same_photos, reworked = self._photos.compare(trace)
        return Around(
            homes=self.homes.get(visit.patient, ()),
            bases=tuple(self.register.bases.get(visit.team, ())),
            phones=self.phones,
            past=tuple(one for one in self._patients[visit.patient] if one.visit.order < visit.order),
            beside=self._beside(trace),
            received=tuple(sent_with(trace, self._devices[visit.device])),
            hands={one.hand: self._strokes.others(one.hand, visit.id)[-HANDS:] for one, _ in trace.hands},
            repeats=self._strokes.repeats,
            same_photos=same_photos,
            reworked=reworked,
            same_paths=self._strokes.repeated(trace),
            same_samples=self._samples.repeated(trace),
            same_measures=self._same_measures(trace),
            owners=self.register.owners,
            photos_compared=all(one.fingerprint for one in visit.photos),
        )

    def _same_measures(self, trace: Trace) -> tuple[str, ...]:
        if not trace.measured:
            return ()
        alike = self._measured[trace.measured]
        patient = trace.visit.patient
        return tuple(
            one.visit.id for one in alike if one.began < trace.began and one.visit.patient != patient
        )

    def _beside(self, trace: Trace) -> tuple[Trace, ...]:
        near = {
            other.visit.id: other
            for member in trace.visit.members
            for other in self._members[member]
            if other is not trace and abs(other.began - trace.began) < DAY
        }
        return tuple(near.values())

    @cached_property
    def phones(self) -> Mapping[str, Odds]:
        """Running probability of every phone's datum."""
        return {
            device: placing.phone_odds(
                (trace.reading, home, placing.HOME_PRIOR[home.source])
                for trace in traces
                for home in self._in_force(trace)
                if trace.reading is not None
            )
            for device, traces in self._devices.items()
        }

    @cached_property
    def homes(self) -> Mapping[str, tuple[Home, ...]]:
        """Every version of every home, with the odds of its datum."""
        return {patient: tuple(self._versions(patient)) for patient in self.register.homes}

    def _versions(self, patient: str) -> Iterable[Home]:
        versions = list(self.register.homes[patient])
        readings = [
            (one.reading, self.phones[one.visit.device])
            for one in self._patients.get(patient, ())
            if one.reading is not None
        ]
        ends = [later.since for _, later in pairwise(versions)] + [None] if versions else []
        for version, until in zip(versions, ends, strict=True):
            yield Home(version, placing.home_odds(version, readings), until)

    def _in_force(self, trace: Trace) -> Iterable[HomeVersion]:
        versions = [
            one
            for one in self.register.homes.get(trace.visit.patient, ())
            if one.since <= trace.visit.received_at
        ]
        return versions[-1:]


def sent_with(trace: Trace, others: Iterable[Trace]) -> Iterable[Trace]:
    """Other visits that were received within minutes of this one."""
    at = trace.visit.received_at
    return (one for one in others if one is not trace and abs(one.visit.received_at - at) <= SENT_WITHIN)
