"""When something applies: a closed language of five words over the answers. Pure.

    {"question": "danger", "equals": "4"}         the answer is that value, or the explicit empty list
    {"question": "symptoms", "in": ["OTHER"]}     the answer, or one of several chosen, is in the list
    {"all": [...]} · {"any": [...]} · {"not": …}

An open question equals nothing and is in nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Cell: TypeAlias = str | int
Answer: TypeAlias = Cell | list[str] | list[dict[str, Cell]]


@dataclass(frozen=True)
class Equals:
    """The answer is exactly `value`; the empty tuple stands for "none", said explicitly."""

    question: str
    value: str | tuple[()]


@dataclass(frozen=True)
class In:
    """The answer, or one of those chosen, is among `values`."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Every one holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """It does not hold."""

    of: Condition


Condition: TypeAlias = Equals | In | All | Any | Not
ALWAYS, NEVER = All(()), Any(())


def holds(condition: Condition, answers: Mapping[str, Answer]) -> bool:
    """Whether the condition holds for these answers."""
    match condition:
        case Equals(question, value):
            return answers.get(question) == (list(value) if value == () else value)
        case In(question, values):
            answer = answers.get(question)
            return any(one in values for one in (answer if isinstance(answer, list) else [answer]))
        case All(of):
            return all(holds(one, answers) for one in of)
        case Any(of):
            return any(holds(one, answers) for one in of)
        case Not(of):
            return not holds(of, answers)


def leaves(condition: Condition) -> Iterator[Equals | In]:
    """The comparisons that a condition is made of."""
    match condition:
        case Equals() | In():
            yield condition
        case Not(of):
            yield from leaves(of)
        case All(of) | Any(of):
            for one in of:
                yield from leaves(one)
