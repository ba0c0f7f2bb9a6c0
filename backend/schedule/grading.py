"""What a doctor's phone needs to propose a colour where there is no network, and how long a cycle is.

Only known facts: what is assessed today, the doctor adds. Nobody else's phone is told of colours.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients.cases.facts import Capacity
from backend.patients.register import guardians
from backend.policy import service as policies
from backend.policy.colours import Guardianship, Situation
from backend.policy.documents import Kind
from backend.policy.spans import Span
from backend.roster import gate
from backend.roster.gate import Scope
from backend.schedule.models import ColourAssessment, Course
from backend.visits.models import FollowupRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

Shown = dict[str, Any]
THREATS_WITHIN: Final = Span(months=-3)
THREATENING: Final = 1
"""From this danger level on somebody uttered threats, by its official text."""
NOTHING_FOUND: Final[Shown] = dict.fromkeys(("class", "danger", "adherence", "last_visit"))
COUNTS = (ColourAssessment.second_needed.is_(False)) | (ColourAssessment.agreed.is_(True))


def cycle_days(courses: Mapping[UUID, Course], people: Mapping[UUID, UUID]) -> dict[UUID, int]:
    """Person → how many days a cycle has at most; `people` are person → area."""
    tables = {area: policies.in_force(Kind.INTERVALS, today(), area).body for area in set(people.values())}
    found = {}
    for person, area in people.items():
        course = courses.get(person)
        graded = (course.disease_class, course.danger) if course else (None, None)
        found[person] = tables[area].cycle(*graded).at_most_days
    return found


def reads_colours() -> bool:
    """Whether the person signed in assesses people."""
    return gate.scope("colour.assess").scope > Scope.NONE


def table() -> Shown | None:
    """The points sheet in force, for those who assess."""
    if not reads_colours():
        return None
    document = policies.in_force(Kind.COLOURS, today())
    return {"version": document.version, "body": document.data["body"]}


def gradings(courses: Mapping[UUID, Course], people: Collection[UUID]) -> dict[UUID, Shown]:
    """Person → what weighs on their colour beside today's answers; nothing for those who do not assess."""
    if not people or not reads_colours():
        return {}
    held = guardians.current(people)
    weighing, colours = situations(courses, people), _colours(people)
    found = _found({course.last_visit_id for course in courses.values() if course.last_visit_id})
    return {
        person: {
            "guardianship": Guardianship(Capacity(held[person].capacity).value) if person in held else None,
            "situation": sorted(weighing[person]),
            "colour": colours[person].confirmed if person in colours else None,
            "until": colours[person].valid_until if person in colours else None,
            **found.get(person, NOTHING_FOUND),
        }
        for person in people
    }


def situations(courses: Mapping[UUID, Course], people: Collection[UUID]) -> dict[UUID, set[Situation]]:
    """Person → those burdens of factor 5 that records show. The others only a person can know."""
    since = THREATS_WITHIN.after(today())
    query = select(FollowupRecord.patient_id).where(
        FollowupRecord.patient_id.in_(people),
        FollowupRecord.on_day >= since,
        FollowupRecord.danger >= THREATENING,
    )
    threatened = set(db.session.scalars(query.group_by(FollowupRecord.patient_id).having(func.count() > 0)))
    found: dict[UUID, set[Situation]] = {}
    for person in people:
        found[person] = {Situation.THREATS} if person in threatened else set()
        if _missed(courses.get(person)):
            found[person].add(Situation.NOT_SEEN)
    return found


def _found(visits: Collection[UUID]) -> dict[UUID, Shown]:
    """Person → what the last follow-up that counts found, and which visit that was."""
    rows = db.session.scalars(select(FollowupRecord).where(FollowupRecord.visit_id.in_(visits)))
    return {
        row.patient_id: {
            "class": row.class_,
            "danger": row.danger,
            "adherence": row.adherence,
            "last_visit": row.visit_id,
        }
        for row in rows
    }


def _missed(course: Course | None) -> bool:
    """A cycle that began ended without anybody meeting the person."""
    if course is None or not course.dues:
        return False
    over = [day for day in map(date.fromisoformat, course.dues) if day < today()]
    return bool(over) and (course.met_on is None or course.met_on <= over[0])


def _colours(people: Collection[UUID]) -> dict[UUID, ColourAssessment]:
    """Person → the colour that was settled last, also one whose time is over."""
    query = select(ColourAssessment).where(ColourAssessment.patient_id.in_(people), COUNTS)
    ordered = query.order_by(ColourAssessment.on_day, ColourAssessment.statement)
    return {row.patient_id: row for row in db.session.scalars(ordered)}
