"""Reads colours out of statements: what a doctor settled on, and a second person's word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import delete, insert, select

from backend.kernel.days import day_of
from backend.kernel.db import db, run
from backend.patients.cases.facts import Capacity
from backend.patients.models import Patient
from backend.patients.register import guardians
from backend.policy import service as policies
from backend.policy.codes import Colour
from backend.policy.colours import Guardianship, Situation
from backend.policy.documents import Kind
from backend.policy.people import RoleGroup, groups_of
from backend.roster.models import StaffRole
from backend.roster.roles import Role
from backend.schedule.colour import Factors, needs_second, propose, valid_until
from backend.schedule.models import ColourAssessment
from backend.transparency.models import StatementRecord
from backend.visits.bodies import plan_shapes, record_shapes
from backend.visits.models import FollowupRecord
from backend.visits.projecting.gathering import heard_again
from backend.visits.reading.timeline import Heard, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Table


TELLING = ("record.assess", "colour.confirm")
_TABLE = cast("Table", ColourAssessment.__table__)


def refresh(patients: Collection[UUID]) -> None:
    """Read the colours of these people anew. The order in which their statements came does not matter."""
    said = _said(patients)
    if not said:
        return
    rows = [row for patient, heard in said.items() for row in _of(patient, heard)]
    run(delete(_TABLE).where(_TABLE.c.patient_id.in_(said)))
    if rows:
        run(insert(_TABLE), rows)


def _said(patients: Collection[UUID]) -> dict[UUID, list[Heard]]:
    """Person → statements about colours, in the order they were made; none once withdrawn."""
    query = select(StatementRecord).where(
        StatementRecord.patient_id.in_(patients), StatementRecord.kind.in_(TELLING)
    )
    found: dict[UUID, list[Heard]] = {}
    for record in db.session.scalars(query):
        if told := heard_again(record):
            found.setdefault(record.patient_id, []).append(told)
    for heard in found.values():
        heard.sort(key=lambda one: (moment(one).at, one.statement.hash))
    return found


def _of(patient_id: UUID, heard: Sequence[Heard]) -> list[dict[str, Any]]:
    """Their rows, each with the first word of somebody else, whichever phone's clock was ahead."""
    roles = _roles({UUID(one.statement.author) for one in heard})
    area = db.session.get_one(Patient, patient_id).area_id
    words = [one for one in heard if one.statement.kind == "colour.confirm" and _may_confirm(one, roles)]
    rows: list[dict[str, Any]] = []
    for one in heard:
        if one.statement.kind == "record.assess" and _is_clinician(one, roles):
            for row in _assessment(patient_id, area, one, rows):
                _second(row, words)
                rows.append(row)
    return rows


def _is_clinician(one: Heard, roles: Mapping[UUID, frozenset[str]]) -> bool:
    return RoleGroup.CLINICAL in groups_of(roles.get(UUID(one.statement.author), frozenset()))


def _may_confirm(one: Heard, roles: Mapping[UUID, frozenset[str]]) -> bool:
    return _is_clinician(one, roles) or Role.SUP in roles.get(UUID(one.statement.author), frozenset())


def _assessment(
    patient_id: UUID, area: UUID, one: Heard, before: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    said = one.statement
    colour = record_shapes.assessed(said)["colour"]
    if colour is None or colour["confirmed"] is None:
        return []
    on, visit = day_of(moment(one).at), UUID(str(said.body["visit"]))
    document = policies.in_force(Kind.COLOURS, on, area)
    proposal = propose(document.body, _factors(patient_id, visit, colour.get("situation", [])))
    confirmed = Colour(colour["confirmed"])
    last = next((Colour(row["confirmed"]) for row in reversed(before) if _counts(row)), None)
    return [
        {
            "statement": said.hash,
            "patient_id": patient_id,
            "visit_id": visit,
            "on_day": on,
            "by": UUID(said.author),
            "proposed": colour["proposed"],
            "confirmed": confirmed.value,
            "differs": confirmed is not proposal.colour,
            "points": proposal.points,
            "items": [[item.factor, item.value, item.points] for item in proposal.items],
            "second_needed": needs_second(document.body, last, confirmed),
            "agreed": None,
            "second_by": None,
            "valid_until": valid_until(document.body, on),
            "policy": document.version,
        }
    ]


def _second(row: dict[str, Any], words: Sequence[Heard]) -> None:
    """Whoever settled on a colour is not their own second."""
    for one in words:
        word, author = plan_shapes.colour_word(one.statement), UUID(one.statement.author)
        if word["assessment"] == row["statement"] and author != row["by"] and row["agreed"] is None:
            row["agreed"], row["second_by"] = word["agreed"], author


def _counts(row: dict[str, Any]) -> bool:
    return row["agreed"] is True or not row["second_needed"]


def _factors(patient_id: UUID, visit: UUID, situation: Sequence[str]) -> Factors:
    """What the record of the visit says, and what the doctor says weighs on the person."""
    record = db.session.get(FollowupRecord, visit)
    guardian = guardians.current([patient_id]).get(patient_id)
    return Factors(
        danger=record.danger if record else None,
        guardianship=Guardianship(Capacity(guardian.capacity).value) if guardian else None,
        adherence=record.adherence if record else None,
        disease_class=record.class_ if record else None,
        situation=frozenset(map(Situation, situation)),
    )


def _roles(ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = {}
    for one, role in db.session.execute(
        select(StaffRole.staff_id, StaffRole.role).where(StaffRole.staff_id.in_(ids))
    ):
        found.setdefault(one, set()).add(role)
    return {one: frozenset(roles) for one, roles in found.items()}
