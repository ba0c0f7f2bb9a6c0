"""What the register already says of the sheet's questions, so that nobody is asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.days import day_of, today
from backend.patients.register import consents, diagnoses, guardians
from backend.patients.register.codes import ConsentKind, Decision
from backend.policy.aliases import Slot
from backend.roster.service import staff_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.patients.models import Patient
    from backend.patients.supplement.entries import Entry

Answers = dict[str, Any]


def answers(patient: Patient, entries: Sequence[Entry]) -> Answers:
    """Answers by question to what is asked beside the sheet; what is not known is left out."""
    told = {**_family(patient), **_consent(patient), **_diagnosis(patient), **_signature(entries)}
    return {name: answer for name, answer in told.items() if answer}


def _family(patient: Patient) -> Answers:
    return {**_guardian(patient), "committee_contact": _committee(patient)}


def _guardian(patient: Patient) -> Answers:
    row = guardians.current([patient.id]).get(patient.id)
    if row is None:
        return {}
    held = guardians.details(row)
    return {
        "guardian_capacity": row.capacity,
        "guardian_name": held.name,
        "guardian_relation": held.relation,
        "guardian_address": held.address,
        "guardian_phone": held.phone,
        "guardian_phone_second": held.second_phone,
    }


def _committee(patient: Patient) -> str | None:
    """Whoever answers for the person in the village, by name."""
    held = {slot: staff for slot, staff, _ in guardians.slots(patient, today())}
    someone = held.get(Slot.VILLAGE)
    return staff_by_id([someone])[someone].name if someone else None


def _consent(patient: Patient) -> Answers:
    row = consents.current([patient.id], ConsentKind.COMMUNITY_MGMT).get(patient.id)
    if row is None:
        return {}
    agreed = row.decision == Decision.AGREED
    return {
        "consent": "AGREED" if agreed else "DECLINED",
        "consent_by": row.given_by,
        "consent_on": row.on.isoformat(),
    }


def _diagnosis(patient: Patient) -> Answers:
    held = diagnoses.newest(patient.id)
    if held is None:
        return {}
    return {
        "diagnosis": str(held["disease"]),
        "diagnosis_words": held["words"],
        "diagnosed_at": held["hospital"],
        "diagnosed_on": held["confirmed_on"],
    }


def _signature(entries: Sequence[Entry]) -> Answers:
    signed = [one for one in entries if one.signed and one.by]
    if not signed:
        return {}
    last = signed[-1]
    doctor = staff_by_id([last.by]) if last.by else {}
    return {
        "filled_on": day_of(last.at).isoformat(),
        "signed_by": doctor[last.by].name if last.by in doctor else None,
    }
