"""Time in the fictitious county: the server lives in it, and so do phones, each with its own error."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000


@dataclass
class World:
    """The true time, in ms."""

    now: int

    def wait(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.now += round(minutes * MINUTE + seconds * SECOND)

    @contextmanager
    def turning(self) -> Iterator[None]:
        """Make the server read this clock."""
        with clock.reading(lambda: self.now):
            yield
