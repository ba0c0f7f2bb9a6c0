"""Whom a plan or an opening asks along: only colleagues who may visit that person are shown it.

What was said is kept as it was said. Somebody else who was named learns nothing by it; a supervisor sees that
they were named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from backend.visits import leading
from backend.visits.bodies import plan_shapes, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backend.visits.projecting.frames import Frame
    from backend.visits.reading.timeline import Heard


def set_apart(told: Sequence[tuple[Frame, Sequence[Heard]]]) -> None:
    """Note in each frame who was asked and may not come. Whom it was once shown to is welcome."""
    asked = [
        (frame, named) for frame, heard in told if (named := _named(frame, heard)) or "outside" in frame.facts
    ]
    pairs = {(frame.patient_id, UUID(name)) for frame, named in asked for name in named}
    welcome = leading.who_may_visit(pairs)
    for frame, named in asked:
        outside = {name for name in named if (frame.patient_id, UUID(name)) not in welcome}
        frame.facts = {**frame.facts, "outside": sorted(outside & frame.facts["people"].keys())}


def _named(frame: Frame, heard: Sequence[Heard]) -> set[str]:
    shown = {str(row["staff_id"]) for row in frame.members if row["expected"] or row["planned"]}
    return {name for one in heard for name in _asked(one)} - shown


def _asked(one: Heard) -> Iterator[str]:
    said = one.statement
    if said.kind == "visit.plan":
        yield from (member for member in plan_shapes.planned(said)["expected"] if member != said.author)
    elif said.kind == "visit.open":
        yield from (member for member in shapes.opened(said)["expected"] if member != said.author)
