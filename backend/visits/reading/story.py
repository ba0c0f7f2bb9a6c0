"""The statements of one visit, put in their places whatever order they came in. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from backend.visits.bodies.record_shapes import late
from backend.visits.reading.locking import may_follow
from backend.visits.reading.timeline import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backend.transparency.statement import Statement
    from backend.visits.reading.timeline import Heard, Moment

RECORDS = ("visit.close", "visit.attempt")
ARRIVALS = ("visit.open", "visit.join")
ABOUT_IT = (
    "visit.plan",
    "visit.answer",
    "visit.cancel",
    "colour.confirm",
    "record.assess",
    "record.amend",
    "record.approve",
    "record.late",
    "contact.phone",
    "review.reply",
    "review.confirm",
)
"""Said of a visit, and not at it: they put nobody there."""
APART = frozenset({"colour.object"})
"""Said of a person, and of no visit, whichever it names: none comes of it, and none is read with it."""


@dataclass(frozen=True)
class Story:
    """A visit's statements about the right person, in the order they were made."""

    told: tuple[Heard, ...]
    moments: Mapping[str, Moment]
    """When each was made, by hash."""
    set_aside: int
    """How many name another person visited."""
    too_late: int = 0
    """How many were said after the visit was locked, and change nothing."""

    def of(self, *kinds: str) -> list[Heard]:
        """Those of some kinds."""
        return [one for one in self.told if one.statement.kind in kinds]

    @cached_property
    def opens(self) -> list[Heard]:
        """Openings that stand: giving up a draft takes back what that phone opened before it."""
        given_up = {one.statement.device: one.statement.seq for one in self.of("visit.discard")}
        return [
            one
            for one in self.of("visit.open")
            if given_up.get(one.statement.device, 0) < one.statement.seq or self._recorded_by(one.statement)
        ]

    @cached_property
    def records(self) -> list[Heard]:
        """Records by people who took part, the one that counts first: a close before an attempt, the opener's
        before a colleague's, the earliest of equals."""
        openers = {one.statement.author for one in self.of("visit.open")}
        return sorted(
            (one for one in self.of(*RECORDS) if one.statement.author in self.arrived),
            key=lambda one: (one.statement.kind != "visit.close", one.statement.author not in openers),
        )

    @cached_property
    def arrived(self) -> set[str]:
        """Everyone who opened or joined on their own phone."""
        return {one.statement.author for one in self.of(*ARRIVALS)}

    def why_late(self, record: Statement) -> Heard | None:
        """What whoever signed a record said last of why it came late."""
        words = self.of("record.late")
        own = [one for one in words if one.statement.author == record.author]
        return next((one for one in reversed(own) if late(one.statement)["record"] == record.hash), None)

    @property
    def strangers(self) -> bool:
        """Whether someone who never arrived recorded the visit."""
        return any(one.statement.author not in self.arrived for one in self.of(*RECORDS))

    def last_of(self, author: str) -> Heard:
        """The last thing someone said at this visit from their own phone."""
        return [one for one in self.told if one.statement.author == author and _at_the_visit(one.statement)][
            -1
        ]

    def _recorded_by(self, opening: Statement) -> bool:
        return any(one.statement.author == opening.author for one in self.records)


def tell(heard: Iterable[Heard], patient: str, locked: int | None = None) -> Story:
    """Order the statements; set aside those about somebody else, and what came after it was `locked` (ms)."""
    everything = list(heard)
    ours = [one for one in everything if one.statement.body["patient"] == patient]
    moments = _moments(ours)

    def order(one: Heard) -> tuple[int, str, int, str]:
        said = one.statement  # the hash settles ties for every server alike
        return moments[said.hash].at, said.device, said.seq, said.hash

    def counts(one: Heard) -> bool:
        in_time = locked is None or moments[one.statement.hash].at <= locked
        return in_time or may_follow(one.statement)

    told = tuple(sorted(filter(counts, ours), key=order))
    return Story(told, moments, len(everything) - len(ours), len(ours) - len(told))


def _moments(heard: Iterable[Heard]) -> dict[str, Moment]:
    """The moment of each statement; a phone's later number is never earlier, whatever its clock did."""
    moments: dict[str, Moment] = {}
    latest: dict[str, int] = {}
    for one in sorted(heard, key=lambda one: (one.statement.seq, one.statement.hash)):
        said, estimate = one.statement, moment(one)
        at = min(max(estimate.at, latest.get(said.device, 0)), one.received_at)
        latest[said.device] = at
        moments[said.hash] = replace(estimate, at=at, offset=said.clock.wall - at)
    return moments


def _at_the_visit(statement: Statement) -> bool:
    return statement.kind not in ("presence.confirm", "visit.discard", "visit.details", *ABOUT_IT)
