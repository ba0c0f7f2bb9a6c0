"""What is known of a person, as values: what the service takes and gives. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.patients.names import first_name

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.position import Coarse, Point


@dataclass(frozen=True, slots=True)
class Identity:
    """Who someone is; rests sealed. `called` is how they wish to be called, if not by their given name."""

    name: str
    phone: str = ""
    called: str = ""

    @property
    def first_name(self) -> str:
        """How a colleague greets them."""
        return self.called or first_name(self.name)


@dataclass(frozen=True, slots=True)
class Address:
    """Where someone lives: words for people, and a point if one is known (`source` says from where)."""

    text: str
    source: str
    point: Point | None = None
    status: str = "PROVISIONAL"


@dataclass(frozen=True, slots=True)
class Card:
    """What a colleague needs at the door. `coarse` is None where no point is known."""

    patient_id: UUID
    first_name: str
    address: str
    village: str
    coarse: Coarse | None


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """What positions are compared with: degrees in WGS 84, a 68 % radius in metres, and how sure we are."""

    lat: float
    lon: float
    accuracy_m: int
    status: str
    source: str
