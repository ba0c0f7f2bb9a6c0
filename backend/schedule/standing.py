"""What the due-date rules look at: how things stand with one person, and the policies in force. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.documents import Kind

if TYPE_CHECKING:
    from datetime import date

    from backend.patients.status.guard import Status
    from backend.policy.calendar import Calendar
    from backend.policy.codes import Colour
    from backend.policy.colours import Colours
    from backend.policy.intervals import Intervals
    from backend.policy.shipped import Rulebook
    from backend.policy.special_periods import SpecialPeriods

AT_HOME = frozenset({Whereabouts.HOME, Whereabouts.AWAY_KNOWN, Whereabouts.FLOATING_IN})
KEPT = frozenset({Whereabouts.HOSPITAL, Whereabouts.DETAINED, Whereabouts.CARE_INSTITUTION})
FOLLOWED = frozenset({Management.PENDING, Management.MANAGED})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a follow-up that counts found. None is what nobody recorded."""

    on: date
    disease_class: int | None
    danger: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One person. Dates are None where nothing of the kind happened.

    `last` and `before` are the latest two follow-ups that count. `failed`: days since the person was last met
    on which nobody could be reached. `counted`: follow-ups of this calendar year.
    """

    status: Status
    path: str = ""
    colour: Colour | None = None
    last: Assessment | None = None
    before: Assessment | None = None
    started_on: date | None = None
    """Consent, or entry into the register."""
    discharged_on: date | None = None
    released_on: date | None = None
    found_on: date | None = None
    whereabouts_since: date | None = None
    checked_on: date | None = None
    searched_on: date | None = None
    outreach_on: date | None = None
    referred_on: date | None = None
    guided_on: date | None = None
    objected_on: date | None = None
    """An objection to the colour that no assessment since has settled."""
    untold: tuple[tuple[date, date], ...] = ()
    """Questions and objections whose answer nobody has told the person: when said, when the answer stood."""
    failed: tuple[date, ...] = ()
    counted: int = 0

    @property
    def is_registered(self) -> bool:
        """On the register and alive: nobody else is ever due for anything."""
        return (
            self.status.registration is Registration.REGISTERED
            and self.status.whereabouts is not Whereabouts.DEAD
        )

    @property
    def is_followed(self) -> bool:
        """Takes part in follow-up."""
        return self.is_registered and self.status.management in FOLLOWED

    @property
    def is_visited(self) -> bool:
        """Takes part, and lives where one can knock."""
        return self.is_followed and self.status.whereabouts in AT_HOME

    @property
    def begun(self) -> tuple[str, date] | None:
        """What last set the clock anew, by rule, other than a follow-up."""
        starts = {
            "D1": self.started_on,
            "D2": self.discharged_on,
            "R1": self.released_on,
            "R2": self.found_on,
        }
        known = [(day, rule) for rule, day in starts.items() if day is not None]
        return (max(known)[1], max(known)[0]) if known else None

    @property
    def current(self) -> Assessment | None:
        """The last follow-up, unless something has happened since that makes it old."""
        later = [day for day in (self.discharged_on, self.released_on, self.found_on) if day]
        if self.status.management is Management.PENDING and self.started_on:
            later.append(self.started_on)
        return self.last if self.last and all(self.last.on >= day for day in later) else None


@dataclass(frozen=True)
class Rules:
    """The policies that due dates follow from."""

    book: Rulebook

    @cached_property
    def intervals(self) -> Intervals:
        return self.book[Kind.INTERVALS].body  # type: ignore[no-any-return]

    @cached_property
    def calendar(self) -> Calendar:
        return self.book[Kind.CALENDAR].body  # type: ignore[no-any-return]

    @cached_property
    def colours(self) -> Colours:
        return self.book[Kind.COLOURS].body  # type: ignore[no-any-return]

    @cached_property
    def periods(self) -> SpecialPeriods:
        return self.book[Kind.SPECIAL_PERIODS].body  # type: ignore[no-any-return]

    @cached_property
    def _names(self) -> dict[tuple[Kind, ...], str]:
        return {}

    def named(self, *kinds: Kind) -> str:
        """The versions that decided, such as `INTERVALS 2026-11, CALENDAR 2026-11`."""
        if kinds not in self._names:
            self._names[kinds] = ", ".join(f"{kind} {self.book[kind].version}" for kind in kinds)
        return self._names[kinds]

    def class_of(self, found: Assessment) -> int | None:
        """The class that counts: enough danger counts as unstable, whatever the class says."""
        if found.danger is not None and found.danger >= self.intervals.dangerous_from:
            return 1
        return found.disease_class
