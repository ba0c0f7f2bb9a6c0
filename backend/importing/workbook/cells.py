"""What a cell holds, as the file says it; nothing is guessed here."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Holds(Enum):
    """The kinds of content."""

    TEXT = auto()
    NUMBER = auto()
    """A number as it is written in the file: what Excel keeps of it."""
    DAY = auto()
    """A number shown as a date."""
    TRUTH = auto()
    FAULT = auto()
    """#REF! and the like."""


class Cell(NamedTuple):
    """One cell that is not empty. `column` counts from 1."""

    column: int
    holds: Holds
    text: str
    formula: bool = False


class Row(NamedTuple):
    """One row with content. `number` is what Excel shows at its side."""

    number: int
    hidden: bool
    cells: list[Cell]


def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(name: str) -> int:
    """A → 1, AA → 27."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return column
