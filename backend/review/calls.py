"""Call-backs of the visits that were drawn. Each one is added and stays; a later one says why it was made.

Whoever was there, and their team, neither read nor call: nobody calls back on their own visit.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.models import Patient
from backend.review import calling, cases, presence
from backend.review import refusals as say
from backend.review.calling import Answers, Called, Came, When
from backend.review.course import Bar
from backend.review.models import SampleCall, SampleMonth, SampleVisit
from backend.roster import access, gate
from backend.roster.models import Area
from backend.transparency import acts, log
from backend.transparency.encoding import b64
from backend.visits.models import Visit
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

Shown = dict[str, Any]
CODES: Final = ("how", "came", "people", "when")


def month(name: str) -> Shown:
    """A month's sample within reach, and what to say."""
    row = db.session.get(SampleMonth, name)
    query = (
        select(SampleVisit)
        .join(Area, Area.id == SampleVisit.area_id)
        .where(SampleVisit.month == name, gate.reach().area_clause(Area.path))
        .order_by(SampleVisit.state.desc(), SampleVisit.visit_id)  # TO_CALL first
    )
    found = db.session.scalars(query).all()
    return {
        "month": name,
        "drawn_at": row and row.drawn_at,
        "seed": row and _seed(row),
        "of": row.visits if row else 0,
        "drawn": sum(one.random for one in found),
        "doubted": sum(not one.random for one in found),
        "items": _items(found),
        "script": {**calling.SCRIPT, "questions": calling.questions()},
    }


def may_call(visit_id: UUID) -> SampleVisit:
    """A drawn visit within reach, that the person signed in has nothing to do with.

    Raises:
        NotDrawn: it was not, or is out of reach.
        TookPart, SameTeam.
    """
    row = db.session.get(SampleVisit, visit_id)
    area = db.session.get(Area, row.area_id) if row else None
    if row is None or area is None or not gate.reach().covers_area(area.path):
        raise say.NotDrawn
    bar = presence.bars([visit_id], gate.principal().id).get(visit_id)
    if bar is not None:
        raise say.TookPart if bar is Bar.PARTICIPANT else say.SameTeam
    return row


def result(visit_id: UUID, told: dict[str, Any]) -> Shown:
    """Write down what a call back told. Where it does not fit the visit, a reviewer looks into it.

    Raises:
        NotDrawn, TookPart, SameTeam, AnswersMissing, WhyAgain.
    """
    one_at_a_time(f"call back {visit_id}")
    row = may_call(visit_id)
    if told["reached"] != (told["came"] is not None):
        raise say.AnswersMissing
    if row.state == Called.DONE and not told["again"]:
        raise say.WhyAgain
    one = _added(row, told)
    row.state = Called.DONE if one.reached or row.state == Called.DONE else Called.NOT_REACHED
    said = answers(one)
    if said and said.fits(len(cases.participants(visit_id))) is False:
        cases.ask_after_call(visit_id)
    db.session.flush()
    return _items([row])[0]


def notes(visit_id: UUID) -> Shown:
    """What was written down beside the answers; the look is recorded. Raises as `may_call`."""
    row = may_call(visit_id)
    access.record("sample.notes", "visit", visit_id, fields=["note"])
    return {"notes": [_words(row, one) for one in of_visits([visit_id])[visit_id]]}


def of_visits(visit_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[SampleCall]]:
    """Visit → its call-backs, oldest first."""
    found: defaultdict[UUID, list[SampleCall]] = defaultdict(list)
    query = select(SampleCall).where(SampleCall.visit_id.in_(visit_ids))
    for one in db.session.scalars(query.order_by(SampleCall.at, SampleCall.id)):
        found[one.visit_id].append(one)
    return found


def answers(one: SampleCall) -> Answers | None:
    """What a call back told; None where nobody was reached."""
    if one.came is None:
        return None
    return Answers(Came(one.came), one.people, When(one.when) if one.when else None)


def heard(visit_id: UUID) -> list[Shown]:
    """What call-backs told about a visit, for everybody it concerns; not who said it."""
    made = of_visits([visit_id])[visit_id]
    return [{"at": one.at, "words": said.words()} for one in made if (said := answers(one))]


def _added(row: SampleVisit, told: dict[str, Any]) -> SampleCall:
    number, me = uuid7(), gate.principal().id
    codes = {name: told[name] if told["reached"] or name == "how" else None for name in CODES}
    one = SampleCall(
        id=number,
        visit_id=row.visit_id,
        reached=told["reached"],
        **codes,
        note=sealed.seal_words(row.patient_id, told["note"], sealed.NOTE, number),
        again=sealed.seal_words(row.patient_id, told["again"], sealed.WHY, number),
        by=me,
        at=now_ms(),
    )
    db.session.add(one)
    db.session.flush()
    access.record("sample.result", "visit", row.visit_id, fields=[name for name in codes if codes[name]])
    about = {"visit": str(row.visit_id), "patient": str(row.patient_id), "call": str(number)}
    acts.record("sample.result", {**about, "reached": one.reached, **codes}, me, row.patient_id)
    return one


def _seed(row: SampleMonth) -> Shown:
    head = log.head_at(row.size)
    root, at = (b64(head.root), head.at) if head else ("", None)
    return {"checkpoint": row.checkpoint, "size": row.size, "root": root, "at": at, "rule": row.rule}


def _items(rows: Sequence[SampleVisit]) -> list[Shown]:
    ids = [one.visit_id for one in rows]
    barred, made = presence.bars(ids, gate.principal().id), of_visits(ids)
    people = briefs({one.leader_id for one in rows} | {call.by for calls in made.values() for call in calls})
    told = db.session.execute(
        select(Visit.id, Visit.on_day, Patient.code, Area.id, Area.name)
        .join(Patient, Patient.id == Visit.patient_id)
        .join(Area, Area.id == Visit.area_id)
        .where(Visit.id.in_(ids))
    ).all()
    known = {row[0]: row for row in told}
    return [
        _item(one, known[one.visit_id], people, barred.get(one.visit_id), made[one.visit_id]) for one in rows
    ]


def _item(
    one: SampleVisit, known: Any, people: Mapping[UUID, Shown], bar: Bar | None, made: Sequence[SampleCall]
) -> Shown:
    _, on_day, code, area, name = known
    return {
        "visit": one.visit_id,
        "patient_code": code,
        "area": {"id": area, "name": name},
        "leader": people.get(one.leader_id) if one.leader_id else None,
        "on_day": on_day,
        "state": one.state,
        "barred": bar and bar.value,
        "calls": [] if bar else [_call(call, people) for call in made],
    }


def _call(one: SampleCall, people: Mapping[UUID, Shown]) -> Shown:
    codes = {name: getattr(one, name) for name in CODES}
    noted = one.note is not None or one.again is not None
    return {**codes, "at": one.at, "by": people.get(one.by), "reached": one.reached, "noted": noted}


def _words(row: SampleVisit, one: SampleCall) -> Shown:
    try:
        note = sealed.opened_words(row.patient_id, one.note, sealed.NOTE, one.id)
        again = sealed.opened_words(row.patient_id, one.again, sealed.WHY, one.id)
    except vault.Withdrawn:
        note = again = None
    return {"at": one.at, "note": note, "again": again}
