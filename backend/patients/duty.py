"""Who looks after a person, and counts them: one place on any day, also where two keep them listed. Pure.

A duty begins on a day and lasts until the next begins, so that nobody can be counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class Duty:
    """From this day on the area looks after the person; None: an area outside this register does."""

    since: date
    area: UUID | None


@dataclass(frozen=True)
class Listing:
    """Somebody who lives in one area and is registered in another. None: an area outside this register."""

    residence: UUID | None
    register: UUID | None
    accepted: date | None = None
    ended: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether both places keep the person listed."""
        return self.ended is None


def looked_after_in(duties: Sequence[Duty], day: date) -> UUID | None:
    """The area that looks after the person on a day; `duties` in the order in which they were recorded."""
    begun = [duty for duty in duties if duty.since <= day]
    if not begun:
        return None
    latest = max(duty.since for duty in begun)
    return next(duty.area for duty in reversed(begun) if duty.since == latest)


def after_acceptance(listing: Listing, on: date) -> Duty:
    """The residence takes over when it has accepted, not when it was asked: until then nobody is without."""
    return Duty(on, listing.residence)


def after_end(listing: Listing, on: date, *, returned: bool) -> Duty | None:
    """Whoever went back is looked after where they are registered, if the residence ever took over."""
    return Duty(on, listing.register) if returned and listing.accepted else None


def counts(people: Iterable[Sequence[Duty]], day: date) -> dict[UUID, int]:
    """How many people each area looks after on a day."""
    found: dict[UUID, int] = {}
    for duties in people:
        area = looked_after_in(duties, day)
        if area is not None:
            found[area] = found.get(area, 0) + 1
    return found
