"""What surrounds a visit: everything a check may compare it with. Pure, and empty where nothing is known.

A visit is compared with what is known when it is asked about: earlier visits always, later ones once they
arrived.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.authenticity import manner
from backend.authenticity.county import County
from backend.authenticity.placing import PHONE_PRIOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from backend.authenticity.alignment import Overlap
    from backend.authenticity.facts import HomeVersion, Photo, Point
    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.placing import Odds
    from backend.authenticity.trace import Trace


@dataclass(frozen=True)
class Home:
    """One version of the home, the odds of its datum, and until when it was in force (None: still)."""

    version: HomeVersion
    odds: Odds
    until: int | None = None


@dataclass(frozen=True)
class Place:
    """A place in WGS-84 with its spread in metres; `height` where satellites told it."""

    at: Point
    spread: float
    height: float | None = None
    visits: int = 0


@dataclass(frozen=True)
class SamePhoto:
    """A photo of this visit that was seen before: in how many bits it differs, and where."""

    photo: Photo
    earlier: Photo
    visit: str
    patient: str
    distance: int


@dataclass(frozen=True)
class Reworked:
    """A photo of this visit that lies over an earlier one."""

    photo: Photo
    earlier: Photo
    visit: str
    overlap: Overlap


@dataclass(frozen=True)
class SamePath:
    """A signature of this visit whose path was drawn before. `off` is their distance, both of length one."""

    hand: str
    earlier_hand: str
    visit: str
    off: float
    same_timing: bool


@dataclass(frozen=True)
class SameSamples:
    """Samples of this visit that another visit, or another phone of this one, also has."""

    visit: str
    patient: str
    equal: int
    moved: int
    of: int


@dataclass(frozen=True)
class Around:
    """Everything a check may compare a visit with."""

    county: County = field(default_factory=County)
    homes: tuple[Home, ...] = ()
    bases: tuple[Point, ...] = ()
    colleagues: frozenset[str] = frozenset()  # who wrote a home down and is of a member's team or office
    usual: Place | None = None
    phones: Mapping[str, Odds] = field(default_factory=dict)
    past: tuple[Trace, ...] = ()  # of this patient, earlier in the log
    beside: tuple[Trace, ...] = ()  # other visits of any member within a day
    received: tuple[Trace, ...] = ()  # other visits that came from the same phone within minutes
    hands: Mapping[str, tuple[Handwriting, ...]] = field(default_factory=dict)
    repeats: NDArray[np.float64] = field(default_factory=manner.REPEATS.copy)  # spreads of the county's hands
    same_photos: tuple[SamePhoto, ...] = ()
    reworked: tuple[Reworked, ...] = ()
    same_paths: tuple[SamePath, ...] = ()
    same_samples: tuple[SameSamples, ...] = ()
    same_measures: tuple[str, ...] = ()  # visits to other people with all the same measurements
    crowded: bool = False  # on a month's last days, into which its team's visits crowd
    owners: Mapping[str, str] = field(default_factory=dict)  # device: the member it was enrolled for
    photos_compared: bool = True

    def odds(self, device: str | None) -> Odds:
        """Probability of each datum for a phone."""
        return self.phones.get(device or "", PHONE_PRIOR)
