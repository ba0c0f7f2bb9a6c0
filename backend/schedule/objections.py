"""A person or their guardian asks why a colour was given, or objects: recorded, assessed anew, answered.

The next colour that counts after an objection settles it, whichever way it goes; both outcomes are told.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import case, func, insert, or_, select

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import day_of, today
from backend.kernel.db import db, insert_new, run
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.register import sight
from backend.policy.capture_codes import Wish
from backend.policy.permissions import MATRIX
from backend.roster import gate
from backend.roster.models import StaffRole
from backend.schedule import refusals as say
from backend.schedule.models import ColourAnswer, ColourAssessment, ColourObjection
from backend.transparency import acts
from backend.transparency.models import StatementRecord
from backend.visits.bodies import record_shapes
from backend.visits.people import briefs
from backend.visits.projecting.gathering import heard_again

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from sqlalchemy import Select, Table

Shown = dict[str, Any]
_TABLE = cast("Table", ColourObjection.__table__)
OBJECTION, PASSED_ON = b"colour.objection", "colour.object"


def record(patient_id: UUID, given: Shown) -> None:
    """Somebody asked or objected, as it was told at a desk.

    Taken down whether or not there is a colour: who may not know that must not learn it from a refusal, and a
    family may object to how often somebody comes without knowing where it comes from.

    Raises:
        UnknownPatient: not within reach. NotYet: a day ahead.
    """
    patient, me = sight.patient_within(gate.reach(), patient_id), gate.principal().id
    if given["on"] > today():
        raise say.NotYet
    row = _row(uuid7(), patient.id, given, me, now_ms())
    run(insert(_TABLE), [row])
    facts = {"patient": str(patient.id), "objection": str(row["id"]), "wish": given["wish"]}
    acts.record("colour.object", facts, me, patient.id)
    changed(patient.id)


def refresh(patients: Collection[UUID]) -> None:
    """Take down what phones passed on about these people and is not there yet; each statement once.

    It counts from the hour it was received: what was assessed before, nobody assessed because of it. Any
    author whose role may pass it on will do, also one who has changed areas since: it is the family's word.
    """
    known = select(ColourObjection.id).where(ColourObjection.id == StatementRecord.id).exists()
    query = select(StatementRecord).where(
        StatementRecord.patient_id.in_(patients), StatementRecord.kind == PASSED_ON, ~known
    )
    rows = []
    for record in db.session.scalars(query.order_by(StatementRecord.log_index)).all():
        if (told := heard_again(record)) and _may_pass_on(record.author_id):
            given = record_shapes.objected(told.statement)
            on = min(date.fromisoformat(given["on"]), day_of(record.received_at))
            said = {**given, "on": on}
            rows.append(_row(record.id, record.patient_id, said, record.author_id, record.received_at))
    if rows:
        run(insert_new(_TABLE, db.engine.dialect.name), rows)


def answered(patient_id: UUID, objection_id: UUID, given: Shown) -> None:
    """The person was told; `given` is `{on, how}`.

    Raises:
        UnknownPatient: no such question of somebody within reach. AnsweredAlready.
        NotAssessedAnew: an objection to a colour waits for a doctor first. NotYet: a day ahead.
    """
    patient, me = sight.patient_within(gate.reach(), patient_id), gate.principal().id
    row = db.session.get(ColourObjection, objection_id)
    if row is None or row.patient_id != patient.id:
        raise say.NoSuchObjection
    if db.session.get(ColourAnswer, row.id):
        raise say.AnsweredAlready
    if given["on"] > today():
        raise say.NotYet
    if row.wish == Wish.OBJECT and db.session.scalar(_settling(row)) is None and _has_colour(patient.id):
        raise say.NotAssessedAnew
    told = {"on_day": given["on"], "how": given["how"]}
    db.session.add(ColourAnswer(objection_id=row.id, at=now_ms(), by=me, **told))
    db.session.flush()
    facts = {"patient": str(patient.id), "objection": str(row.id), "how": given["how"]}
    acts.record("colour.answer", facts, me, patient.id)
    changed(patient.id)


def shown(patient_id: UUID, *, colours: bool) -> list[Shown]:
    """Questions and objections, newest first.

    Only who may know colours reads what was said, and that a doctor has settled on one since.
    """
    query = select(ColourObjection).where(ColourObjection.patient_id == patient_id)
    rows = db.session.scalars(query.order_by(ColourObjection.at.desc(), ColourObjection.id.desc())).all()
    told = _answers([row.id for row in rows])
    people = briefs({row.by for row in rows} | {one.by for one in told.values()})
    return [_one(row, told.get(row.id), people, colours=colours) for row in rows]


def open_matters(ids: Collection[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    """Person → what nobody has told them yet: when they said it, and since when there is an answer.

    To an objection that is the next colour that counts; who only asks why may be told at once.
    """
    settled = (
        select(func.min(ColourAssessment.on_day))
        .join(StatementRecord, StatementRecord.hash == ColourAssessment.statement)
        .where(
            ColourAssessment.patient_id == ColourObjection.patient_id,
            ColourAssessment.on_day >= ColourObjection.on_day,
            StatementRecord.received_at > ColourObjection.at,
            _COUNTS,
        )
    )
    query = (
        select(
            ColourObjection.patient_id,
            ColourObjection.on_day,
            case(
                (ColourObjection.wish == Wish.OBJECT.value, settled.scalar_subquery()),
                else_=ColourObjection.on_day,
            ).label("ready"),
        )
        .outerjoin(ColourAnswer, ColourAnswer.objection_id == ColourObjection.id)
        .where(ColourObjection.patient_id.in_(ids), ColourAnswer.objection_id.is_(None))
    )
    found: dict[UUID, list[tuple[date, date | None]]] = {}
    for person, said, ready in db.session.execute(query):
        found.setdefault(person, []).append((said, ready))
    return found


def _row(row_id: UUID, patient_id: UUID, given: Mapping[str, Any], by: UUID, at: int) -> Shown:
    words = sealed.seal_words(patient_id, given["words"].strip(), OBJECTION, row_id)
    plain = {"said_by": given["said_by"], "wish": given["wish"], "on_day": given["on"]}
    return {"id": row_id, "patient_id": patient_id, "words": words, "at": at, "by": by, **plain}


def _may_pass_on(author: UUID) -> bool:
    roles = select(StaffRole.role).where(StaffRole.staff_id == author)
    return not MATRIX["colour.object"].keys().isdisjoint(db.session.scalars(roles))


def _has_colour(patient_id: UUID) -> bool:
    return db.session.scalar(_given(patient_id).limit(1)) is not None


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
        "settled_on": settled.on_day if settled and colours else None,
        "changed": _changed(row, settled) if settled and colours else None,
        "told_on": told.on_day if told else None,
        "told_how": told.how if told else None,
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
