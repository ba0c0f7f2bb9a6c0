"""A proposal for the service colour, and what it takes to make it count. Pure.

The program only proposes. A doctor confirms, seeing every point, and may differ with a reason; red, and any
way out of red or orange, needs a second person. After its time it is to be confirmed anew, and is never
silently kept. It decides no treatment, no subsidy, no school and no work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from backend.policy.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from backend.policy.codes import Colour
    from backend.policy.colours import Colours, Guardianship, Situation

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What is known of someone; None is unknown, gives no points and is said."""

    danger: int | None = None
    guardianship: Guardianship | None = None
    adherence: int | None = None
    disease_class: int | None = None
    situation: frozenset[Situation] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the points sheet; `value` as it was recorded, None for unknown."""

    factor: str
    value: str | None
    points: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """`by_points` is what the bands say; `colour` what floors and ceiling leave of it."""

    colour: Colour
    by_points: Colour
    points: int
    items: tuple[Item, ...]
    raised: bool
    lowered: bool
    ceiling: Colour | None
    """Nobody goes above this without writing down why."""


def propose(table: Colours, factors: Factors) -> Proposal:
    """Points, bands, then floors, then the ceiling, which protects against over-labelling."""
    items = _items(table, factors)
    points = sum(item.points for item in items)
    by_points = [colour for colour, start in table.bands if points >= start][-1]
    raised = by_points
    for floor in table.floors:
        if _reaches(floor.danger_min, factors.danger) or (
            floor.disease_class is not None and floor.disease_class == factors.disease_class
        ):
            raised = table.worse(raised, floor.colour)
    ceiling = table.ceiling.colour if _is_well(table, factors) else None
    colour = table.milder(raised, ceiling) if ceiling else raised
    return Proposal(colour, by_points, points, items, raised != by_points, colour != raised, ceiling)


def needs_reason(table: Colours, proposal: Proposal, confirmed: Colour) -> bool:
    """Whoever differs from the proposal, or goes above the ceiling, says why."""
    if proposal.ceiling and table.severity(confirmed) > table.severity(proposal.ceiling):
        return True
    return confirmed != proposal.colour


def needs_second(table: Colours, before: Colour | None, confirmed: Colour) -> bool:
    """Red, and any way out of red or orange, takes two people."""
    if confirmed in table.second_for:
        return True
    leaves = before in table.second_down_from
    return before is not None and leaves and table.severity(confirmed) < table.severity(before)


def valid_until(table: Colours, confirmed_on: date) -> date:
    """The last day on which a confirmed colour holds."""
    return Span(months=table.valid_months).after(confirmed_on)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A colour somebody settled on. `agreed` is the second person's word, None while it is awaited."""

    on: date
    id: str
    colour: Colour
    second_needed: bool
    agreed: bool | None = None

    @property
    def counts(self) -> bool:
        return self.agreed is True or not self.second_needed


def in_force(table: Colours, history: Iterable[Confirmed], today: date) -> Colour | None:
    """The colour that counts today: the latest settled one, unless its time is over. None is unknown."""
    settled = [one for one in sorted(history, key=lambda one: (one.on, one.id)) if one.counts]
    if not settled or today > valid_until(table, settled[-1].on):
        return None
    return settled[-1].colour


def _items(table: Colours, factors: Factors) -> tuple[Item, ...]:
    points = table.points
    danger = factors.danger
    single = [
        Item("danger", _text(danger), points.danger[danger] if danger is not None else 0),
        Item("guardianship", _text(factors.guardianship), _of(points.guardianship, factors.guardianship)),
        Item("adherence", _text(factors.adherence), _of(points.adherence, factors.adherence)),
        Item("class", _text(factors.disease_class), _of(points.classes, factors.disease_class)),
    ]
    burdens = (Item("situation", str(one), points.situation[one]) for one in sorted(factors.situation))
    return (*single, *burdens)


def _of(table: Mapping[K, int], key: K | None) -> int:
    return 0 if key is None else table[key]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _reaches(least: int | None, level: int | None) -> bool:
    return least is not None and level is not None and level >= least


def _is_well(table: Colours, factors: Factors) -> bool:
    top = table.ceiling
    return (
        factors.danger is not None
        and factors.danger <= top.danger_max
        and factors.disease_class in top.classes
        and factors.adherence in top.adherence
    )
