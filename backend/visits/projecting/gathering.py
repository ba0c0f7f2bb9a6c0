"""Gathers what a projection needs: the statements of visits, opened, and the facts beside them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from backend.forms import shelf
from backend.kernel import vault
from backend.kernel.days import day_of
from backend.kernel.db import db, run
from backend.patients import service as patients
from backend.policy import service as policies
from backend.policy.codes import Purpose
from backend.policy.distances import NORM
from backend.policy.documents import Kind
from backend.roster.models import Staff, StaffRole
from backend.roster.record_models import AccessRecord
from backend.roster.roles import Terrain
from backend.transparency import log, statement, statements
from backend.transparency.models import StatementRecord
from backend.visits.bodies import plan_shapes, shapes
from backend.visits.projecting import asking, frames, situations
from backend.visits.reading.facts import Facts, Person, Plan, Ruling
from backend.visits.reading.location import Home
from backend.visits.reading.story import ABOUT_IT, APART, ARRIVALS
from backend.visits.reading.timeline import Heard, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Row

    from backend.patients.values import ReferencePoint
    from backend.policy.intervals import Intervals
    from backend.policy.shipped import Rulebook
    from backend.transparency.statement import Statement
    from backend.visits.projecting.frames import Frame


NOWHERE: Mapping[UUID, ReferencePoint | None] = {}
_PEOPLE = (
    select(Staff.id, Staff.organisation_id, StaffRole.role)
    .outerjoin(StaffRole, StaffRole.staff_id == Staff.id)
    .where(Staff.id.in_(bindparam("ids", expanding=True)))
)
_SAID = StatementRecord.visit_id.in_(bindparam("visits", expanding=True)) & StatementRecord.kind.not_in(APART)
_TOLD = select(StatementRecord.__table__).where(_SAID).order_by(StatementRecord.log_index)


def heard_at(visit_ids: Collection[UUID]) -> dict[UUID, list[Heard] | None]:
    """The statements of these visits; None for a visit of which some were withdrawn."""
    if not visit_ids:
        return {}
    records: Sequence[Row[Any]] = db.session.execute(_TOLD, {"visits": list(visit_ids)}).all()
    _keys = vault.preload({record.patient_id for record in records})  # held while the payloads are opened
    found: dict[UUID, list[Heard] | None] = {visit: [] for visit in visit_ids}
    for record in records:
        heard, told = found[record.visit_id], heard_again(record)
        found[record.visit_id] = None if heard is None or told is None else [*heard, told]
    return found


def heard_again(record: StatementRecord | Row[Any]) -> Heard | None:
    """A kept statement as it was heard; None once withdrawn."""
    payload = statements.opened(record)
    if payload is None:
        return None
    said = statement.parse(payload)
    beacons = said.beacons
    if not record.beacons_ok:
        keys = log.trust().beacon_keys
        beacons = tuple(held for held in beacons if held.beacon.verify(keys))
    return Heard(said, beacons, record.received_at, record.received_at + (record.clock_offset_ms or 0))


def freeze(told: Sequence[tuple[Frame, Sequence[Heard]]]) -> dict[UUID, ReferencePoint | None]:
    """Add to each frame the people and the home its statements speak of, unless they stand there already.

    Returns the points of those homes, so that `facts` need not ask for them again.
    """
    for frame, heard in told:
        _settle(frame, heard)
        _adopt_plan(frame, heard)
    _freeze_people(told)
    lacking = [
        frame for frame, heard in told if "known" not in frame.facts and any(map(_needs_situation, heard))
    ]
    known = situations.known({frame.patient_id for frame in lacking})
    for frame in lacking:
        frame.facts["known"] = known[frame.patient_id]
    return _freeze_homes(told)


def _freeze_people(told: Sequence[tuple[Frame, Sequence[Heard]]]) -> None:
    named = [(frame, set(_named(frame, heard)) - frame.facts["people"].keys()) for frame, heard in told]
    people = _people({UUID(name) for _, names in named for name in names})
    for frame, names in named:
        known = {name: people[name] for name in sorted(names) if name in people}
        frame.facts = {**frame.facts, "people": {**frame.facts["people"], **known}}
    asking.set_apart(told)
    for frame, _ in told:
        welcome = frame.facts["people"].keys() - set(frame.facts.get("outside", ()))
        frame.planned_members = {one for one in frame.planned_members if str(one) in welcome}


def _freeze_homes(told: Sequence[tuple[Frame, Sequence[Heard]]]) -> dict[UUID, ReferencePoint | None]:
    lacking = [
        (frame, (frame.patient_id, min(moment(one).at for one in heard)))
        for frame, heard in told
        if heard and "home" not in frame.facts
    ]
    homes = patients.homes_and_points_at({then for _, then in lacking})
    for frame, then in lacking:
        frame.facts["home"] = str(homes[then][0]) if then in homes else None
    return dict(homes.values())


def facts(
    told: Sequence[tuple[Frame, Sequence[Heard]]],
    now: int,
    known: Mapping[UUID, ReferencePoint | None] = NOWHERE,
    elsewhere: Sequence[Heard] = (),
) -> list[Facts]:
    """The facts of each visit, in the same order.

    `known` are points that need not be asked for; `elsewhere` was said just now and is not kept yet.
    """
    homes = {UUID(frame.facts["home"]) for frame, _ in told if frame.facts.get("home")} - known.keys()
    points = {**known, **(patients.points_of(homes) if homes else {})}
    books = policies.rulebooks({(_day(heard, now), frame.area_id) for frame, heard in told})
    return [
        _facts(frame, heard, points, books[_day(heard, now), frame.area_id], now, elsewhere)
        for frame, heard in told
    ]


def _facts(
    frame: Frame,
    heard: Sequence[Heard],
    points: Mapping[UUID, ReferencePoint | None],
    rules: Rulebook,
    now: int,
    elsewhere: Sequence[Heard],
) -> Facts:
    planned = Purpose[frame.planned_purpose] if frame.planned_purpose else None
    leader = frame.planned_leader_id
    home = points.get(UUID(frame.facts["home"])) if frame.facts.get("home") else None
    return Facts(
        patient=str(frame.patient_id),
        people={
            member: Person(one["org"], frozenset(one["roles"]))
            for member, one in frame.facts["people"].items()
        },
        policy=rules[Kind.TEAM].body,
        situation=situations.situation(planned or Purpose.FOLLOW_UP, frame.facts),
        now=now,
        plan=Plan(
            str(leader) if leader else None,
            tuple(sorted(map(str, frame.planned_members))),
            planned,
            frame.facts.get("plan"),
        )
        if planned
        else None,
        outside=frozenset(frame.facts.get("outside", ())),
        home=Home(home.lat, home.lon, home.accuracy_m, Terrain(frame.facts["terrain"])) if home else None,
        distances=rules[Kind.DISTANCES].body if home else NORM,
        active=_active(frame, heard, elsewhere),
        false_beacons=any(len(one.beacons) < len(one.statement.beacons) for one in heard),
        forms=shelf.forms(),
        call_days=_call_days(frame, heard, rules),
        ruling=Ruling(frame.facts.get("ruling", Ruling.NONE)),
        locked=frame.locked_at,
    )


def _needs_situation(one: Heard) -> bool:
    """Whether it matters how the person was when this was said: at a door, and for how long a call may do."""
    kind = one.statement.kind
    return kind not in ABOUT_IT or kind == "contact.phone"


def _call_days(frame: Frame, heard: Sequence[Heard], rules: Rulebook) -> dict[int, int]:
    if not any(one.statement.kind == "contact.phone" for one in heard):
        return {}
    table: Intervals = rules[Kind.INTERVALS].body
    known = frame.facts.get("known") or {}
    return table.calls.limits(table.cycle(known.get("class"), known.get("danger")).at_most_days)


def _day(heard: Sequence[Heard], now: int) -> date:
    """The day whose policy holds for a visit."""
    return day_of(min((moment(one).at for one in heard), default=now))


def _settle(frame: Frame, heard: Sequence[Heard]) -> None:
    """Whose a visit is that began at the door: its opener's word, whatever arrived before it."""
    if frame.planned_purpose or not heard:
        return
    first = min(
        heard, key=lambda one: (one.statement.kind != "visit.open", moment(one).at, one.statement.hash)
    )
    patient = UUID(str(first.statement.body["patient"]))
    if patient != frame.patient_id:
        other = frames.begun(frame.id, frames.visited([patient])[patient])
        frame.patient_id, frame.area_id, frame.facts = patient, other.area_id, other.facts


def _adopt_plan(frame: Frame, heard: Sequence[Heard]) -> None:
    """The newest plan that a phone made for this visit; what the desk changed since then stays.

    Nobody plans what has begun: a plan made after somebody arrived changes nothing.
    """
    began = min((moment(one).at for one in heard if one.statement.kind in ARRIVALS), default=None)
    plans = [one for one in heard if one.statement.kind == "visit.plan"]
    made = [one for one in plans if began is None or moment(one).at <= began]
    newest = max(made, key=lambda one: (moment(one).at, one.statement.hash), default=None)
    if newest is None or frame.facts.get("plan") == newest.statement.hash:
        return
    body, leader = plan_shapes.planned(newest.statement), UUID(newest.statement.author)
    frame.facts = {**frame.facts, "plan": newest.statement.hash}
    frame.planned_on = date.fromisoformat(body["planned_on"])
    frame.planned_purpose, frame.planned_leader_id = body["purpose"], leader
    frame.planned_members = {leader, *map(UUID, body["expected"])}


def _named(frame: Frame, heard: Iterable[Heard]) -> Iterator[str]:
    """Everyone a visit speaks of."""
    yield from map(str, frame.planned_members)
    if frame.planned_leader_id:
        yield str(frame.planned_leader_id)
    for one in heard:
        yield one.statement.author
        yield from _named_by(one.statement)


def _named_by(said: Statement) -> Iterator[str]:
    match said.kind:
        case "visit.plan":
            yield from (one["member"] for one in plan_shapes.planned(said).get("absent", []))
        case "visit.open":
            yield from shapes.opened(said)["expected"]
        case "visit.borrow":
            yield shapes.borrowed(said)["member"]
        case "visit.close" | "visit.attempt":
            record = shapes.recorded(said)
            yield from (one["member"] for one in record["absent"])
            yield from (one["member"] for one in record["handshakes"])


def _people(ids: Collection[UUID]) -> dict[str, dict[str, object]]:
    """Where people belong now, those who exist."""
    if not ids:
        return {}
    orgs: dict[UUID, UUID] = {}
    roles: defaultdict[UUID, list[str]] = defaultdict(list)
    for row in run(_PEOPLE, ids=list(ids)):
        orgs[row.id] = row.organisation_id
        roles[row.id] += [row.role] if row.role else []
    return {str(one): {"org": str(org), "roles": sorted(roles[one])} for one, org in orgs.items()}


def _active(frame: Frame, heard: Sequence[Heard], elsewhere: Sequence[Heard]) -> dict[str, tuple[int, ...]]:
    """When the accounts of people who borrowed a phone were used elsewhere around the visit."""
    lent = {shapes.borrowed(one.statement)["member"] for one in heard if one.statement.kind == "visit.borrow"}
    if not lent:
        return {}
    moments = [moment(one).at for one in heard]
    first, last = min(moments), max(moments)
    found = {}
    for member in lent:
        said = [moment(one).at for one in elsewhere if _is_elsewhere(one, member, frame)]
        uses = [*said, *_uses(UUID(member), frame.id, first, last)]
        found[member] = tuple(sorted({at for at in uses if first <= at <= last}))
    return found


def _is_elsewhere(one: Heard, member: str, frame: Frame) -> bool:
    return one.statement.author == member and one.statement.body["visit"] != str(frame.id)


def _uses(member: UUID, visit: UUID, start: int, end: int) -> Iterator[int]:
    looked = select(AccessRecord.at).where(AccessRecord.staff_id == member)
    yield from db.session.scalars(looked.where(AccessRecord.at.between(start, end)))
    record = StatementRecord
    elsewhere = select(record).where(
        record.author_id == member,
        record.visit_id != visit,
        record.received_at >= start,
        or_(record.not_before.is_(None), record.not_before <= end),
    )
    for one in db.session.scalars(elsewhere):
        if told := heard_again(one):
            yield moment(told).at
