"""How far a case has come, and who may decide it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.words import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID


class State(Code):
    """How far a case has come."""

    ASKED = "ASKED", "等待同事说明", "colleagues are asked"
    HEARD = "HEARD", "都已说明", "everybody who was there has answered"
    APPEALED = "APPEALED", "申诉中，由另一人复核", "appealed: somebody else decides"
    DECIDED = "DECIDED", "已有结论", "decided"
    CLEARED = "CLEARED", "后来收到的记录已说明情况", "what came later explains it"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self in (State.ASKED, State.HEARD, State.APPEALED)


class Outcome(Code):
    """What a reviewer found."""

    EXPLAINED = "EXPLAINED", "已说明", "explained"
    NOT_UPHELD = "NOT_UPHELD", "不成立", "not upheld"
    UPHELD = "UPHELD", "成立", "upheld"
    UNCLEAR = "UNCLEAR", "无法查明", "unclear"


class Bar(Code):
    """Why somebody may not decide now."""

    PARTICIPANT = "participant", "参加了这次走访", "took part in the visit"
    TEAM = "team", "与参加走访的同事同组", "is of the same team"
    DECIDED_BEFORE = (
        "decided_before",
        "已作过决定，申诉须由另一人处理",
        "decided before; an appeal needs another",
    )
    WAITING = "waiting", "答复期内，请先等同事说明", "colleagues still have time to answer"
    DECIDED = "decided", "已有结论", "is decided"


@dataclass(frozen=True)
class Decided:
    """One decision: by whom and when (ms)."""

    by: UUID
    at: int


@dataclass(frozen=True)
class Answered:
    """One answer of a participant: whose, when it was received and written (ms), and whether it appeals."""

    by: UUID
    at: int
    appeal: bool = False
    written: int | None = None

    def missed(self, decisions: Collection[Decided]) -> bool:
        """Whether one of these was made when it was written already, and had not arrived."""
        return self.written is not None and any(self.written < one.at <= self.at for one in decisions)


@dataclass(frozen=True)
class Case:
    """What decides who may do what. `doubted`: there is still a reason to look into it."""

    answer_by: date
    doubted: bool
    decisions: Sequence[Decided] = ()
    answers: Sequence[Answered] = ()
    present: frozenset[UUID] = frozenset()
    team: frozenset[UUID] = frozenset()
    """Everybody who is in a team of the visit, or was then."""
    reopened_at: int = 0
    """When facts came that earlier decisions could not know (ms): colleagues are asked about these anew."""

    @property
    def since(self) -> Sequence[Decided]:
        """What was decided about the facts as they are now."""
        return [one for one in self.decisions if one.at >= self.reopened_at]

    @property
    def heard(self) -> Sequence[Answered]:
        """What was said about the facts as they are now."""
        return [one for one in self.answers if one.at >= self.reopened_at]

    @property
    def unheard(self) -> frozenset[UUID]:
        """Who took part and has said nothing about the facts as they are now."""
        return self.present - {one.by for one in self.heard}

    @property
    def state(self) -> State:
        """How far it has come. One appeal, after the first decision, is heard by somebody else.

        Words that were written without a network before that decision and came after it appeal for their
        author: whoever decided did not know them.
        """
        if len(self.since) > 1:
            return State.DECIDED
        if self.since:
            appealed = any(
                one.missed(self.since) or (one.appeal and one.at >= self.since[0].at) for one in self.heard
            )
            return State.APPEALED if appealed else State.DECIDED
        if not self.doubted:
            return State.CLEARED
        return State.HEARD if self.heard and not self.unheard else State.ASKED

    def bar(self, reviewer: UUID, today: date) -> Bar | None:
        """Why this reviewer may not decide, None if they may."""
        near = self.near(reviewer)
        if near is not None:
            return near
        if not self.state.is_open:
            return Bar.DECIDED
        if self.decided_before(reviewer):
            return Bar.DECIDED_BEFORE
        return Bar.WAITING if self.is_waiting(today) else None

    def near(self, reviewer: UUID) -> Bar | None:
        """What binds this reviewer to the visit itself, None if they are free of it."""
        if reviewer in self.present:
            return Bar.PARTICIPANT
        return Bar.TEAM if reviewer in self.team else None

    def decided_before(self, reviewer: UUID) -> bool:
        """Whether this reviewer has decided about the facts as they are now; an appeal is not theirs."""
        return reviewer in {one.by for one in self.since}

    def is_stuck(self, reviewers: Collection[UUID]) -> bool:
        """Whether it waits for a person, and none of these may ever decide."""
        return self.state.is_open and all(self.near(one) or self.decided_before(one) for one in reviewers)

    def is_waiting(self, today: date) -> bool:
        """Whether the term runs and somebody has not answered yet: nobody answers for a colleague."""
        return self.state is State.ASKED and today <= self.answer_by

    def asks(self, staff: UUID) -> bool:
        """Whether this participant's own words are still waited for."""
        return self.state is State.ASKED and staff in self.unheard

    def may_appeal(self, staff: UUID) -> bool:
        """Whether a participant may ask for another decision."""
        return staff in self.present and len(self.since) == 1 and self.state is State.DECIDED


def tells_more(outcome: Outcome, before: frozenset[str], now: frozenset[str], *, rejects: bool) -> bool:
    """Whether a decision must be looked at again, since other doubts stand now than it was about.

    A doubt that was upheld and has gone speaks for the colleagues; a new one can change nothing more where
    the visit does not count already.
    """
    gone, new = bool(before - now), bool(now - before)
    if outcome is Outcome.UPHELD:
        return gone or (new and not rejects)
    return new


def open_states() -> Collection[str]:
    """Codes of the states in which somebody still has to decide."""
    return [state.value for state in State if state.is_open]
