"""Which visits the person signed in may see, and which parts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, exists, or_, select

from backend.kernel.db import db
from backend.roster import gate
from backend.roster.gate import Scope
from backend.roster.models import Area
from backend.visits import refusals as say
from backend.visits.models import NamedEvidence, Participation, Visit, VisitMember

if TYPE_CHECKING:
    from uuid import UUID

    from backend.roster.gate import Reach


PERMISSIONS = ("record.read", "position.read", "evidence.open", "clinical.read")


@dataclass(frozen=True)
class Sight:
    """The parts of one visit that a reader may see. Everybody sees what they themselves said."""

    reader: UUID
    record: bool
    """The danger level and what was written down."""
    positions: bool
    """Everybody's coordinates, and the home's."""
    evidence: bool
    """Photos and signatures."""
    clinical: bool
    """Symptoms, medicines and what else a clinician writes down."""

    @property
    def everything(self) -> bool:
        """Whether the signed statements may be shown as they are."""
        return self.record and self.positions and self.evidence

    @property
    def parts(self) -> list[str]:
        """Names of the parts, for the record of access."""
        named = {
            "record": self.record,
            "positions": self.positions,
            "evidence": self.evidence,
            "clinical": self.clinical,
        }
        return [name for name, seen in named.items() if seen]


def within(reach: Reach) -> ColumnElement[bool]:
    """SQL for "this visit is within reach"; needs `Visit` joined with its area."""
    if reach.scope == Scope.NONE:
        raise say.NoSuchVisit
    own = exists().where(VisitMember.visit_id == Visit.id, VisitMember.staff_id == reach.staff_id)
    return or_(own, Visit.team_id.in_(reach.teams), reach.area_clause(Area.path))


def visit_within(reach: Reach, visit_id: UUID) -> Visit:
    """The visit, if it is within reach. Raises NoSuchVisit otherwise, whether or not it exists."""
    query = select(Visit).join(Area, Area.id == Visit.area_id)
    visit = db.session.scalar(query.where(Visit.id == visit_id, within(reach)))
    if visit is None:
        raise say.NoSuchVisit
    return visit


def sight_of(visit_id: UUID) -> Sight:
    """What of a visit the reader may see. Who took part does not supervise it but is a colleague."""
    reader = gate.principal().id
    record, positions, evidence, clinical = (_reaches(permission, visit_id) for permission in PERMISSIONS)
    took_part = db.session.get(Participation, (visit_id, reader)) is not None
    return Sight(reader, record, positions and not took_part, evidence, clinical)


def patient_of(visit_id: UUID, sha256: str) -> UUID:
    """Whose photo or signature this is, for a reader who may open it as part of this visit.

    Raises:
        NoSuchEvidence: they may not see the visit, or it names no such file; the two are not told apart.
    """
    named = db.session.get(NamedEvidence, (visit_id, sha256))
    if named is None or not _reaches("evidence.open", visit_id):
        raise say.NoSuchEvidence
    return named.patient_id


def _reaches(permission: str, visit_id: UUID) -> bool:
    reach = gate.scope(permission)
    if reach.scope == Scope.NONE:
        return False
    query = select(Visit.id).join(Area, Area.id == Visit.area_id).where(Visit.id == visit_id)
    return db.session.scalar(query.where(within(reach))) is not None
