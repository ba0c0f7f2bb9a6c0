"""A visit as its statements tell it. Pure: the same statements and facts give the same visit in any order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.policy.codes import Entry, Place, Purpose
from backend.visits.bodies import shapes
from backend.visits.reading.answers import Answer, answers, cancelled, excused, plan_in_force
from backend.visits.reading.bracket import Bracket, bracket
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.handshakes import Meeting, meetings, replies_awaiting
from backend.visits.reading.judging import BY_PHONE, Verdicts, judge, ruled
from backend.visits.reading.notes import notes
from backend.visits.reading.presence import Attendance, attendances
from backend.visits.reading.record import Record, read_record
from backend.visits.reading.signals import Scene
from backend.visits.reading.stays import stays
from backend.visits.reading.story import ARRIVALS, Story, tell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from backend.transparency.statement import Statement
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.timeline import Heard


class State(StrEnum):
    """How far a visit has come."""

    PLANNED = "PLANNED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    """Planned for a day that is over, and nothing is heard of it; told and never kept, see `expiry`."""
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    ATTEMPTED = "ATTEMPTED"
    ABORTED = "ABORTED"
    DISCARDED = "DISCARDED"
    CONTACTED = "CONTACTED"
    """Not a visit but a call."""

    @property
    def is_over(self) -> bool:
        """Whether there is something to judge."""
        return self in (State.CLOSED, State.ATTEMPTED, State.ABORTED)


@dataclass(frozen=True)
class VisitState:
    """Everything a supervisor's list and page say of a visit, without a coordinate or a word that was told.

    Times in server ms. `outcome` is an `Outcome` or an `AttemptResult`. `awaited`: hash → member of what the
    opener saw on a colleague's phone and nobody has sent yet. `lapses_at`: when time alone will change it.
    """

    state: State
    cancelled: str | None
    """Why, while nobody has begun it all the same."""
    purpose: Purpose | None
    leader: str | None
    first_at: int | None
    opened_at: int | None
    closed_at: int | None
    bracket: Bracket | None
    entry: Entry | None
    place: Place | None
    outcome: str | None
    verdicts: Verdicts
    attendances: tuple[Attendance, ...]
    expected: tuple[str, ...]
    absent: Mapping[str, str]
    answers: Mapping[str, Answer]
    meetings: tuple[Meeting, ...]
    awaited: Mapping[str, str]
    notes: tuple[str, ...]
    policy_version: str
    lapses_at: int | None
    record: Record | None


def project(heard: Iterable[Heard], facts: Facts) -> VisitState:
    """Read a visit out of its statements."""
    story = tell(heard, facts.patient, facts.locked)
    records = [one.statement for one in story.records]
    met = _meetings(story, records)
    scene = Scene(story, facts, met, stays(story, met))
    people = attendances(scene)
    proven = _bracket(story, met)
    adopted = facts.plan.statement if facts.plan else None
    dropped = cancelled(story, facts.plan.leader, adopted) if facts.plan else None
    state = _state(story, facts, dropped)
    purpose = _purpose(story, facts)
    plan = plan_in_force(story, adopted)
    said = answers(story, plan)
    expected = _expected(story, facts)
    absent = _absent(records, facts, excused(plan, said, expected), {one.staff for one in people})
    awaited = replies_awaiting(records, (one.statement for one in story.told))
    close = records[0] if state is State.CLOSED else None
    record = read_record(story, facts)
    return VisitState(
        state=state,
        cancelled=dropped if state is State.CANCELLED else None,
        purpose=purpose,
        leader=_leader(story, facts),
        first_at=min((moment.at for moment in story.moments.values()), default=None),
        opened_at=min((one.stay.joined for one in people if one.borrowed is None), default=None),
        closed_at=_closed_at(story, state),
        bracket=proven,
        entry=Entry[shapes.closed(close)["entry"]] if close else None,
        place=scene.place if close else Place.REMOTE if state is State.CONTACTED else None,
        outcome=_outcome(state, records),
        verdicts=ruled(
            _verdicts(state, judge(facts, purpose, close, record, people, absent, awaited)), facts.ruling
        ),
        attendances=tuple(sorted(people, key=lambda one: (one.stay.joined, one.staff))),
        expected=expected,
        absent=absent,
        answers=said,
        meetings=tuple(sorted(met, key=lambda one: (one.member, one.phase, one.statement))),
        awaited=awaited,
        notes=tuple(notes(story, facts, met, people, proven, record)),
        policy_version=facts.policy.version,
        lapses_at=_lapses_at(people),
        record=record,
    )


def _verdicts(state: State, judged: Verdicts) -> Verdicts:
    if state is State.CONTACTED:
        return BY_PHONE
    return judged if state.is_over else Verdicts()


def _meetings(story: Story, records: Sequence[Statement]) -> list[Meeting]:
    opens = [one.statement for one in story.of("visit.open")]
    return meetings(opens, [one.statement for one in story.of("visit.join", "visit.recheck")], records)


def _state(story: Story, facts: Facts, dropped: str | None) -> State:
    """A finished visit stays finished; withdrawing for safety is never called a refusal."""
    if story.records and story.records[0].statement.kind == "visit.close":
        return State.CLOSED
    if story.of("visit.abort"):
        return State.ABORTED
    if story.records:
        return State.ATTEMPTED
    if story.of("contact.phone"):
        return State.CONTACTED
    if story.opens or story.of("visit.join", "visit.borrow"):
        return State.OPEN
    if dropped:
        return State.CANCELLED
    given_up = story.of("visit.discard") and facts.plan is None
    return State.DISCARDED if given_up else State.PLANNED


def _purpose(story: Story, facts: Facts) -> Purpose | None:
    """What the opener said at the door, else what was planned, else unknown."""
    opening = next(iter(story.of("visit.open")), None)
    if opening:
        return Purpose[shapes.opened(opening.statement)["purpose"]]
    return facts.plan.purpose if facts.plan else None


def _leader(story: Story, facts: Facts) -> str | None:
    if facts.plan and facts.plan.leader:
        return facts.plan.leader
    return next((one.statement.author for one in story.of("visit.open", "contact.phone")), None)


def _expected(story: Story, facts: Facts) -> tuple[str, ...]:
    named = {member for one in story.of("visit.open") for member in shapes.opened(one.statement)["expected"]}
    planned = set(facts.plan.expected if facts.plan else ())
    called = {one.statement.author for one in story.of("contact.phone")}
    return tuple(sorted(((named | planned | called) & facts.people.keys()) - facts.outside))


def _absent(
    records: Sequence[Statement], facts: Facts, excused: Mapping[str, str], there: Collection[str]
) -> dict[str, str]:
    """Who could not come and why; the record that counts has the last word, then what was said before."""
    before = {member: reason for member, reason in excused.items() if member not in there}
    said = [one for record in reversed(records) for one in shapes.recorded(record)["absent"]]
    told = {**before, **{one["member"]: one["reason"] for one in said}}
    return {member: reason for member, reason in told.items() if member in facts.people}


def _closed_at(story: Story, state: State) -> int | None:
    kinds = {State.ABORTED: "visit.abort", State.CONTACTED: "contact.phone"}
    ends = story.of(kinds[state]) if state in kinds else story.records
    return story.moments[ends[0].statement.hash].at if ends and (state.is_over or state in kinds) else None


def _outcome(state: State, records: Sequence[Statement]) -> str | None:
    if state is State.CLOSED:
        return shapes.closed(records[0])["outcome"]
    return shapes.attempted(records[0])["result"] if state is State.ATTEMPTED else None


def _bracket(story: Story, met: Sequence[Meeting]) -> Bracket | None:
    arrivals = story.of(*ARRIVALS)
    if not arrivals:
        return None
    opened = next(iter(story.of("visit.open")), arrivals[0])
    joined = [meeting.statement for meeting in met if meeting.code]
    later = [one.statement.hash for one in (*story.records, *story.of("visit.leave"))]
    moments = story.moments
    return bracket(
        moments[opened.statement.hash],
        [moments[hash_] for hash_ in joined],
        [moments[hash_] for hash_ in later],
    )


def _lapses_at(people: Iterable[Attendance]) -> int | None:
    """The first moment after which a borrowed presence can no longer be confirmed."""
    waiting = [
        one.borrowed.confirm_by + 1
        for one in people
        if one.borrowed and one.borrowed.state is Borrowing.PENDING
    ]
    return min(waiting, default=None)
