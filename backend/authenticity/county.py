"""How often honest visits of this county show what looks like cheating. Pure.

Rates are never brought along: what is an accident here may be telling elsewhere. They are learned from
visits that nothing else speaks against, shrunk towards a guess while there are few, and always from the
other teams, so that no team can make its own habit look usual, nor be judged by what it did before.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

GUESS = 0.02  # of honest visits show a given accident, before the county has taught us
GUESS_WEIGHS = 50  # visits' worth of learning
REACH = 0.1  # of forged visits show a given sign: each of the many forgeries leaves its own
MOST = math.log(10)  # nats: no accident is believed to be rarer than one in a hundred honest visits
ENOUGH = 30  # values without which no share is told


@dataclass(frozen=True)
class Observation:
    """What one visit adds: its accidents, and its measures by name."""

    team: str
    signs: frozenset[str]
    measures: Mapping[str, float]


@dataclass(frozen=True)
class County:
    """Counts by team. `values` are sorted."""

    visits: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)

    def frequency(self, sign: str, team: str) -> float:
        """Share of the other teams' visits that show `sign`."""
        seen = sum(count for other, count in self.signs.get(sign, {}).items() if other != team)
        of = sum(count for other, count in self.visits.items() if other != team)
        return (seen + GUESS * GUESS_WEIGHS) / (of + GUESS_WEIGHS)

    def weight(self, sign: str, team: str) -> float:
        """How much an accident speaks against a visit, in nats: nothing where it is common."""
        return rarity(self.frequency(sign, team))

    def below(self, name: str, value: float, team: str) -> float:
        """Share of the other teams' visits whose measure is at most `value`; never quite nothing."""
        return self._share(name, team, lambda values: bisect_right(values, value))

    def above(self, name: str, value: float, team: str) -> float:
        """Share of the other teams' visits whose measure is at least `value`."""
        return self._share(name, team, lambda values: len(values) - bisect_left(values, value))

    def median(self, name: str, team: str) -> float | None:
        """Middle of the other teams' values, None while there are fewer than thirty."""
        together = sorted(
            value for other, some in self.values.get(name, {}).items() if other != team for value in some
        )
        return together[len(together) // 2] if len(together) >= ENOUGH else None

    def _share(self, name: str, team: str, count: Callable[[Sequence[float]], int]) -> float:
        others = [some for other, some in self.values.get(name, {}).items() if other != team]
        of = sum(map(len, others))
        if of < ENOUGH:
            return 1.0
        return (sum(map(count, others)) + 1) / (of + 1)


def rarity(share: float) -> float:
    """Nats by which something that this share of honest visits shows speaks against a visit."""
    return min(MOST, max(0.0, math.log(REACH / share)))


def learn(observations: Iterable[Observation]) -> County:
    """A county's rates from visits that nothing else speaks against."""
    visits: dict[str, int] = defaultdict(int)
    signs: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in observations:
        visits[one.team] += 1
        for sign in one.signs:
            signs[sign][one.team] += 1
        for name, value in one.measures.items():
            values[name][one.team].append(value)
    for teams in values.values():
        for some in teams.values():
            some.sort()
    return County(visits, signs, values)
