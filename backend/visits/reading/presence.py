"""Everyone who was at a visit, with their signals and grade. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.visits.bodies import shapes
from backend.visits.reading import location, signals
from backend.visits.reading.grades import Borrowing, Signal, Signals, grade
from backend.visits.reading.reasons import Reason
from backend.visits.reading.timeline import HOUR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backend.policy.codes import Grade
    from backend.visits.reading.location import Position
    from backend.visits.reading.signals import Scene
    from backend.visits.reading.stays import Stay
    from backend.visits.reading.timeline import Heard

CONFIRM_WITHIN_MS = 48 * HOUR


@dataclass(frozen=True)
class Borrowed:
    """A presence confirmed on a colleague's phone: whose, why, what became of it, until when it may be."""

    lender: str
    reason: str
    state: Borrowing
    confirmed_at: int | None
    confirm_by: int


@dataclass(frozen=True)
class Attendance:
    """One person at the visit. `at_best` is the grade once everything awaited has arrived.

    `clock_offset`: how far the phone was ahead of the server's clock, ms.
    """

    staff: str
    stay: Stay
    signals: Signals
    grade: Grade
    at_best: Grade
    position_in: Position
    position_out: Position | None
    clock_offset: int
    borrowed: Borrowed | None = None


def attendances(scene: Scene) -> list[Attendance]:
    """Everyone who arrived on their own phone, and everyone who confirmed on a colleague's."""
    own = _firsts((one.statement.author, one) for one in scene.story.of("visit.open", "visit.join"))
    lent = _firsts((shapes.borrowed(one.statement)["member"], one) for one in scene.story.of("visit.borrow"))
    borrowers = {
        member: (one, _borrowing(scene, member, one))
        for member, one in lent.items()
        if member not in own and member in scene.stays and member in scene.facts.people
    }
    standing = {member for member, (_, how) in borrowers.items() if how.state.stands}
    there = {member: scene.stays[member] for member in (*own, *standing)}
    return [
        *(_on_own_phone(scene, one, there) for one in own.values()),
        *(_on_borrowed_phone(scene, member, *lent, there) for member, lent in borrowers.items()),
    ]


def _firsts(pairs: Iterable[tuple[str, Heard]]) -> dict[str, Heard]:
    firsts: dict[str, Heard] = {}
    for member, one in pairs:
        firsts.setdefault(member, one)
    return firsts


def _on_own_phone(scene: Scene, arrival: Heard, there: Mapping[str, Stay]) -> Attendance:
    author = arrival.statement.author
    leaving = signals.leaving(scene, author)
    position_in = signals.position(scene, arrival)
    position_out = signals.position(scene, leaving) if leaving else None
    best = location.better(position_in, position_out)
    found = Signals(
        own_device=Signal(True, Reason("device.own")),
        place=signals.place(best),
        code=signals.code(scene, author),
        overlap=signals.overlap(author, there),
        photo=signals.photo(scene, arrival, leaving),
        signature=signals.signature(scene, author),
        match=best.result,
    )
    return Attendance(
        staff=author,
        stay=scene.stays[author],
        signals=found,
        grade=grade(found),
        at_best=grade(signals.with_everything(found)),
        position_in=position_in,
        position_out=position_out,
        clock_offset=scene.story.moments[arrival.statement.hash].offset,
    )


def _on_borrowed_phone(
    scene: Scene, member: str, one: Heard, how: Borrowed, there: Mapping[str, Stay]
) -> Attendance:
    position = signals.position(scene, one)
    found = Signals(
        own_device=Signal(False, Reason("device.borrowed")),
        place=signals.place(position),
        code=Signal(None, Reason("device.borrowed")),
        overlap=signals.overlap(member, {**there, member: scene.stays[member]}),
        photo=Signal(None, Reason("photo.none")),
        signature=Signal(None, Reason("signature.borrowed")),
        match=position.result,
    )
    return Attendance(
        staff=member,
        stay=scene.stays[member],
        signals=found,
        grade=grade(found, how.state),
        at_best=grade(found, how.state),
        position_in=position,
        position_out=None,
        clock_offset=scene.story.moments[one.statement.hash].offset,
        borrowed=how,
    )


def _borrowing(scene: Scene, member: str, one: Heard) -> Borrowed:
    """Two days from when the server could first ask; the person's own account and phone decide."""
    deadline = one.received_at + CONFIRM_WITHIN_MS
    answers = [said for said in scene.story.of("presence.confirm") if said.statement.author == member]
    answer = min(answers, key=lambda said: (said.received_at, said.statement.hash), default=None)
    stay, confirmed_at = scene.stays[member], None
    if any(stay.joined <= at <= stay.until for at in scene.facts.active.get(member, ())):
        state = Borrowing.CONTRADICTED
    elif answer and not shapes.confirmed(answer.statement)["present"]:
        state = Borrowing.DENIED
    elif answer and answer.received_at <= deadline:
        state, confirmed_at = Borrowing.CONFIRMED, answer.received_at
    else:
        in_time = answer is None and scene.facts.now <= deadline
        state = Borrowing.PENDING if in_time else Borrowing.LAPSED
    reason = shapes.borrowed(one.statement)["reason"]
    return Borrowed(one.statement.author, reason, state, confirmed_at, deadline)
