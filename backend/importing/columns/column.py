"""One column of a sheet of the template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from backend.kernel.errors import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.policy.words import Code


NO_NOTE: Final = Words("", "")


class Kind(Enum):
    """How the content of a column is read."""

    TEXT = auto()
    DAY = auto()
    PAST_DAY = auto()
    """A day that cannot lie ahead."""
    NUMBER = auto()
    PHONE = auto()
    CODE = auto()
    CODES = auto()
    """Several of a list, separated by commas of any kind."""
    NAMES = auto()
    """Several names or numbers, separated in the same way."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the value inside the program. What is `private` is never repeated in a report."""

    key: str
    words: Words
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 64
    codes: type[Code] | None = None
    note: Words = NO_NOTE
    example: str = ""
    private: bool = False
    choices: str = ""
    """Which list of what is here already (`areas`, `organisations`, `teams`) the template offers."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet: its name and its columns."""

    key: str
    words: Words
    columns: Sequence[Column]

    def column(self, key: str) -> Column:
        """The column of this key."""
        return next(one for one in self.columns if one.key == key)
