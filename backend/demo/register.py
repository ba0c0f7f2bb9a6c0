"""What the register of the fictitious county holds beside names and homes; all of it is invented."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from backend.forms.definition import Part
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.cases import service as cases
from backend.patients.cases.facts import Capacity
from backend.patients.register import consents, guardians, places, service
from backend.patients.register.codes import ConsentKind, Decision, GivenBy, Means
from backend.patients.register.guardians import GuardianDetails
from backend.patients.register.models import PoolStay
from backend.patients.register.proposals import Wish
from backend.patients.status.codes import Axis, Proof, Whereabouts
from backend.patients.supplement import acting as supplement
from backend.policy.case_lists import CaseList
from backend.policy.profile import Pool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from backend.patients.models import Patient
    from backend.roster.models import Staff

SINCE_DAYS: Final = 400
TEXT: Final = "2026-1"


def enter(
    patient: Patient, name: str, doctor: Staff, teller: UUID, organisations: Mapping[str, UUID]
) -> None:
    """What is known of somebody, as a doctor would have recorded it; `teller` is who heard of them."""
    facts = {**_data()["ordinary"], **_data()["others"].get(name, {})}
    _consent(patient, facts["consent"]["decision"], begun_days_ago(name), doctor.id)
    _guardian(patient, facts["guardian"], organisations, doctor.id)
    places.enter_pool(patient, Pool.HEALTH, _ago(SINCE_DAYS), doctor.id)
    _supplement(patient, facts, doctor.id)
    if case := facts.get("case"):
        cases.open_by_hand(patient, CaseList(case), _ago(30), doctor.id)
    if elsewhere := facts.get("listing"):
        there = places.Elsewhere(words=elsewhere)
        places.receive(patient, there, Means.LETTER, _ago(90), doctor.id)
    if elsewhere := facts.get("transfer"):
        there = places.Elsewhere(words=elsewhere)
        places.send(patient, there, Means.LETTER, _ago(4), doctor.id)
    if days := facts.get("said_in_hospital_days_ago"):
        word = frozenset({Proof.FAMILY_STATEMENT})
        service.report(patient, Wish(Axis.WHEREABOUTS, Whereabouts.HOSPITAL, _ago(days), word), teller)
    if days := facts.get("hospital_days_ago"):
        slip = frozenset({Proof.HOSPITAL_SLIP})
        wish = Wish(Axis.WHEREABOUTS, Whereabouts.HOSPITAL, _ago(days), slip)
        service.change(patient, wish, service.person_of(doctor))


def written_on() -> date:
    """The day on which all of this was written down."""
    first = db.session.scalars(select(func.min(PoolStay.since))).one()
    return first + timedelta(days=SINCE_DAYS)


def begun_days_ago(name: str) -> int:
    """When somebody was registered and agreed: not everybody on one day, so that not all are due at once."""
    facts = {**_data()["ordinary"], **_data()["others"].get(name, {})}
    days: list[int] = facts["consent"]["days_ago"]
    return days[sum(name.encode()) % len(days)]


def _consent(patient: Patient, decision: str, days_ago: int, by: UUID) -> None:
    said = consents.Said(
        ConsentKind.COMMUNITY_MGMT,
        Decision(decision),
        GivenBy.PATIENT,
        _ago(days_ago),
        TEXT,
    )
    consents.record(patient, said, by)


def _guardian(patient: Patient, given: dict[str, Any], organisations: Mapping[str, UUID], by: UUID) -> None:
    plain = {name: given[name] for name in ("name", "relation", "phone", "own_wish") if name in given}
    details = GuardianDetails(**plain, concerns=tuple(given.get("concerns", ())))
    interim = organisations[given["interim"]] if "interim" in given else None
    guardians.record(patient, _ago(SINCE_DAYS), Capacity(given["capacity"]), details, interim, by)


def _supplement(patient: Patient, facts: dict[str, Any], by: UUID) -> None:
    """The supplementary sheet, where somebody has begun or finished it."""
    if sheet := facts.get("supplement"):
        supplement.save(patient, sheet["version"], sheet["answers"], [Part.CLINICAL], by)


def _ago(days: int) -> date:
    return today() - timedelta(days=days)


@cache
def _data() -> dict[str, Any]:
    text = resources.files("backend.demo").joinpath("register.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
