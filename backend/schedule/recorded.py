"""What lower rooms ask of the calendar: days on which follow-ups were due, and what is known of a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Uuid, bindparam, delete, select, update

from backend.kernel.days import today
from backend.kernel.db import run
from backend.patients.cases import history
from backend.patients.cases.history import NOTHING
from backend.patients.forgetting import on_withdrawal
from backend.schedule import gathering
from backend.schedule.judging import judge
from backend.schedule.models import ColourAssessment, Course
from backend.schedule.recompute import RulesByPlace
from backend.visits import consequences
from backend.visits.projecting import situations

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from flask import Flask

    from backend.patients.cases.facts import Contacts


_STANDING = select(
    Course.patient_id, Course.colour, Course.disease_class.label("class"), Course.danger
).where(Course.patient_id.in_(bindparam("patients", type_=Uuid(), expanding=True)))
_UNKNOWN = {"colour": None, "class": None, "danger": None}


def init_app(app: Flask) -> None:
    """Answer the rooms below, which do not know this one."""
    history.init_app(app, contacts_of)
    situations.init_app(app, known_of)


def known_of(patients: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Colour, class and danger of these people as they stand now; None where unknown."""
    rows = run(_STANDING, patients=list(patients)).mappings()
    found = {row["patient_id"]: {name: row[name] for name in _UNKNOWN} for row in rows}
    return {one: found.get(one, dict(_UNKNOWN)) for one in patients}


def contacts_of(patients: Collection[UUID]) -> dict[UUID, Contacts]:
    """The recorded contacts of these people, each in order of days."""
    day, told = today(), consequences.contacts(patients)
    rules = RulesByPlace(day)
    return {
        one: replace(told.get(one, NOTHING), dues=judge(person, rules[person.path], day).cycle_ends)
        for one, person in gathering.people(patients, day).items()
    }


@on_withdrawal
def forget(patient_id: UUID) -> None:
    """Let go of how somebody was: it cannot be computed again once they are erased."""
    codes = {"disease_class": None, "danger": None, "colour": None}
    run(update(Course).where(Course.patient_id == patient_id).values(codes))
    run(delete(ColourAssessment).where(ColourAssessment.patient_id == patient_id))
