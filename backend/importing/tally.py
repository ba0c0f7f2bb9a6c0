"""What a pass over a file came to: counts by sheet, and every fault up to a bound that memory can bear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from backend.importing.checking.judged import Fate

if TYPE_CHECKING:
    from backend.importing.checking.judged import Checked
    from backend.importing.reading.faults import Fault

MOST_FAULTS: Final = 100_000
MOST_A_ROW: Final = 20


@dataclass
class Counts:
    """Rows of one sheet by their fate."""

    new: int = 0
    known: int = 0
    bad: int = 0


@dataclass
class Tally:
    """`unlisted` counts bad rows whose faults are not kept, because there are too many."""

    sheets: dict[str, Counts] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unlisted: int = 0
    blocked: bool = False
    """A sheet as a whole has a fault: something in the file would not be imported."""

    def sheet(self, key: str, faults: list[Fault]) -> None:
        """Faults of a sheet as a whole."""
        self.sheets.setdefault(key, Counts())
        self.faults += faults
        self.blocked = self.blocked or any(fault.bad for fault in faults)

    def line(self, key: str, one: Checked) -> None:
        """One row, judged."""
        counts = self.sheets.setdefault(key, Counts())
        fate = one.fate
        if fate is Fate.NEW:
            counts.new += 1
        elif fate is Fate.KNOWN:
            counts.known += 1
            one.fault("", "row.known")
        else:
            counts.bad += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults += one.line.faults[:MOST_A_ROW]
        elif fate is Fate.BAD:
            self.unlisted += 1

    @property
    def bad(self) -> int:
        """Rows that cannot be imported as they are."""
        return sum(counts.bad for counts in self.sheets.values())

    @property
    def new(self) -> int:
        """Rows that would be, or were, written down."""
        return sum(counts.new for counts in self.sheets.values())
