"""Which changes of a status somebody could make now, so that nothing else is offered to them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.patients.status.codes import KNOWN, Axis, Registration, Whereabouts
from backend.patients.status.guard import Ask, move_of
from backend.patients.status.moves import MOVES

if TYPE_CHECKING:
    from backend.patients.status.codes import Closing, Proof
    from backend.patients.status.guard import Person, Status
    from backend.patients.status.moves import Move, Needs


@dataclass(frozen=True)
class Step:
    """A change within somebody's power. `needs`: one proof of each group is still to be named.

    `lacking` are proofs that nobody can claim and the server does not have yet: until then it stays closed.
    """

    axis: Axis
    to: str
    closing: Closing | None
    needs: Needs
    lacking: frozenset[Proof]
    second: frozenset[str]
    why: bool


def steps(now: Status, by: Person, known: frozenset[Proof]) -> tuple[Step, ...]:
    """Every change this person could make, in the table's order; `known` is what the server knows."""
    asks = dict.fromkeys((move.axis, str(move.target), move.closing) for move in MOVES)
    found = (move_of(now, Ask(axis, to, by, closing=closing)) for axis, to, closing in asks)
    return tuple(_step(move, known) for move in found if move and _may(now, move, by))


def _may(now: Status, move: Move, by: Person) -> bool:
    registered = now.registration is Registration.REGISTERED
    if move.axis is not Axis.REGISTRATION and not registered:
        return False
    # Nobody who died is followed up, or not: only a mistake about it can be put right.
    if move.axis is Axis.MANAGEMENT and now.whereabouts is Whereabouts.DEAD:
        return False
    return bool(by.roles & move.by)


def _step(move: Move, known: frozenset[Proof]) -> Step:
    unproven = [group for group in move.needs if not group & known]
    return Step(
        move.axis,
        str(move.target),
        move.closing,
        needs=tuple(group - KNOWN for group in unproven if group - KNOWN),
        lacking=frozenset().union(*(group for group in unproven if not group - KNOWN)),
        second=move.second,
        why=move.why,
    )
