"""What a form is made of. Pure: read by `reading`, kept by `shelf`, checked against answers by `checking`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from backend.forms.conditions import ALWAYS, NEVER, Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 500


class Words(NamedTuple):
    """Words for a person in both languages."""

    zh: str
    en: str


class Part(StrEnum):
    """Who may fill a question in. Clinicians may fill in every part."""

    CLINICAL = "CLINICAL"
    COMMUNITY = "COMMUNITY"
    WELFARE = "WELFARE"
    ANYONE = "ANYONE"


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    DATE = "date"
    TEXT = "text"
    NUMBER = "number"
    TABLE = "table"


@dataclass(frozen=True)
class Option:
    """One answer to choose: our name for it, and the code of the national form where that has one."""

    value: str
    words: Words
    national: str | None = None
    exclusive: bool = False


@dataclass(frozen=True)
class Column:
    """One column of a table, and all that a question has in common with one.

    Numbers are whole: `thousandths` names the unit they are thousandths of ("mg": 2500 is 2.5 mg).
    """

    id: str
    words: Words
    kind: Kind
    addition: bool = False
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = LONGEST
    thousandths: str | None = None
    required: Condition = NEVER

    def option(self, value: object) -> Option | None:
        """The option of that value, if it is one."""
        return next((one for one in self.options if one.value == value), None)


@dataclass(frozen=True)
class Question(Column):
    """One question.

    `number` is its place on the national form, `addition` marks what was added after 2018. `observe`: seen or
    asked anew every time, never filled in beforehand. `carry`: carried over from the last record, confirmed
    one by one. `beside`: the statement itself says it, beside the answers. `none`: the words of the explicit
    empty answer. `most` is the longest text, largest number or most rows. Dates lie between the facts
    `earliest` and `latest`, and at most `within` (a fact, in days) after today.
    """

    number: str | None = None
    part: Part = Part.CLINICAL
    when: Condition = ALWAYS
    observe: bool = False
    carry: bool = False
    beside: bool = False
    none: Words | None = None
    columns: tuple[Column, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    within: str | None = None


@dataclass(frozen=True)
class Section:
    """Questions that belong together: one screen."""

    id: str
    words: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Remark:
    """A kind sentence about some answers, shown as soon as all of them are there. It never blocks."""

    id: str
    about: tuple[str, ...]
    when: Condition
    words: Words


@dataclass(frozen=True)
class Definition:
    """One version of a form. `facts` are told by what surrounds it: the outcome, today."""

    id: str
    version: int
    words: Words
    serves: tuple[str, ...]
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    contradictions: tuple[Remark, ...]
    advice: tuple[Remark, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in order."""
        return {one.id: one for section in self.sections for one in section.questions}
