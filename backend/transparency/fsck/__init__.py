"""`lianfang verify`: recomputes everything from what was signed, compares, and names each row that disagrees.

Streams in constant memory. A mismatch is reported where it stands and the walk goes on with the stored value,
so one changed byte is one or two lines, not a cascade. Other slices hand in a `Check` of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from backend.kernel.db import db, promise_to_read
from backend.transparency.problem import Problem

CHUNK = 1000


Progress = Callable[[Counter[str]], None]


def _silent(_: Counter[str]) -> None:
    """Progress for nobody."""


@dataclass
class Tally:
    """What was looked at, by name; `progress` hears of it now and then."""

    progress: Progress = _silent
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, number: int = 1) -> None:
        """Count, and report progress after each `CHUNK` of a kind."""
        before = self.counts[what]
        self.counts[what] += number
        if before // CHUNK != self.counts[what] // CHUNK:
            self.progress(self.counts)


Check = Callable[[Tally], Iterator[Problem]]


def examine(tally: Tally, more: Sequence[Check] = ()) -> Iterator[Problem]:
    """Every problem, as it is found: in the log, in the statements, then by the checks of other slices."""
    from backend.transparency.fsck import acts, chains, days, statements, tree

    for check in (tree.check, days.check, statements.check, acts.check, chains.check, *more):
        yield from check(tally)


def stand_still() -> None:
    """Look at one moment of the database while others go on writing; call it before anything is read."""
    promise_to_read()
    if db.engine.dialect.name == "postgresql":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
