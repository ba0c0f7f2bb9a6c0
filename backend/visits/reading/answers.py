"""What colleagues answered to an invitation. The last word of each counts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.visits.bodies import plan_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.visits.reading.story import Story


@dataclass(frozen=True)
class Answer:
    """`comes`, or why not."""

    comes: bool
    reason: str | None


def answers(story: Story) -> Mapping[str, Answer]:
    """Member → answer."""
    said = ((one.statement.author, plan_shapes.answered(one.statement)) for one in story.of("visit.answer"))
    return {author: Answer(body["answer"] == "YES", body["reason"]) for author, body in said}
