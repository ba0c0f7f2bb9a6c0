"""Who stands around a person, as far as the reader of their card may know: family, colleagues, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.register import consents, guardians
from backend.patients.register.codes import ConsentKind
from backend.roster.models import Team
from backend.roster.service import staff_by_id

if TYPE_CHECKING:
    from backend.patients.models import Patient

Shown = dict[str, Any]


def around(patient: Patient, rights: set[str]) -> Shown:
    """`{guardian, responsible, group, consent}`; what the reader may not see is null or empty."""
    return {
        "guardian": _guardian(patient) if "guardian" in rights else None,
        "responsible": _responsible(patient) if "people" in rights else [],
        "group": _group(patient) if "people" in rights else None,
        "consent": _consent(patient) if "clinical" in rights else None,
    }


def _guardian(patient: Patient) -> Shown | None:
    """Whom to call at home, and nothing more of them."""
    row = guardians.current([patient.id]).get(patient.id)
    if row is None:
        return None
    held = guardians.details(row)
    return {"capacity": row.capacity, "name": held.name, "relation": held.relation, "phone": held.phone}


def _responsible(patient: Patient) -> list[Shown]:
    """Who answers for the person by name; the family's places are the guardian's."""
    held = [(slot, one) for slot, one, _ in guardians.slots(patient, today()) if slot not in guardians.FAMILY]
    staff = staff_by_id(one for _, one in held if one)
    return [{"slot": slot, "staff": staff.get(one) if one else None} for slot, one in held]


def _group(patient: Patient) -> Shown | None:
    team = db.session.get(Team, patient.team_id) if patient.team_id else None
    return {"id": team.id, "name": team.name, "leader": team.leader} if team else None


def _consent(patient: Patient) -> Shown | None:
    row = consents.current([patient.id], ConsentKind.COMMUNITY_MGMT).get(patient.id)
    return {"decision": row.decision, "given_by": row.given_by, "on": row.on} if row else None
