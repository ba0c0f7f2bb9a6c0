"""How often an organisation was expected and came, where its place in a team mostly stayed empty. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.authenticity.habits import Way, empty_slots

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from backend.authenticity.habits import Contact

FEWEST: Final = 5
"""Smaller numbers are told to nobody outside the health service: they may tell of whom they were counted."""


@dataclass(frozen=True)
class Turnout:
    """Over all teams in which the organisation's place mostly stayed empty."""

    expected: int
    came: int


def turnouts(contacts: Sequence[Contact], fills: Mapping[str, Collection[str]]) -> dict[str, Turnout]:
    """Organisation → its turnout, where there is a habit (A-20) and enough to tell of it.

    `fills`: what such a habit is about (`team:place`) → the organisations with people for that place. One was
    expected wherever its place stayed empty, and wherever it came.
    """
    needing = [one for one in contacts if one.way is Way.FACE and one.urgent]
    places: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for habit in empty_slots(needing):
        team, _, place = habit.about.partition(":")
        for organisation in fills.get(habit.about, ()):
            places[organisation][team].add(place)
    told = {}
    for organisation, teams in places.items():
        empty = [one for one in needing if teams.get(one.team, set()) & one.missing]
        came = [
            one
            for one in needing
            if one.team in teams and organisation in one.present and not teams[one.team] & one.missing
        ]
        if len(empty) + len(came) >= FEWEST:
            told[organisation] = Turnout(len(empty) + len(came), len(came))
    return told
