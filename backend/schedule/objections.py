"""A person or their guardian asks why a colour was given, or objects: recorded, assessed anew, answered.

The next colour that counts after an objection settles it, whichever way it goes; both outcomes are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.register import sight
from backend.roster import gate
from backend.schedule import refusals as say
from backend.schedule.codes import Wish
from backend.schedule.models import ColourAnswer, ColourAssessment, ColourObjection
from backend.transparency import acts
from backend.transparency.models import StatementRecord
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Select

Shown = dict[str, Any]
OBJECTION = b"colour.objection"


def record(patient_id: UUID, given: Shown) -> None:
    """Somebody asked or objected.

    Raises:
        UnknownPatient: not within reach. NoColourGiven: nobody ever gave them a colour. NotYet: a day ahead.
    """
    patient, me = sight.patient_within(gate.reach(), patient_id), gate.principal().id
    if given["on"] > today():
        raise say.NotYet
    if db.session.scalar(_given(patient.id).limit(1)) is None:
        raise say.NoColourGiven
    row_id = uuid7()
    words = sealed.seal_words(patient.id, given["words"].strip(), OBJECTION, row_id)
    plain = {"said_by": given["said_by"], "wish": given["wish"], "on_day": given["on"]}
    row = ColourObjection(id=row_id, patient_id=patient.id, words=words, at=now_ms(), by=me, **plain)
    db.session.add(row)
    db.session.flush()
    facts = {"patient": str(patient.id), "objection": str(row_id), "wish": row.wish}
    acts.record("colour.object", facts, me, patient.id)
    changed(patient.id)


def answered(patient_id: UUID, objection_id: UUID, on: date) -> None:
    """The person was told.

    Raises:
        UnknownPatient: no such question of somebody within reach. AnsweredAlready.
        NotAssessedAnew: an objection waits for a doctor first. NotYet: a day ahead.
    """
    patient, me = sight.patient_within(gate.reach(), patient_id), gate.principal().id
    row = db.session.get(ColourObjection, objection_id)
    if row is None or row.patient_id != patient.id:
        raise say.NoSuchObjection
    if db.session.get(ColourAnswer, row.id):
        raise say.AnsweredAlready
    if on > today():
        raise say.NotYet
    if row.wish == Wish.OBJECT and db.session.scalar(_settling(row)) is None:
        raise say.NotAssessedAnew
    db.session.add(ColourAnswer(objection_id=row.id, on_day=on, at=now_ms(), by=me))
    db.session.flush()
    acts.record("colour.answer", {"patient": str(patient.id), "objection": str(row.id)}, me, patient.id)


def shown(patient_id: UUID, *, colours: bool) -> list[Shown]:
    """Questions and objections, newest first. Only who may know colours reads what was said and decided."""
    query = select(ColourObjection).where(ColourObjection.patient_id == patient_id)
    rows = db.session.scalars(query.order_by(ColourObjection.at.desc(), ColourObjection.id.desc())).all()
    told = _answers([row.id for row in rows])
    people = briefs({row.by for row in rows} | {one.by for one in told.values()})
    return [_one(row, told.get(row.id), people, colours=colours) for row in rows]


def waiting(ids: Collection[UUID]) -> dict[UUID, date]:
    """Person → the first day of an objection that no colour since has settled."""
    settled = (
        select(ColourAssessment.statement)
        .join(StatementRecord, StatementRecord.hash == ColourAssessment.statement)
        .where(
            ColourAssessment.patient_id == ColourObjection.patient_id,
            ColourAssessment.on_day >= ColourObjection.on_day,
            StatementRecord.received_at > ColourObjection.at,
            _COUNTS,
        )
    )
    query = select(ColourObjection.patient_id, func.min(ColourObjection.on_day)).where(
        ColourObjection.patient_id.in_(ids), ColourObjection.wish == Wish.OBJECT.value, ~settled.exists()
    )
    return dict(db.session.execute(query.group_by(ColourObjection.patient_id)).all())


def _one(
    row: ColourObjection, told: ColourAnswer | None, people: Mapping[UUID, Any], *, colours: bool
) -> Shown:
    settled = db.session.scalar(_settling(row)) if row.wish == Wish.OBJECT else None
    return {
        "id": row.id,
        "said_by": row.said_by,
        "wish": row.wish,
        "on": row.on_day,
        "words": sealed.opened_words(row.patient_id, row.words, OBJECTION, row.id) if colours else None,
        "by": people.get(row.by),
        "settled_on": settled.on_day if settled else None,
        "changed": _changed(row, settled) if settled and colours else None,
        "told_on": told.on_day if told else None,
        "told_by": people.get(told.by) if told else None,
    }


def _changed(row: ColourObjection, settled: ColourAssessment) -> bool:
    """Whether the colour is another one than that which was objected to."""
    earlier = _given(row.patient_id).where(
        ColourAssessment.statement != settled.statement, ColourAssessment.on_day <= settled.on_day
    )
    before = db.session.scalars(earlier.order_by(ColourAssessment.on_day.desc()).limit(1)).first()
    return before is None or before.confirmed != settled.confirmed


def _given(patient_id: UUID) -> Select[ColourAssessment]:
    return select(ColourAssessment).where(ColourAssessment.patient_id == patient_id, _COUNTS)


def _settling(row: ColourObjection) -> Select[ColourAssessment]:
    """The first colour that counts and came after it was said."""
    return (
        _given(row.patient_id)
        .join(StatementRecord, StatementRecord.hash == ColourAssessment.statement)
        .where(ColourAssessment.on_day >= row.on_day, StatementRecord.received_at > row.at)
        .order_by(ColourAssessment.on_day, StatementRecord.received_at)
        .limit(1)
    )


def _answers(ids: Collection[UUID]) -> dict[UUID, ColourAnswer]:
    rows = db.session.scalars(select(ColourAnswer).where(ColourAnswer.objection_id.in_(ids)))
    return {row.objection_id: row for row in rows}


_COUNTS = or_(ColourAssessment.second_needed.is_(False), ColourAssessment.agreed.is_(True))
