"""The month's sample: drawn by the log's head, called back, its results kept apart from any decision."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.days import start_of, today
from backend.kernel.db import db, one_at_a_time
from backend.kernel.jobs import every
from backend.patients import sealed
from backend.patients.models import Patient
from backend.policy import service as policies
from backend.policy.codes import Authenticity
from backend.policy.documents import Kind
from backend.review import calling, cases, redrawing, sampling
from backend.review import refusals as say
from backend.review.calling import Came
from backend.review.models import ReviewCase, SampleMonth, SampleVisit
from backend.review.redrawing import Draw
from backend.roster import access, gate
from backend.roster.models import Area
from backend.transparency import acts, log
from backend.transparency.encoding import b64
from backend.transparency.models import LogHead
from backend.visits.models import Visit
from backend.visits.people import briefs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.policy.reviewing import Review

Shown = dict[str, Any]
TO_CALL, DONE, NOT_REACHED = "TO_CALL", "DONE", "NOT_REACHED"
ACCEPTED: Final = (Authenticity.JOINT_CONFIRMED, Authenticity.JOINT_REDUCED)
SETTLED_DAYS: Final = 5
"""Records of the month's last days may still be on phones without a signal."""


@every(minutes=10)
def draw_due() -> None:
    """Draw the month before this one, once its last records have had time to arrive."""
    first = today().replace(day=1)
    if today() >= first + timedelta(days=SETTLED_DAYS):
        draw((first - timedelta(days=1)).replace(day=1))


def draw(month: date) -> SampleMonth | None:
    """Draw a month's visits, once. The seed is the log's head when the month ended.

    None while the log was empty then, and for a month that was drawn before.
    """
    name = f"{month:%Y-%m}"
    one_at_a_time(f"sample {name}")
    end = (month + timedelta(days=31)).replace(day=1)
    head = _head_before(start_of(end))
    if head is None or db.session.get(SampleMonth, name) is not None:
        return None
    rules = policies.in_force(Kind.REVIEW, month)
    body: Review = rules.body
    visits = {str(visit.id): visit for visit in _accepted(month, end)}
    candidates = [sampling.Candidate(number, str(visit.leader_id)) for number, visit in visits.items()]
    drawn = sampling.draw(
        candidates,
        sampling.seed(log.origin(), name, head.root, head.size),
        body.sample_percent,
        body.sample_least,
    )
    row = SampleMonth(
        month=name,
        drawn_at=now_ms(),
        size=head.size,
        checkpoint=head.note,
        policy=rules.version,
        visits=len(visits),
        among=redrawing.packed(candidates),
    )
    db.session.add(row)
    db.session.flush()
    # Who could be drawn is in the log: nobody can bring another list later.
    digest = hashlib.sha256(redrawing.listed(candidates)).hexdigest()
    acts.record("sample.draw", {"month": name, "size": head.size, "among": digest, "drawn": len(drawn)}, None)
    db.session.add_all(_drawn(visits[number], name) for number in drawn)
    db.session.flush()
    return row


def drawn_in(month: date) -> Draw | None:
    """A month's draw, for anybody to draw again; None where it was not drawn, or before lists were kept."""
    row = db.session.get(SampleMonth, f"{month:%Y-%m}")
    if row is None or row.among is None:
        return None
    rules: Review = policies.in_force(Kind.REVIEW, month).body
    drawn = db.session.scalars(select(SampleVisit.visit_id).where(SampleVisit.month == row.month))
    return Draw(
        month=row.month,
        note=row.checkpoint,
        percent=rules.sample_percent,
        least=rules.sample_least,
        among=redrawing.unpacked(row.among),
        drawn=frozenset(map(str, drawn)),
    )


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
        "drawn": len(found),
        "items": _items(found),
        "script": {**calling.SCRIPT, "questions": calling.questions()},
    }


def result(visit_id: UUID, told: dict[str, Any]) -> Shown:
    """Write down what a call back told. A visit that nobody remembers is put before a reviewer.

    Raises:
        NotDrawn, AnswersMissing.
    """
    row = found(visit_id)
    answers = {name: told[name] for name in ("came", "people", "when")}
    if told["reached"] != (answers["came"] is not None):
        raise say.AnswersMissing
    row.state = DONE if told["reached"] else NOT_REACHED
    row.told = {**answers, "how": told["how"]} if told["reached"] else None
    row.note = sealed.seal_words(row.patient_id, told["note"], sealed.NOTE, visit_id)
    row.by, row.at = gate.principal().id, now_ms()
    access.record("sample.result", "visit", visit_id, fields=[row.state])
    if answers["came"] == Came.NO and db.session.get(ReviewCase, visit_id) is None:
        cases.begin(visit_id, cases.SAMPLE)
    db.session.flush()
    return _items([row])[0]


def found(visit_id: UUID) -> SampleVisit:
    """A drawn visit within reach. Raises NotDrawn, whether or not there is one."""
    row = db.session.get(SampleVisit, visit_id)
    area = db.session.get(Area, row.area_id) if row else None
    if row is None or area is None or not gate.reach().covers_area(area.path):
        raise say.NotDrawn
    return row


def _head_before(end: int) -> LogHead | None:
    return db.session.scalar(select(LogHead).where(LogHead.at < end).order_by(LogHead.size.desc()).limit(1))


def _accepted(month: date, end: date) -> Sequence[Visit]:
    """The month's home visits that stand."""
    query = select(Visit).where(Visit.on_day >= month, Visit.on_day < end, Visit.authenticity.in_(ACCEPTED))
    return db.session.scalars(query.order_by(Visit.id)).all()


def _drawn(visit: Visit, name: str) -> SampleVisit:
    return SampleVisit(
        visit_id=visit.id,
        month=name,
        patient_id=visit.patient_id,
        area_id=visit.area_id,
        leader_id=visit.leader_id,
        state=TO_CALL,
    )


def _seed(row: SampleMonth) -> Shown:
    head = log.head_at(row.size)
    root = b64(head.root) if head else ""
    return {"checkpoint": row.checkpoint, "size": row.size, "root": root, "rule": sampling.RULE}


def _items(rows: Sequence[SampleVisit]) -> list[Shown]:
    people = briefs({one.leader_id for one in rows})
    told = db.session.execute(
        select(Visit.id, Visit.on_day, Patient.code, Area.id, Area.name)
        .join(Patient, Patient.id == Visit.patient_id)
        .join(Area, Area.id == Visit.area_id)
        .where(Visit.id.in_([one.visit_id for one in rows]))
    ).all()
    known = {row[0]: row for row in told}
    return [_item(one, known[one.visit_id], people) for one in rows]


def _item(one: SampleVisit, known: Any, people: dict[UUID, Shown]) -> Shown:
    _, on_day, code, area, name = known
    return {
        "visit": one.visit_id,
        "patient_code": code,
        "area": {"id": area, "name": name},
        "leader": people.get(one.leader_id) if one.leader_id else None,
        "on_day": on_day,
        "state": one.state,
        "result": None if one.told is None else {**one.told, "note": _note(one), "at": one.at},
    }


def _note(one: SampleVisit) -> str | None:
    try:
        return sealed.opened_words(one.patient_id, one.note, sealed.NOTE, one.visit_id)
    except vault.Withdrawn:
        return None
