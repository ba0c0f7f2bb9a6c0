"""Everyone's half of a visit as facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backend.authenticity.facts import Means, Presence
from backend.authenticity.real import gathered
from backend.visits.bodies import shapes
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.handshakes import meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Row

    from backend.visits.reading.handshakes import Meeting
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

VOUCHED = {
    Borrowing.CONFIRMED: True,
    Borrowing.DENIED: False,
    Borrowing.LAPSED: False,
    Borrowing.CONTRADICTED: False,
}
"""A presence on somebody else's phone: whether they stood by it. While they still may, nobody knows."""


def presences(story: Story, lead: str, device: str, parts: Iterable[Row[Any]]) -> Iterator[Presence]:
    """The leader, everyone who joined on a phone of their own, and everyone named by somebody else."""
    yield Presence(lead, Means.LEAD, device)
    opens = [one.statement for one in story.of("visit.open")]
    joins = story.of("visit.join")
    records = [one.statement for one in story.records]
    met = {one.statement: one for one in meetings(opens, [join.statement for join in joins], records)}
    seen = {lead}
    # A draft given up and begun again explains why somebody went before the opening that counts.
    leaves = () if story.of("visit.discard") else story.of("visit.leave")
    gone = {one.statement.author: one for one in reversed(leaves)}
    for join in joins:
        if join.statement.author not in seen:
            seen.add(join.statement.author)
            there = _joined(join, met[join.statement.hash])
            yield _until(there, gone.get(join.statement.author), story)
    for other in opens:  # a second phone that opened the same visit was there, and answered no code
        if other.author not in seen:
            seen.add(other.author)
            yield Presence(other.author, Means.LEAD, other.device, at=other.clock.wall,
                           samples=gathered.burst(other))  # fmt: skip
    for part in parts:
        if str(part.staff_id) not in seen:
            yield _named(part)


def _joined(join: Heard, met: Meeting) -> Presence:
    said = join.statement
    code = shapes.joined(said)["code"]
    answered = met.code is not False and met.reply is not False
    replied = met.replied_at if answered else None
    shown = met.shown_at
    if shown is None and replied is not None and met.elapsed_ms is not None:
        shown = replied - met.elapsed_ms
    return Presence(
        staff=said.author,
        means=Means.SCAN if code["via"] == "scan" else Means.TYPED,
        device=said.device,
        at=said.clock.wall,
        shown_at=shown if shown is not None else replied,
        replied_at=replied,
        samples=gathered.burst(said),
        motion=gathered.hints(said).motion,
    )


def _until(there: Presence, left: Heard | None, story: Story) -> Presence:
    if left is None:
        return there
    return replace(there, left=story.moments[left.statement.hash].at, left_by=left.received_at)


def _named(part: Row[Any]) -> Presence:
    state = Borrowing(part.borrowed_state or Borrowing.PENDING)
    return Presence(
        staff=str(part.staff_id),
        means=Means.NAMED,
        reason=part.borrowed_reason,
        vouched=VOUCHED.get(state),
        denied=state is Borrowing.DENIED,
        in_use=True if state is Borrowing.CONTRADICTED else None,
    )
