"""What a phone sent at once: who sent it, when by the phone's clock, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID


@dataclass(frozen=True)
class Sending:
    """`files` (person → hashes) came just before and are kept: they need not be asked for."""

    sender: UUID
    sent_at: int
    statements: Sequence[Any]
    files: Mapping[UUID, set[str]] = field(default_factory=dict)
