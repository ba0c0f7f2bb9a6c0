"""People visited, for tests. All names are invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.patients import service
from backend.patients.cases import service as cases
from backend.patients.position import Point
from backend.patients.register import places
from backend.patients.register import service as register
from backend.patients.register.codes import Means
from backend.patients.register.proposals import Wish
from backend.patients.status.codes import Axis, Whereabouts
from backend.patients.values import Address, Identity
from backend.policy.case_lists import CaseList

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.models import Patient
    from backend.roster.models import Staff
    from tests.cast import Cast

HOME = Point(29.123456, 107.234567, 20)
MOVED_IN = 1_700_000_000_000


def a_patient(cast: Cast, name: str = "柳青禾", point: Point | None = HOME, **identity: str) -> Patient:
    """Someone in 石桥村 who lives at `point`."""
    patient = service.create_patient(Identity(name, **identity), cast.village, cast.team.id)
    service.move_home(patient.id, Address("石桥村三组 17 号", "field", point), MOVED_IN)
    return patient


def register_things(patient: Patient, doctor: Staff) -> dict[str, UUID]:
    """A proposal, a dual listing and a case list entry of somebody, by name."""
    day = date(2026, 11, 20)
    told = register.report(patient, Wish(Axis.WHEREABOUTS, Whereabouts.DETAINED, day), doctor.id)
    assert told is not None
    elsewhere = places.Elsewhere(words="临溪县城关镇")
    return {
        "proposal": told.id,
        "listing": places.send(patient, elsewhere, Means.LETTER, day, doctor.id).id,
        "entry": cases.open_by_hand(patient, CaseList.RELAPSING, day, doctor.id).id,
    }
