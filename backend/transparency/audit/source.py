"""What an auditor compares with."""

from dataclasses import dataclass
from typing import Protocol

from backend.transparency.trust import Trust


@dataclass(frozen=True)
class Stamped:
    """A head's note, and the RFC 3161 response over it."""

    note: str
    response: bytes


class Source(Protocol):
    """A log, as somebody shows it."""

    @property
    def trust(self) -> Trust:
        """The keys it names itself."""

    @property
    def newest(self) -> str:
        """The note of its newest head."""

    @property
    def complete(self) -> bool:
        """Whether it owes a proof for every size; a bundle has but a few."""

    def consistency(self, first: int, second: int) -> list[bytes] | None:
        """Proof that the log of `second` entries begins with that of `first`; None if it has none."""

    def stamped(self, size: int) -> Stamped | None:
        """The first time-stamped head of at least `size` entries."""
