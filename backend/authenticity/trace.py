"""What later checks need of a visit: readings, measured signatures, keys of what may come back. Pure."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from backend.authenticity import placing
from backend.authenticity.geodesy import metres
from backend.authenticity.handwriting import Handwriting, measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.authenticity.facts import Answer, Sample, Signature, Visit
    from backend.authenticity.placing import Reading

SWIFT_MS = 60_000  # an answer to the turning code within a minute: a chat's detour takes longer


@dataclass(frozen=True, eq=False)
class Trace:
    """A visit and what was worked out of it once."""

    visit: Visit

    @cached_property
    def reading(self) -> Reading | None:
        """Where the leader's phone was."""
        return placing.reading(self.visit.samples)

    @cached_property
    def began(self) -> int:
        """When it began, server time, and never before what any phone of the team proves."""
        return max(self._claimed, self.visit.not_before or 0)

    @property
    def _claimed(self) -> int:
        """By the monotonic clock since the last beacon where that ran through."""
        visit, beacon = self.visit, self.visit.beacon
        if beacon is None:
            return visit.began
        if visit.session == beacon.session and visit.mono_began is not None:
            return beacon.server + visit.mono_began - beacon.mono
        return max(visit.began - visit.clock_ahead, beacon.server)

    @cached_property
    def ended(self) -> int:
        """When it ended, server time."""
        visit = self.visit
        if visit.mono_began is not None and visit.mono_ended is not None:
            return self.began + visit.mono_ended - visit.mono_began
        return self.began + visit.ended - visit.began

    @cached_property
    def presences(self) -> Mapping[str, Reading]:
        """Where each colleague's own phone was, by member."""
        seen = {one.staff: placing.reading(one.samples) for one in self.visit.presences}
        return {staff: found for staff, found in seen.items() if found and staff != self.visit.lead}

    @cached_property
    def hands(self) -> tuple[tuple[Signature, Handwriting], ...]:
        """Signatures that can be measured."""
        pairs = ((one, one.drawn or measured(one.strokes)) for one in self.visit.signatures)
        return tuple((one, hand) for one, hand in pairs if hand is not None)

    @property
    def unmeasured(self) -> int:
        """Signatures of which nothing can be said: their strokes are not here yet, a dot, or no strokes."""
        return len(self.visit.signatures) - len(self.hands)

    @cached_property
    def samples(self) -> tuple[tuple[str, Sample], ...]:
        """Every sample with the device that gave it."""
        visit = self.visit
        own = [(visit.device, one) for one in visit.samples]
        others = [(who.device or who.staff, one) for who in visit.presences for one in who.samples]
        return (*own, *others)

    @cached_property
    def steps(self) -> frozenset[tuple[int, int, int]]:
        """Moves between a series' samples with the accuracy: a track moved elsewhere keeps them (1e-7
        degrees).
        """
        line = self.visit.samples
        return frozenset(
            (round((b.lat - a.lat) * 1e7), round((b.lon - a.lon) * 1e7), round(b.accuracy * 1000))
            for a, b in itertools.pairwise(line)
            if (a.lat, a.lon) != (b.lat, b.lon)
        )

    @cached_property
    def measured(self) -> frozenset[tuple[str, Answer]]:
        """What was read from instruments."""
        form = self.visit.form
        return frozenset((name, form.answers[name]) for name in form.measured) if form else frozenset()

    @cached_property
    def supports(self) -> int:
        """How many independent things speak for the place: only such visits teach where somebody usually
        is.
        """
        visit, here = self.visit, self.reading
        if here is None:
            return 0
        together = any(
            one.shown_at is not None
            and one.replied_at is not None
            and one.replied_at - one.shown_at < SWIFT_MS
            and one.staff in self.presences
            and metres(self.presences[one.staff].at, here.at)
            < 3 * math.hypot(here.spread, self.presences[one.staff].spread)
            for one in visit.presences
        )
        satellites = sum(one.altitude not in (None, 0.0) for one in visit.samples) * 2 > len(visit.samples)
        lively = len({one.reading for one in visit.samples}) == len(visit.samples) and satellites
        moved = visit.motion is not None and visit.motion.acceleration > STILL
        return together + lively + moved


STILL = 0.1  # m/s² rms: a phone in a hand or pocket shakes more
