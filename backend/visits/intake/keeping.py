"""Steps 5 to 9 for a batch of statements that are genuine: into the visits they tell of, and into the log."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast
from uuid import UUID

from backend.evidence import service as evidence
from backend.kernel.clock import now_ms
from backend.kernel.days import day_of
from backend.kernel.db import db, insert_new, run
from backend.kernel.jobs import later
from backend.patients.refusals import UnknownPatient
from backend.transparency import log, network, statements
from backend.transparency.statements import Received
from backend.visits import leading, seconding
from backend.visits import refusals as say
from backend.visits.bodies import record_shapes
from backend.visits.models import NamedEvidence
from backend.visits.projecting import frames, recount
from backend.visits.reading.locking import may_follow
from backend.visits.reading.story import APART
from backend.visits.reading.timeline import Heard, moment
from backend.visits.verification import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Table

    from backend.transparency.statement import HeldBeacon, Statement
    from backend.visits.intake.candidate import Candidate
    from backend.visits.projecting.frames import Frame, Visited


def check_people(batch: Sequence[Candidate]) -> None:
    """The end of (4): the person each statement names is known, not withdrawn, within the author's right."""
    known = frames.visited({one.patient for one in batch})
    for one in batch:
        person = known.get(one.patient)
        if person is None:
            one.refuse(Step.SHAPE, UnknownPatient())
        elif person.key is not None and person.key.destroyed_at is not None:
            one.refuse(Step.SHAPE, say.PatientWithdrawn(), stays_on_phone=True)
        else:
            one.person = person
            _check_right(one, person.id)


def _check_right(one: Candidate, patient: UUID) -> None:
    kind = one.statement.kind
    if kind == "visit.plan" and not leading.may_plan(one.author, patient):
        one.refuse(Step.SHAPE, say.NotYoursToPlan())
    elif kind == "record.approve":
        about = record_shapes.approved(one.statement)["amendment"]
        if refusal := seconding.refusal(one.author, patient, about):
            one.refuse(Step.SHAPE, refusal)


def keep(batch: Sequence[Candidate]) -> None:
    """Give every candidate a receipt, or a refusal when its number is taken."""
    if not batch:
        return
    now = now_ms()
    said_at = min(one.statement.clock.wall - (one.sending.sent_at - now) for one in batch)
    lent = recount.lent_to({one.author for one in batch}, said_at)
    visits = {one.visit for one in batch} | lent
    statements.hold({UUID(one.statement.device) for one in batch}, *recount.names(visits))
    new, again = _apart(batch)  # (5)
    known = frames.standing({one.visit for one in new.values()} | lent) if new else {}
    new = {number: one for number, one in new.items() if not _is_too_late(one, known, now)}
    present = _present(batch)  # (8)
    if new:
        _into_visits(new.values(), known, now)  # (7)
        receipts = statements.keep(  # (6) and (9)
            [_received(one, now, present) for one in new.values()]
        )
        for one, receipt in zip(new.values(), receipts, strict=True):
            one.receipt, one.is_new = receipt, True
    records = statements.kept([one.statement for one in again]) if again else {}
    for one in again:
        here, missing = _split(one, present)
        one.receipt = statements.receipt_of(records[UUID(one.statement.id)], here, missing)


def _apart(batch: Sequence[Candidate]) -> tuple[dict[UUID, Candidate], list[Candidate]]:
    """(5) New statements by number, and repetitions. Other bytes under a number that is taken are refused."""
    standing = statements.standing([one.statement for one in batch])
    new: dict[UUID, Candidate] = {}
    again = []
    for one in batch:
        number = UUID(one.statement.id)
        if number not in standing:
            standing[number], new[number] = one.statement.hash, one
        elif standing[number] == one.statement.hash:
            again.append(one)
        else:
            one.refuse(Step.IDENTITY, say.IdConflict())
    return new, again


def _is_too_late(one: Candidate, known: Mapping[UUID, Frame], now: int) -> bool:
    """Refuse what was said of a visit after it was locked, and would make another one of it."""
    locked = known[one.visit].locked_at if one.visit in known else None
    if locked is None or may_follow(one.statement) or moment(_heard(one, now)).at <= locked:
        return False
    one.refuse(Step.SHAPE, say.VisitLocked(on=day_of(locked).isoformat()))
    return True


def _heard(one: Candidate, now: int) -> Heard:
    return Heard(one.statement, _genuine(one.statement), now, one.sending.sent_at)


def _into_visits(new: Collection[Candidate], known: Mapping[UUID, Frame], now: int) -> None:
    """Read anew the visits that these statements belong to, and those where they contradict something."""
    fresh: defaultdict[UUID, list[Heard]] = defaultdict(list)
    people: dict[UUID, Visited] = {}
    for one in new:
        if one.statement.kind in APART:
            later(recount.follow, one.patient)
            continue
        fresh[one.visit].append(_heard(one, now))
        if one.person:
            people.setdefault(one.visit, one.person)
    begun = {visit: frames.begun(visit, one) for visit, one in people.items() if visit not in known}
    recount.refresh({**known, **begun}, fresh)
    _name_evidence(new)


def _genuine(said: Statement) -> tuple[HeldBeacon, ...]:
    keys = log.trust().beacon_keys
    return tuple(held for held in said.beacons if held.beacon.verify(keys))


def _name_evidence(new: Iterable[Candidate]) -> None:
    """Remember which files the visits name, so that a page can say what is still awaited."""
    named = {
        (one.visit, sha256): {"patient_id": one.patient, "statement_id": UUID(one.statement.id)}
        for one in new
        for sha256 in one.files
    }
    rows = [{"visit_id": visit, "sha256": name, **row} for (visit, name), row in named.items()]
    if rows:
        run(insert_new(cast("Table", NamedEvidence.__table__), db.engine.dialect.name), rows)


def _received(one: Candidate, now: int, present: Mapping[UUID, set[str]]) -> Received:
    ahead = one.sending.sent_at - now
    here, missing = _split(one, present)
    came_by = network.named(one.sending.address, one.visit)
    return Received(one.envelope, one.statement, one.visit, one.patient, now, ahead, came_by, here, missing)


def _present(batch: Iterable[Candidate]) -> dict[UUID, set[str]]:
    """(8) Person → those files that statements of the batch name and that are here."""
    named: defaultdict[UUID, set[str]] = defaultdict(set)
    here: defaultdict[UUID, set[str]] = defaultdict(set)
    for one in batch:
        named[one.patient].update(one.files)
        here[one.patient].update(file.sha256 for file in one.sending.files if file.person == one.patient)
    return {
        person: here[person] | evidence.received(person, hashes - here[person])
        for person, hashes in named.items()
    }


def _split(one: Candidate, present: Mapping[UUID, set[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    here = present[one.patient]
    return tuple(name for name in one.files if name in here), tuple(
        name for name in one.files if name not in here
    )
