"""From when to when each person was there, on one timeline for all phones. Pure.

A verified turning code ties two clocks together: whoever read it did so while the opener's phone showed it.
So a colleague's stay begins on the opener's timeline, and lasts as long as the colleague's own phone counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.visits.reading.timeline import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backend.transparency.statement import Statement
    from backend.visits.reading.handshakes import Meeting
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

TOGETHER_MS = 5 * MINUTE


@dataclass(frozen=True)
class Stay:
    """Server ms. `left` is None until their leaving is known; `until` is the last sign of them."""

    joined: int
    left: int | None
    until: int


def together(mine: Stay, others: Iterable[Stay]) -> bool | None:
    """Whether someone else was there for 5 of the same minutes; unknown while a leaving is, or when alone."""
    unknown, apart = False, False
    for other in others:
        shared = min(mine.until, other.until) - max(mine.joined, other.joined)
        if shared >= TOGETHER_MS:
            return True
        known = mine.left is not None and other.left is not None
        unknown, apart = unknown or not known, apart or known
    return False if apart and not unknown else None


def stays(story: Story, meetings: Sequence[Meeting]) -> Mapping[str, Stay]:
    """The stay of everyone who arrived on their own phone, then of those who borrowed one."""
    read = {
        meeting.statement: meeting for meeting in meetings if meeting.code and meeting.shown_at is not None
    }
    opened = {one.statement.author: one for one in reversed(story.of("visit.open"))}
    found: dict[str, Stay] = {}
    for author, one in opened.items():
        found[author] = _stay(story, one, story.moments[one.statement.hash].at)
    for one in story.of("visit.join"):
        meeting = read.get(one.statement.hash)
        beside = opened.get(meeting.opener or "") if meeting else None
        if one.statement.author in found:
            continue
        joined = story.moments[one.statement.hash].at
        if meeting and beside:
            joined = _on_clock_of(story, beside, meeting.at or 0, one)
        found[one.statement.author] = _stay(story, one, joined)
    return {**_borrowed(story, found), **found}


def _on_clock_of(story: Story, opener: Heard, wall: int, join: Heard) -> int:
    """A moment on the opener's wall clock in server time, within what the join itself proves."""
    start, proven = story.moments[opener.statement.hash], story.moments[join.statement.hash]
    at = max(start.at, start.at + wall - opener.statement.clock.wall, proven.not_before or 0)
    return min(at, proven.not_after)


def _stay(story: Story, first: Heard, joined: int) -> Stay:
    author = first.statement.author
    until = max(joined, _later(story, first, joined, story.last_of(author)))
    ends = [
        one
        for one in story.of("visit.leave", "visit.close", "visit.attempt", "visit.abort")
        if one.statement.author == author
    ]
    return Stay(joined, _later(story, first, joined, ends[0]) if ends else None, until)


def _later(story: Story, first: Heard, joined: int, later: Heard) -> int:
    if first.statement.device != later.statement.device:
        return max(joined, story.moments[later.statement.hash].at)
    return max(joined, min(joined + _ran(story, first.statement, later.statement), later.received_at))


def _ran(story: Story, first: Statement, later: Statement) -> int:
    """Time between two statements of one phone: by its corrected clock, and never less than by its stopwatch.

    A stopwatch stands still while a phone sleeps, but it cannot be set; it runs within one page session only.
    """
    corrected = story.moments[later.hash].at - story.moments[first.hash].at
    if first.clock.session != later.clock.session:
        return corrected
    return max(corrected, later.clock.mono - first.clock.mono)


def _borrowed(story: Story, own: Mapping[str, Stay]) -> dict[str, Stay]:
    """A borrowed presence begins when it was signed and ends with the lender's."""
    found: dict[str, Stay] = {}
    for one in story.of("visit.borrow"):
        lender = own.get(one.statement.author)
        if lender is None:
            continue
        first = next(
            arrival
            for arrival in story.of("visit.open", "visit.join")
            if arrival.statement.author == one.statement.author
        )
        joined = _later(story, first, lender.joined, one)
        found.setdefault(
            str(one.statement.body["member"]), Stay(joined, lender.left, max(joined, lender.until))
        )
    return found
