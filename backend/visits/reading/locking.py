"""When a record is final, and what may still be said of a visit after that. Pure.

Thirty days after it was accepted a visit is locked: nothing said later makes another visit of it. What was
said before and arrives late is heard all the same. A correction with its reason and a second person stays
possible for ever, and so do an answer to whoever asks, a word about why a record is late, and a colour,
which is no part of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.policy.codes import Authenticity
from backend.visits.bodies import record_shapes
from backend.visits.reading.timeline import DAY

if TYPE_CHECKING:
    from backend.transparency.statement import Statement

AFTER_MS: Final = 30 * DAY
UNSETTLED: Final = frozenset({Authenticity.DOUBTFUL, Authenticity.JOINT_PENDING, Authenticity.REJECTED})
"""Verdicts that are no acceptance, or not yet one."""
STAYS: Final = frozenset(
    {"record.amend", "record.approve", "record.late", "review.reply", "review.confirm", "colour.confirm"}
)


def locks_at(
    ended_at: int | None, authenticity: str | None, decided_at: int | None = None, *, asked: bool = False
) -> int | None:
    """The moment (ms) from which a visit is locked; None while it is not accepted.

    `asked`: somebody still has to decide about it. `decided_at`: when somebody last did.
    """
    if ended_at is None or asked or authenticity in UNSETTLED:
        return None
    return max(ended_at, decided_at or ended_at) + AFTER_MS


def may_follow(said: Statement) -> bool:
    """Whether this may still be said of a locked visit."""
    if said.kind == "record.assess":
        return not assesses(said)
    return said.kind in STAYS


def assesses(said: Statement) -> bool:
    """Whether a `record.assess` says more than a colour."""
    body = record_shapes.assessed(said)
    danger = body["danger"]["level"] is not None or body["danger"]["not_assessed"]
    return bool(body["form"]["answers"] or body["class"] or danger)
