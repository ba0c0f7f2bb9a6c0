"""What a supervisor should know beside the verdicts: facts about the record, never an accusation. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.policy.capture_codes import PhotoSource
from backend.visits.bodies import record_shapes, shapes
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.timeline import DAY, clock_moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backend.visits.reading.bracket import Bracket
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.handshakes import Meeting
    from backend.visits.reading.presence import Attendance
    from backend.visits.reading.record import Record
    from backend.visits.reading.story import Story


def notes(
    story: Story,
    facts: Facts,
    meetings: Sequence[Meeting],
    people: Sequence[Attendance],
    proven: Bracket | None,
    record: Record | None,
) -> list[str]:
    """The codes of every note that applies; gaps in a phone's chain are seen when the visit is read."""
    moments = story.moments.values()
    opens = story.of("visit.open")
    said = {
        "beacon.false": facts.false_beacons,
        "beacon.none": bool(opens) and (proven is None or proven.not_before is None),
        "bracket.impossible": proven is not None and not proven.is_possible,
        "clock.far": any(abs(moment.offset) > DAY for moment in moments),
        "clock.changed": any(not moment.steady for moment in moments)
        or clock_moved(one.statement for one in story.told),
        "code.wrong": any(meeting.code is False for meeting in meetings),
        "handshake.slow": any(meeting.is_slow for meeting in meetings),
        "handshake.reply_wrong": any(meeting.reply is False for meeting in meetings),
        "photo.file": any(source == PhotoSource.FILE for source in _photo_sources(story)),
        "record.twice": len(story.records) > 1,
        "record.stranger": story.strangers,
        "patient.other": story.set_aside > 0,
        "record.locked": story.too_late > 0,
        "abort.signalled": bool(story.of("visit.abort")) and bool(story.records),
        "plan.cancelled_by_other": _cancelled_by_other(story, facts),
        "call.shortened": _shortened(story, record),
        "plan.outsider": bool(facts.outside),
        "draft.discarded": bool(story.of("visit.discard")),
        "borrow.contradicted": any(
            one.borrowed is not None and one.borrowed.state is Borrowing.CONTRADICTED for one in people
        ),
    }
    return [code for code, applies in said.items() if applies]


def _cancelled_by_other(story: Story, facts: Facts) -> bool:
    """It changes nothing: whoever leads decides whether a visit is made."""
    leader = facts.plan.leader if facts.plan else None
    return any(one.statement.author != leader for one in story.of("visit.cancel"))


def _shortened(story: Story, record: Record | None) -> bool:
    """Whether the reason for a call was to hold longer than the policy lets it."""
    ends = record.until if record else None
    asked = [record_shapes.phoned(one.statement)["until"] for one in story.of("contact.phone")]
    return ends is not None and ends not in asked


def _photo_sources(story: Story) -> Iterator[str]:
    for one in story.of("visit.leave", "visit.close", "visit.attempt"):
        for photo in shapes.left(one.statement)["photos"]:
            yield photo["source"]
