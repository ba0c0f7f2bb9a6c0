"""When a call may stand in for a visit, and who hears of it when calls stand in too often. Pure.

Part of the INTERVALS policy. A call never counts as a visit and never moves a due date; a reason (PHX 1 to 6)
excuses at most one cycle, and a policy may give single reasons less.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node

EXCEPTIONS: Final = ("1", "2", "3", "4", "5", "6")
NORM_AMBER, NORM_RED = 2, 3


@dataclass(frozen=True, slots=True)
class Calls:
    """Cycles in a row by calls alone; `most_days`: reason → fewer days than a cycle."""

    amber_from: int = NORM_AMBER
    red_from: int = NORM_RED
    most_days: Mapping[int, int] = field(default_factory=dict)

    def limits(self, cycle_days: int) -> dict[int, int]:
        """Reason → how many days it may last, when a cycle has this many."""
        return {
            int(reason): min(cycle_days, self.most_days.get(int(reason), cycle_days)) for reason in EXCEPTIONS
        }


def read(node: Node) -> Calls:
    """Build it, or raise PolicyError. A document that says nothing of calls means the norm."""
    if not node.given:
        return Calls()
    node.only("amber_from", "red_from", "most_days")
    calls = Calls(
        amber_from=node["amber_from"].whole(1, 12),
        red_from=node["red_from"].whole(1, 12),
        most_days={
            int(reason): days.whole(1, 366) for reason, days in node["most_days"].only(*EXCEPTIONS).members()
        },
    )
    if calls.red_from <= calls.amber_from:
        raise node["red_from"].wrong("must come after amber_from", "须大于 amber_from")
    return calls


def widened(calls: Calls) -> list[str]:
    """Where it is slower to speak up than the norm."""
    named = {"amber_from": calls.amber_from > NORM_AMBER, "red_from": calls.red_from > NORM_RED}
    return [f"body.calls.{name}" for name, slower in named.items() if slower]
