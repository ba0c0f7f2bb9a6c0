"""Phones that make statements, for tests that need a log with something in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backend.kernel.clock import now_ms
from backend.kernel.ids import uuid7
from backend.transparency import dsse, service, statement, statements
from backend.transparency.statements import Received

if TYPE_CHECKING:
    from uuid import UUID

    from backend.transparency.dsse import Envelope
    from backend.transparency.receipt import Receipt
    from tests.factories import Phone


@dataclass
class Chain:
    """A phone's chain: each call makes its next statement."""

    phone: Phone
    visit: UUID = field(default_factory=uuid7)
    patient: UUID = field(default_factory=uuid7)
    seq: int = 0
    prev: str | None = None

    def envelope(self, kind: str = "visit.abort", **body: Any) -> Envelope:
        """The next statement, signed; it carries a beacon of this moment."""
        now = now_ms()
        session = str(uuid7())
        seen = {"wall": now, "mono": 5, "session": session}
        self.seq += 1
        payload = {
            "v": 1,
            "id": str(uuid7()),
            "kind": kind,
            "device": str(self.phone.id),
            "author": str(self.phone.device.staff_id),
            "seq": self.seq,
            "prev": self.prev,
            "clock": {"wall": now, "zone": 480, "mono": 7, "session": session},
            "beacons": [service.fresh_beacon().to_json() | {"seen": seen, "from": None}],
            "body": {"visit": str(self.visit), "patient": str(self.patient), **body},
        }
        envelope = dsse.sign(json.dumps(payload).encode(), str(self.phone.id), self.phone.key)
        self.prev = envelope.hash
        return envelope

    def received(self, **body: Any) -> Received:
        """The next statement, as intake hands it to be kept."""
        return self.arriving(self.envelope(**body))

    def arriving(self, envelope: Envelope) -> Received:
        return Received(envelope, statement.parse(envelope.payload), self.visit, self.patient, now_ms(), 12)

    def keep(self, count: int = 1, **body: Any) -> list[Receipt]:
        """The next statements, kept in one batch."""
        return statements.keep([self.received(**body) for _ in range(count)])
