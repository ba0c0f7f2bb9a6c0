"""Judging a change of status, and what the statuses are after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from backend.patients.status.codes import Axis, Closing, Management, Proof, Registration, Whereabouts
from backend.patients.status.moves import ANYBODY, DEATH_PROVEN, KEPT, MOVES, Move

if TYPE_CHECKING:
    from uuid import UUID

    from backend.patients.status.codes import Effect


@dataclass(frozen=True)
class Status:
    """How things stand. `management` is None for someone who is not, and never was, on the register.

    `verified` says whether the whereabouts rest on more than somebody's word.
    """

    registration: Registration
    management: Management | None = None
    whereabouts: Whereabouts = Whereabouts.HOME
    verified: bool = True
    closing: Closing | None = None

    def at(self, axis: Axis) -> str | None:
        """The answer on one of the three."""
        return {
            Axis.REGISTRATION: self.registration,
            Axis.MANAGEMENT: self.management,
            Axis.WHEREABOUTS: self.whereabouts,
        }[axis]


@dataclass(frozen=True)
class Person:
    """Who asks or agrees."""

    id: UUID
    roles: frozenset[str]


@dataclass(frozen=True)
class Ask:
    """A change somebody wants. `proofs` holds what they claim and what the server knows."""

    axis: Axis
    to: str
    by: Person
    proofs: frozenset[Proof] = frozenset()
    closing: Closing | None = None
    why: bool = False
    second: Person | None = None


class Fault(Enum):
    """Why a change cannot be made."""

    NO_SUCH_MOVE = auto()
    WRONG_ROLE = auto()
    PROOF_MISSING = auto()
    REASON_MISSING = auto()
    SAME_PERSON = auto()
    WRONG_SECOND = auto()
    NOT_REGISTERED = auto()


@dataclass(frozen=True)
class Refused:
    """The change cannot be made. One of the proofs `missing` would do, one of the roles `wanted`."""

    fault: Fault
    missing: frozenset[Proof] = frozenset()
    wanted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Waiting:
    """Everything is in order but one more person must agree, who has one of these roles."""

    roles: frozenset[str]


@dataclass(frozen=True)
class Allowed:
    """The change may be made; `status` is how things stand then."""

    status: Status
    effects: tuple[Effect, ...]


class Work(Enum):
    """What kind of contact somebody's statuses allow to be planned."""

    FOLLOW_UP = auto()
    OUTREACH = auto()
    SEARCH = auto()
    STATUS_CHECK = auto()


def judge(now: Status, ask: Ask) -> Allowed | Waiting | Refused:
    """May this change be made? The first thing wrong is the answer."""
    move = move_of(now, ask)
    if move is None:
        return Refused(Fault.NO_SUCH_MOVE)
    if ask.axis is not Axis.REGISTRATION and now.registration is not Registration.REGISTERED:
        return Refused(Fault.NOT_REGISTERED)
    if not ask.by.roles & move.by:
        return Refused(Fault.WRONG_ROLE, wanted=move.by)
    for group in move.needs:
        if not group & ask.proofs:
            return Refused(Fault.PROOF_MISSING, missing=group)
    if move.why and not ask.why:
        return Refused(Fault.REASON_MISSING)
    return _second(move, ask) or Allowed(_after(now, move, ask), move.effects)


def work(now: Status) -> Work | None:
    """What may be planned for someone; None: nothing at all, not even a reminder."""
    if now.registration is not Registration.REGISTERED or now.whereabouts is Whereabouts.DEAD:
        return None
    if now.whereabouts is Whereabouts.LOST:
        return Work.SEARCH
    if now.management is Management.NON_MANAGED:
        return Work.OUTREACH
    return Work.STATUS_CHECK if now.whereabouts in KEPT else Work.FOLLOW_UP


def _second(move: Move, ask: Ask) -> Waiting | Refused | None:
    if not move.second:
        return None
    if ask.second is None:
        return Waiting(move.second)
    if ask.second.id == ask.by.id:
        return Refused(Fault.SAME_PERSON)
    if not ask.second.roles & move.second:
        return Refused(Fault.WRONG_SECOND, wanted=move.second)
    return None


def move_of(now: Status, ask: Ask) -> Move | None:
    """The row of the table; to say the same again, with better proof, is a move too."""
    if ask.axis is Axis.WHEREABOUTS and ask.to == now.whereabouts and not now.verified:
        same = next(one for one in MOVES if one.axis is ask.axis and one.target == ask.to)
        strong = tuple(frozenset(proof for proof in group if not proof.is_weak) for group in same.needs)
        return replace(same, needs=strong)
    fits = (
        one
        for one in MOVES
        if one.axis is ask.axis
        and one.target == ask.to
        and now.at(ask.axis) in one.sources
        and one.closing is ask.closing
    )
    return next(fits, None)


def _after(now: Status, move: Move, ask: Ask) -> Status:
    if move.axis is Axis.MANAGEMENT:
        return replace(now, management=Management(ask.to))
    if move.axis is Axis.WHEREABOUTS:
        return _elsewhere(now, move, ask)
    return _registered(now, Registration(ask.to), ask.closing)


def _registered(now: Status, to: Registration, closing: Closing | None) -> Status:
    after = replace(now, registration=to, closing=closing)
    if to is Registration.REGISTERED:
        # Whoever comes (back) onto the register waits for a first follow-up, unless they had declined it.
        kept = Management.NON_MANAGED
        after = replace(after, management=kept if now.management is kept else Management.PENDING)
        if now.whereabouts is Whereabouts.DEAD:
            after = replace(after, whereabouts=Whereabouts.HOME, verified=False)
    if closing is Closing.DEAD:
        after = replace(after, whereabouts=Whereabouts.DEAD, verified=True)
    return after


def _elsewhere(now: Status, move: Move, ask: Ask) -> Status:
    proofs = ask.proofs & move.needs[0]
    verified = any(not proof.is_weak for proof in proofs)
    after = replace(now, whereabouts=Whereabouts(ask.to), verified=verified)
    proven = bool(proofs & DEATH_PROVEN) and after.whereabouts is Whereabouts.DEAD
    if proven and ask.second and ask.second.id != ask.by.id and ask.second.roles & ANYBODY:
        # Two people know, and one holds the proof: nothing is left to wait for.
        return replace(after, registration=Registration.CLOSED, closing=Closing.DEAD)
    return after
