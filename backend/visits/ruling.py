"""What others make of a visit that is over: an open doubt, or a person's decision. Its statements stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.db import one_at_a_time
from backend.visits.projecting import frames, recount
from backend.visits.reading.facts import Ruling

if TYPE_CHECKING:
    from uuid import UUID


def doubt(visit_id: UUID, *, doubted: bool) -> None:
    """Say whether the checks leave a doubt; after a person has decided they say nothing."""
    _rule(visit_id, Ruling.DOUBTED if doubted else Ruling.NONE, over_a_person=False)


def decide(visit_id: UUID, *, accepted: bool) -> None:
    """Say what a person decided."""
    _rule(visit_id, Ruling.ACCEPTED if accepted else Ruling.REJECTED, over_a_person=True)


def _rule(visit_id: UUID, ruling: Ruling, *, over_a_person: bool) -> None:
    one_at_a_time(*recount.names([visit_id]))
    known = frames.standing([visit_id])
    frame = known[visit_id]
    before = Ruling(frame.facts.get("ruling", Ruling.NONE))
    if before is ruling or (before.is_final and not over_a_person):
        return
    frame.facts = {**frame.facts, "ruling": ruling.value}
    recount.refresh(known)
