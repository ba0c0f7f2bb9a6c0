"""What the bodies of plans, answers and words on colours hold, once checked. Types only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

if TYPE_CHECKING:
    from backend.transparency.statement import Statement
    from backend.visits.bodies.shapes import Absent


class Plan(TypedDict):
    """Body of `visit.plan`."""

    planned_on: str
    expected: list[str]
    purpose: str
    note: str
    absent: NotRequired[list[Absent]]


class Answer(TypedDict):
    """Body of `visit.answer`."""

    answer: str
    reason: str | None
    note: str
    planned_on: NotRequired[str]


class Cancellation(TypedDict):
    """Body of `visit.cancel`."""

    reason: str
    note: str


class ColourWord(TypedDict):
    """Body of `colour.confirm`."""

    assessment: str
    agreed: bool
    note: str


def planned(said: Statement) -> Plan:
    """The body of a plan."""
    return cast("Plan", said.body)


def answered(said: Statement) -> Answer:
    """The body of an answer."""
    return cast("Answer", said.body)


def cancelled(said: Statement) -> Cancellation:
    """The body of a cancellation."""
    return cast("Cancellation", said.body)


def colour_word(said: Statement) -> ColourWord:
    """The body of a second person's word."""
    return cast("ColourWord", said.body)
