"""Each of the six signals, read from the statements of a visit. Pure.

A signal that another phone still holds the answer to is unknown, with a reason that says so (`AWAITED`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.policy.capture_codes import PhotoSource
from backend.policy.codes import Place
from backend.transparency.codes import record_digits
from backend.visits.bodies import shapes
from backend.visits.reading import location
from backend.visits.reading.grades import Signal, Signals
from backend.visits.reading.reasons import Reason
from backend.visits.reading.stays import Stay, together
from backend.visits.reading.timeline import MINUTE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.visits.bodies.shapes import Photo, Sampling
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.handshakes import Meeting
    from backend.visits.reading.location import Position
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

AROUND_MS = MINUTE  # a photo may be taken while the record is being signed
AWAITED = {"overlap.awaited", "signature.awaited", "code.awaited"}


@dataclass(frozen=True)
class Scene:
    """Everything that one person's signals depend on."""

    story: Story
    facts: Facts
    meetings: Sequence[Meeting]
    stays: Mapping[str, Stay]

    @property
    def place(self) -> Place | None:
        """Where the record says the visit was; None while there is none, or nobody was met."""
        record = next(iter(self.story.records), None)
        closed = record is not None and record.statement.kind == "visit.close"
        return Place(shapes.closed(record.statement)["place"]) if record and closed else None


def leaving(scene: Scene, author: str) -> Heard | None:
    """What someone said when they left: a sign-off, or the record itself."""
    said = scene.story.of("visit.leave", "visit.close", "visit.attempt")
    return next((one for one in said if one.statement.author == author), None)


def position(scene: Scene, one: Heard) -> Position:
    """The position of a statement that has one, compared with the home."""
    sampling: Sampling = shapes.joined(one.statement)["position"]
    offset = scene.story.moments[one.statement.hash].offset
    return location.compare(sampling, scene.facts.home, scene.place, offset, scene.facts.distances)


def place(best: Position) -> Signal:
    """s2: at or near the home, not there, or not to be said."""
    known = {location.Match.MATCH: True, location.Match.NEAR: True, location.Match.MISMATCH: False}
    return Signal(known.get(best.result), Reason(f"place.{best.result.lower()}"))


def code(scene: Scene, author: str) -> Signal:
    """s3: read the opener's turning code rightly, or had it read."""
    if any(meeting.code and meeting.opener == author for meeting in scene.meetings):
        return Signal(True, Reason("code.shown"))
    read = [meeting.code for meeting in scene.meetings if meeting.member == author]
    for value, reason in ((True, "code.verified"), (False, "code.wrong"), (None, "code.awaited")):
        if value in read:
            return Signal(value, Reason(reason))
    return Signal(None, Reason("code.none"))


def overlap(member: str, there: Mapping[str, Stay]) -> Signal:
    """s4: five minutes with somebody else."""
    others = [stay for other, stay in there.items() if other != member]
    if not others:
        return Signal(None, Reason("overlap.alone"))
    reasons = {True: "overlap.enough", False: "overlap.short", None: "overlap.awaited"}
    value = together(there[member], others)
    return Signal(value, Reason(reasons[value]))


def photo(scene: Scene, arrival: Heard, leaving: Heard | None) -> Signal:
    """s5: the in-app camera took one between arriving and leaving, by the phone's own clocks."""
    author = arrival.statement.author
    said = [one.statement for one in scene.story.of("visit.leave", "visit.close", "visit.attempt")]
    photos = [photo for one in said if one.author == author for photo in shapes.left(one)["photos"]]
    if not photos or leaving is None:
        return Signal(None, Reason("photo.none"))
    taken = [photo for photo in photos if photo["source"] == PhotoSource.CAMERA]
    if not taken:
        return Signal(None, Reason("photo.file"))
    if any(_between(photo, arrival, leaving) for photo in taken):
        return Signal(True, Reason("photo.in_window"))
    return Signal(False, Reason("photo.outside"))


def signature(scene: Scene, author: str) -> Signal:
    """s6: the person's own key signed the record, by writing it or after reading its hash or digits."""
    records = [one.statement for one in scene.story.records]
    if any(record.author == author for record in records):
        return Signal(True, Reason("signature.own_record"))
    leaves = [one.statement for one in scene.story.of("visit.leave") if one.statement.author == author]
    if not leaves:
        return Signal(None, Reason("signature.awaited"))
    leave = shapes.left(leaves[-1])
    if leave["when"] == "EARLY":
        return Signal(True, Reason("signature.early"))
    read = leave["record"]
    if read["via"] == "none":
        return Signal(None, Reason("signature.not_read"))
    if not records:
        return Signal(None, Reason("signature.awaited"))
    right = {name for one in records for name in (one.hash, record_digits(leave["visit"], one.hash))}
    if (read["hash"] or read["digits"]) in right:
        return Signal(True, Reason("signature.record"))
    return Signal(False, Reason("signature.other"))


def with_everything(signals: Signals) -> Signals:
    """The same signals once what other phones still hold has arrived and agrees."""
    return replace(
        signals,
        code=_hoped(signals.code),
        overlap=_hoped(signals.overlap),
        signature=_hoped(signals.signature),
    )


def awaits_something(signals: Signals) -> bool:
    """Whether another phone still holds an answer."""
    return any(signal.reason.code in AWAITED for signal in signals.numbered().values())


def _hoped(signal: Signal) -> Signal:
    return Signal(True, signal.reason) if signal.reason.code in AWAITED else signal


def _between(photo: Photo, arrival: Heard, leaving: Heard) -> bool:
    taken, first, last = photo["taken"], arrival.statement.clock, leaving.statement.clock
    if taken["session"] == first.session == last.session:
        return first.mono - AROUND_MS <= taken["mono"] <= last.mono + AROUND_MS
    return first.wall - AROUND_MS <= taken["wall"] <= last.wall + AROUND_MS
