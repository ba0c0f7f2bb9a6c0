"""The nine steps every statement passes, in order, and how each stands for a statement that was kept.

(1) envelope   whole, and not too large
(2) device     a phone enrolled and not revoked when the statement came
(3) signature  by that phone's key, over exactly these bytes
(4) shape      a kind and version we know, by the phone's owner, about a person we know
(5) identity   its number is new, or names the same bytes
(6) chain      follows the statement before it on that phone; gaps and forks are kept and shown
(7) beacons    every beacon it carries is one of ours; others are set aside
(8) evidence   every photo and strokes file it names is here
(9) log        it stands in the log

Steps 1 to 5 decide whether a statement is accepted; 6 to 8 are marks beside it, and improve as more arrives.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from backend.transparency import dsse

if TYPE_CHECKING:
    from collections.abc import Collection

    from backend.roster.service import Phone
    from backend.transparency.dsse import Envelope
    from backend.transparency.models import StatementRecord


class Step(IntEnum):
    """The numbers of the steps above."""

    ENVELOPE = 1
    DEVICE = 2
    SIGNATURE = 3
    SHAPE = 4
    IDENTITY = 5
    CHAIN = 6
    BEACONS = 7
    EVIDENCE = 8
    LOG = 9


@dataclass(frozen=True)
class Finding:
    """How a step stands; `ok` is None for what may still come."""

    step: Step
    ok: bool | None
    detail: str | None = None

    def to_json(self) -> dict[str, object]:
        """As the page shows it."""
        return {"step": self.step.value, "name": self.step.name.lower(), "ok": self.ok, "detail": self.detail}


def again(
    record: StatementRecord, envelope: Envelope | None, device: Phone | None, awaited: Collection[str]
) -> list[Finding]:
    """Go through the steps again for a kept statement; `envelope` is None once its payload was withdrawn."""
    signed = envelope is not None and device is not None and envelope.verify(device.public_key)
    return [
        Finding(Step.ENVELOPE, None if envelope is None else len(envelope.payload) <= dsse.MAX_PAYLOAD),
        Finding(Step.DEVICE, device is not None and _enrolled(device, record.received_at)),
        Finding(Step.SIGNATURE, None if envelope is None else signed, None if envelope else "withdrawn"),
        Finding(Step.SHAPE, device is not None and device.staff_id == record.author_id),
        Finding(Step.IDENTITY, envelope is None or envelope.hash == record.hash),
        Finding(Step.CHAIN, _CHAIN[record.chain], record.chain),
        Finding(Step.BEACONS, record.beacons_ok),
        Finding(Step.EVIDENCE, None if awaited else True, f"{len(awaited)} awaited" if awaited else None),
        Finding(Step.LOG, True, str(record.log_index)),
    ]


_CHAIN = {"ok": True, "gap": None, "fork": False}


def _enrolled(device: Phone, at: int) -> bool:
    """Approved by then (a revocation ends that), whatever became of the phone later."""
    approved = device.approved_at is not None and device.approved_at <= at
    return approved and (device.revoked_at is None or device.revoked_at > at)
