"""What a phone sent at once: who sent it, when by the phone's clock, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.evidence.resting import Rested
    from backend.transparency.evidence_receipt import EvidenceReceipt


@dataclass(frozen=True)
class Sending:
    """`files` came with the statements and lie in the store; `receipts` are theirs once they are taken in.

    `address`: the IP address it came from, which is not kept (`transparency.network`).
    """

    sender: UUID
    sent_at: int
    statements: Sequence[Any]
    files: Sequence[Rested] = ()
    receipts: dict[UUID, EvidenceReceipt] = field(default_factory=dict)
    address: str | None = None
