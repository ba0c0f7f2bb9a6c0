"""A reviewer's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db, one_at_a_time
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.review import cases
from backend.review import refusals as say
from backend.review.basis import basis_of
from backend.review.course import Bar, Outcome
from backend.review.models import Decision, ReviewCase
from backend.roster import access, gate
from backend.roster.models import Area
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from backend.kernel.errors import Refusal

_WHY: Final[dict[Bar, type[Refusal]]] = {
    Bar.PARTICIPANT: say.TookPart,
    Bar.TEAM: say.SameTeam,
    Bar.DECIDED: say.AlreadyDecided,
    Bar.DECIDED_BEFORE: say.AnotherPerson,
}


def found(visit_id: UUID) -> ReviewCase:
    """The case of a visit within the reviewer's reach. Raises NoSuchCase, whether or not there is one."""
    row = db.session.get(ReviewCase, visit_id)
    area = db.session.get(Area, row.area_id) if row else None
    if row is None or row.forgotten_at is not None or area is None or not gate.reach().covers_area(area.path):
        raise say.NoSuchCase
    return row


def opened(visit_id: UUID) -> ReviewCase:
    """The same, for whoever is free of the visit: who was there reads what a participant does.

    Raises:
        NoSuchCase, TookPart, SameTeam.
    """
    row = found(visit_id)
    near = cases.case_of(row).near(gate.principal().id)
    if near is not None:
        raise _WHY[near]
    return row


def decide(
    visit_id: UUID, basis: str, outcome: Outcome, note: str, *, rejects: bool, about: Collection[UUID] = ()
) -> ReviewCase:
    """Decide about a visit as the person signed in.

    `basis`: names the facts that they were shown; `about`: whom an upheld doubt concerns, of those present.

    Raises:
        NoSuchCase, TookPart, SameTeam, NotHeard, AlreadyDecided, AnotherPerson, NewFacts, RejectsWithout,
        NamesWhom.
    """
    one_at_a_time(f"review {visit_id}")
    row = found(visit_id)
    me, known = gate.principal().id, cases.case_of(row)
    bar = known.bar(me, today())
    if bar is Bar.WAITING:
        raise say.NotHeard(answer_by=row.answer_by.isoformat())
    if bar is not None:
        raise _WHY[bar]
    if basis != basis_of(row):
        raise say.NewFacts
    if rejects and outcome is not Outcome.UPHELD:
        raise say.RejectsWithout
    if bool(about) is not (outcome is Outcome.UPHELD) or not known.present.issuperset(about):
        raise say.NamesWhom
    number, concerned = uuid7(), sorted(map(str, about))
    words = sealed.seal_words(row.patient_id, note, sealed.NOTE, number)
    db.session.add(
        Decision(
            id=number,
            visit_id=visit_id,
            assessment_id=row.assessment_id,
            outcome=outcome.value,
            rejects=rejects,
            about=concerned,
            note=words,
            by=me,
            at=now_ms(),
            on_appeal=bool(known.since),
        )
    )
    db.session.flush()
    access.record("review.decide", "visit", visit_id, fields=[outcome.value])
    cases.settle(row)
    facts = {"visit": str(visit_id), "patient": str(row.patient_id)}
    said = {"decision": str(number), "outcome": outcome.value, "rejects": rejects, "about": concerned}
    acts.record("review.decide", {**facts, **said}, me, row.patient_id)
    return row


def note_of(one: Decision, patient_id: UUID) -> str | None:
    """The words of a decision; None once they were withdrawn."""
    try:
        return sealed.opened_words(patient_id, one.note, sealed.NOTE, one.id)
    except vault.Withdrawn:
        return None
