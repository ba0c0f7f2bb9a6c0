"""What lower rooms ask of the calendar: days on which follow-ups were due, and what is known of a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.cases import history
from backend.patients.cases.history import NOTHING
from backend.schedule import gathering
from backend.schedule.judging import judge
from backend.schedule.models import Course
from backend.schedule.recompute import RulesByPlace
from backend.visits import consequences
from backend.visits.projecting import situations

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from flask import Flask

    from backend.patients.cases.facts import Contacts


def init_app(app: Flask) -> None:
    """Answer the rooms below, which do not know this one."""
    history.init_app(app, contacts_of)
    situations.init_app(app, known_of)


def known_of(patient_id: UUID) -> dict[str, Any]:
    """Colour, class and danger of a person as they stand now; None where unknown."""
    course = db.session.get(Course, patient_id)
    if course is None:
        return {"colour": None, "class": None, "danger": None}
    return {"colour": course.colour, "class": course.disease_class, "danger": course.danger}


def contacts_of(patients: Collection[UUID]) -> dict[UUID, Contacts]:
    """The recorded contacts of these people, each in order of days."""
    day, told = today(), consequences.contacts(patients)
    rules = RulesByPlace(day)
    return {
        one: replace(told.get(one, NOTHING), dues=judge(person, rules[person.path], day).cycle_ends)
        for one, person in gathering.people(patients, day).items()
    }
