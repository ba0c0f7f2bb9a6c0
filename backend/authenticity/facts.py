"""What a check may see of one visit. Frozen, and everything a real visit may lack is optional.

Units: ms since the epoch, degrees, metres, metres a second. `at` of a fact is by the clock of the phone
it says; `mono` is that phone's monotonic clock, comparable only within one `session`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.authenticity.handwriting import Handwriting
    from backend.kernel.datum import Datum

Answer = str | int | float | None
Point = tuple[float, float]  # lat, lon
Dot = tuple[float, float, float, float]  # x, y in canvas pixels, ms since the first touch, pressure 0..1
Stroke = tuple[Dot, ...]


class Source(StrEnum):
    """How a home came to its coordinates."""

    FIELD = "field"  # read at the door
    PICKED = "picked"  # pointed at on a map
    GEOCODED = "geocoded"  # looked up from the address
    CENTROID = "centroid"  # the village's middle


class Means(StrEnum):
    """How a member's presence came into the record."""

    LEAD = "lead"  # opened it
    SCAN = "scan"  # scanned the turning code with their own phone
    TYPED = "typed"  # typed its digits on their own phone
    NAMED = "named"  # no phone of their own: named, or signed on a borrowed one


@dataclass(frozen=True)
class Sample:
    """One reading: `at` when the phone delivered it, `fixed_at` when the receiver says it was measured."""

    lat: float
    lon: float
    accuracy: float
    altitude: float | None
    speed: float | None
    fixed_at: int
    at: int

    @property
    def reading(self) -> tuple[float, float, float]:
        """What a replayed sample repeats."""
        return (self.lat, self.lon, self.accuracy)


@dataclass(frozen=True)
class Motion:
    """How a phone was moved: root mean squares of acceleration (m/s²) and turning, over `n` readings."""

    n: int
    acceleration: float
    turning: float | None = None


@dataclass(frozen=True)
class Beacon:
    """A server time the phone had seen, and its own clocks at that moment."""

    server: int
    wall: int
    mono: int
    session: str


@dataclass(frozen=True)
class Presence:
    """A member's half. `at` by their own phone, `shown_at` and `replied_at` by the leader's."""

    staff: str
    means: Means
    device: str | None = None
    reason: str | None = None
    at: int | None = None
    shown_at: int | None = None
    replied_at: int | None = None
    samples: tuple[Sample, ...] = ()
    motion: Motion | None = None
    verified: bool | None = None  # the phone checked its owner (finger, PIN); None where it cannot
    vouched: bool | None = None  # named, then: whether they said so themselves; None while they may
    denied: bool = False  # they said themselves that they had not been there
    left: int | None = None  # server time of their own sign-off
    left_by: int | None = None  # server time when that had arrived
    in_use: bool | None = None  # named: whether their own phone was in use meanwhile; None where unknown


@dataclass(frozen=True)
class Signature:
    """A signature with its strokes. `role`: staff, patient, family, guardian; `signer` who is said to
    sign.
    """

    role: str
    signer: str
    at: int
    strokes: tuple[Stroke, ...]
    pointer: str | None = None
    drawn: Handwriting | None = None  # the strokes, where they were measured before
    sha256: str | None = None  # of the file they rest in

    @property
    def hand(self) -> str:
        """Whose signatures it is compared with."""
        return f"{self.role}:{self.signer}"


@dataclass(frozen=True)
class Fingerprint:
    """PDQ hashes of a photo in its 8 orientations (8 times 32 bytes, as taken first), their quality
    0..100, and a small grey picture (96 by 72, row by row). `raster`: how far a grid
    finer than anything in it stands out, in nats; None where the original was too small to tell, or older.
    """

    pdq: bytes
    quality: int
    grey: bytes
    raster: float | None = None


@dataclass(frozen=True)
class Photo:
    """A photo taken during the visit; `camera` False when it came from a file."""

    sha256: str
    subject: str
    at: int
    camera: bool
    modified: int | None = None
    exif_at: int | None = None
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True)
class Form:
    """What was written down, and how long each field had the person's attention."""

    answers: Mapping[str, Answer]
    field_ms: Mapping[str, int] = field(default_factory=dict)
    measured: frozenset[str] = frozenset()  # answers read from an instrument: they vary by themselves
    told: frozenset[str] = frozenset()  # answers that say how dangerous or ill somebody is
    danger: int | None = None
    stable: bool | None = None
    noted: bool = False  # something was written beside the codes
    wording: str | None = None  # digest of free text and all codes; None where little or nothing was written


@dataclass(frozen=True)
class Amendment:
    """A change after receipt. `through_app` False: it did not come as a signed amendment."""

    at: int
    by: str
    fields: tuple[str, ...]
    reason: str
    through_app: bool


@dataclass(frozen=True)
class Custody:
    """The record's keeping: the device's signature, its place in the device's chain, and what happened later.

    `missing` counts records of this device between this one and the last known before it; None when unknown.
    `within` counts those missing between its beginning and its end; `forked`: a phone used a number
    twice.
    `intact` is False when what is stored is no longer what was received, and no amendment says why.
    """

    signed: bool | None = None
    seq: int | None = None
    missing: int | None = None
    within: int = 0
    forked: bool = False
    intact: bool | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True)
class Late:
    """What whoever signed a record said afterwards of why it came late, and in which statement."""

    reason: str
    statement: str


@dataclass(frozen=True)
class HomeVersion:
    """One version of a registered home, in force from `since`; `accuracy` m if it was measured."""

    lat: float
    lon: float
    source: Source
    since: int
    by: str | None = None
    confirmed_by: str | None = None
    accuracy: float | None = None
    datum: Datum | None = None  # None where nobody knows
    shown: Point | None = None  # what phones are told of it: the middle of a cell
    taught: tuple[str, ...] = ()  # visits that found it there: none of them proves itself


@dataclass(frozen=True)
class Visit:
    """One visit as its leader's phone told it, and what the server saw of its coming."""

    id: str
    patient: str
    team: str
    lead: str
    device: str
    met: bool  # the person themself was met: not an attempt
    began: int
    ended: int
    received_at: int
    order: int  # in the log
    samples: tuple[Sample, ...] = ()
    presences: tuple[Presence, ...] = ()
    signatures: tuple[Signature, ...] = ()
    photos: tuple[Photo, ...] = ()
    form: Form | None = None
    custody: Custody = field(default_factory=Custody)
    platform: str | None = None
    motion: Motion | None = None
    pointer: str | None = None
    beacon: Beacon | None = None
    not_before: int | None = None  # server time, proven by a beacon of any phone of the team
    mono_began: int | None = None
    mono_ended: int | None = None
    session: str | None = None
    sent_wall: int | None = None  # the phone's clock when it sent the record
    place_is_home: bool = True
    patient_elsewhere: str | None = None  # where the register knew the person to be at that time
    offline_reason: str | None = None  # noted by the phone itself when the record was signed
    late: Late | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone named, the leader among them."""
        return tuple(one.staff for one in self.presences)

    @property
    def clock_ahead(self) -> int:
        """How far the leader's phone was ahead of the server, ms, by the last beacon it saw."""
        return self.beacon.wall - self.beacon.server if self.beacon else 0
