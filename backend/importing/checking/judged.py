"""What became of a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backend.importing.reading.lines import Line, Reading


class Fate(Enum):
    """New: it is to be written down. Known: it is here already. Bad: a person has to look at it."""

    NEW = auto()
    KNOWN = auto()
    BAD = auto()


@dataclass
class Checked:
    """A line while it is being judged. `given` is what a service takes, once it is new."""

    line: Line
    reading: Reading
    given: Any = None
    known: bool = False

    def fault(self, key: str, code: str, said: str = "", **details: Any) -> None:
        """Something is wrong with a cell, or (without `key`) with the row."""
        self.line.faults.append(self.reading.fault(self.line.row, key, code, said, **details))

    def differs(self, key: str, field: str) -> None:
        """There is one of this `key` here that has another `field`."""
        one, other = self.reading.form.column(key).words, self.reading.form.column(field).words
        names = {"what": one.zh, "what_en": one.en, "field": other.zh, "field_en": other.en}
        self.fault(field, "row.differs", **names)

    def get(self, key: str) -> Any:
        """The value of a column, None where it is empty."""
        return self.line.values.get(key)

    @property
    def fate(self) -> Fate:
        if not self.line.is_good:
            return Fate.BAD
        return Fate.KNOWN if self.known else Fate.NEW
