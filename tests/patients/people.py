"""People visited, for tests. All names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.patients import service
from backend.patients.position import Point
from backend.patients.values import Address, Identity

if TYPE_CHECKING:
    from backend.patients.models import Patient
    from tests.cast import Cast

HOME = Point(29.123456, 107.234567, 20)
MOVED_IN = 1_700_000_000_000


def a_patient(cast: Cast, name: str = "柳青禾", point: Point | None = HOME, **identity: str) -> Patient:
    """Someone in 石桥村 who lives at `point`."""
    patient = service.create_patient(Identity(name, **identity), cast.village, cast.team.id)
    service.move_home(patient.id, Address("石桥村三组 17 号", "field", point), MOVED_IN)
    return patient
