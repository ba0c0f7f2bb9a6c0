"""Which people the person signed in may see, and which parts of what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app
from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import aliased

from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.recording import ACTIVE
from backend.patients.refusals import UnknownPatient
from backend.patients.register.models import DualListing, Responsible
from backend.patients.status.codes import Registration
from backend.policy.case_lists import CaseList
from backend.roster import gate
from backend.roster.gate import Scope
from backend.roster.models import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from flask import Flask
    from sqlalchemy import Select

    from backend.roster.gate import Reach

    Invited = Callable[[UUID], Select[UUID]]

_INVITED = "lianfang.invited"
MEDICAL = frozenset({CaseList.MED_INTERRUPTED, CaseList.MED_NONE, CaseList.RELAPSING})
"""Lists that tell of medicine or illness: for clinicians, and for supervisors who see no name."""
PARTS = ("name", "identity", "guardian", "clinical", "review")


@dataclass(frozen=True)
class Sight:
    """The parts of one person's page that a reader may see."""

    first_name: bool
    name: bool
    identity: bool
    guardian: bool
    clinical: bool
    review: bool

    @property
    def parts(self) -> list[str]:
        """Names of the parts, for the record of access."""
        return [part for part in PARTS if getattr(self, part)]


def init_app(app: Flask, invited: Invited) -> None:
    """`invited` selects the people whom a member of staff visits; only upper rooms know visits."""
    app.extensions[_INVITED] = invited


def within(reach: Reach) -> ColumnElement[bool]:
    """SQL for "this person is within reach"; needs `Patient` joined with its area.

    Somebody who is not on the register (yet) exists only for those who review reports: being suspected of
    something is nobody else's business.
    """
    if reach.scope == Scope.NONE or reach.staff_id is None:
        return false()
    seen = or_(
        _own(reach.staff_id),
        Patient.team_id.in_(reach.teams),
        reach.area_clause(Area.path),
        _listed_here(reach),
    )
    review = gate.scope("patient.review")
    unregistered = review.area_clause(Area.path) if review.scope else false()
    on_register = Patient.registration.in_((Registration.REGISTERED, Registration.CLOSED))
    return seen & (on_register | unregistered) & (Patient.state == ACTIVE)


def patient_within(reach: Reach, patient_id: UUID) -> Patient:
    """The person, if within reach.

    Raises:
        UnknownPatient: whether or not there is such a person.
    """
    query = select(Patient).join(Area, Area.id == Patient.area_id)
    patient = db.session.scalar(query.where(Patient.id == patient_id, within(reach)))
    if patient is None:
        raise UnknownPatient
    return patient


def sight_of(patient: Patient) -> Sight:
    """What of somebody the reader may see."""
    names = gate.scope("patient.name").scope, gate.scope("patient.first_name").scope
    return Sight(
        first_name=any(names),
        **{part: reaches(f"patient.{part}", patient.id) for part in PARTS},
    )


def reaches(permission: str, patient_id: UUID) -> bool:
    """Whether another permission reaches this person too."""
    reach = gate.scope(permission)
    if reach.scope == Scope.NONE:
        return False
    query = select(Patient.id).join(Area, Area.id == Patient.area_id)
    return db.session.scalar(query.where(Patient.id == patient_id, within(reach))) is not None


def lists_seen() -> ColumnElement[bool] | None:
    """Case lists that the reader may see, as a condition on `CaseEntry.kind`; None: all of them."""
    from backend.patients.cases.models import CaseEntry

    seen = gate.scope("patient.clinical").scope or gate.scope("case.medical").scope
    return None if seen else CaseEntry.kind.not_in(MEDICAL)


def _listed_here(reach: Reach) -> ColumnElement[bool]:
    """Somebody whom another area looks after, while this one has them listed too: both should know."""
    here = aliased(Area)
    sides = or_(here.id == DualListing.residence_id, here.id == DualListing.register_id)
    listed = select(DualListing.id).join(here, sides)
    return (
        listed.where(DualListing.patient_id == Patient.id, DualListing.ended_on.is_(None))
        .where(reach.area_clause(here.path))
        .exists()
    )


def _own(staff_id: UUID) -> ColumnElement[bool]:
    """Somebody for whom one answers by name, or whom one visits."""
    slot = exists().where(
        Responsible.patient_id == Patient.id, Responsible.staff_id == staff_id, Responsible.until.is_(None)
    )
    invited = cast("Invited", current_app.extensions[_INVITED])
    return slot | Patient.id.in_(invited(staff_id))
