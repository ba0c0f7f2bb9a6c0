"""What is known of a person, as values: what the service takes and gives. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from backend.patients.names import first_name
from backend.policy.words import Code

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.position import Coarse, Point


class HomeKind(Code):
    """What kind of address it is."""

    RESIDENCE = "RESIDENCE", "居住地", "where they live"
    TEMPORARY = "TEMPORARY", "暂住地", "where they live for a time"
    REGISTERED = "REGISTERED", "户籍地", "where they are registered"


class Sex(Code):
    """Sex as on the national form."""

    MALE = "MALE", "男", "male", "1"
    FEMALE = "FEMALE", "女", "female", "2"
    UNKNOWN = "UNKNOWN", "未说明", "not said", "9"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who someone is; rests sealed. `called` is how they wish to be called, if not by their given name.

    `id_no` is a resident identity number, or whatever paper `id_type` names; `born` is a day in ISO 8601.
    What is not known is empty: someone without papers is recorded all the same.
    """

    name: str
    phone: str = ""
    called: str = ""
    id_type: str = ""
    id_no: str = ""
    sex: str = ""
    born: str = ""

    @property
    def first_name(self) -> str:
        """How a colleague greets them."""
        return self.called or first_name(self.name)

    def age(self, on: date) -> int | None:
        """Completed years on a day; None where the birthday is not known."""
        if not self.born:
            return None
        born = date.fromisoformat(self.born)
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class Address:
    """Where someone lives: words for people, and a point if one is known (`source` says from where)."""

    text: str
    source: str
    point: Point | None = None
    status: str = "PROVISIONAL"
    kind: HomeKind = HomeKind.RESIDENCE
    because: str = "RECORDED"


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
