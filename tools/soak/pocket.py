"""A phone in a pocket: it sends again and again, and lets go only of what a receipt proves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from backend.transparency.evidence_receipt import EvidenceReceipt
from tests.cast import PASSWORD
from tests.visits.intake.parcels import PARCEL, listed, packed
from tests.visits.phones import Handset, World
from tools.soak.line import Lost

if TYPE_CHECKING:
    import random
    from threading import Event

    from backend.demo.phone import File
    from tools.soak.line import Line

MOST_STATEMENTS, MOST_FILES = 12, 3


class Pocket(Handset):
    """A handset whose owner walks about with it; `login` is theirs."""

    login: str

    def send_everything(self, line: Line, chance: random.Random, over: Event) -> None:
        """Until nothing waits, or it is `over`. A refusal is an error: whatever is sent here is honest."""
        self.web, self.world = line, World(_now())
        signed_in = False
        while not over.is_set() and (not signed_in or self.statements or self.files):
            self.world.now = _now()
            try:
                if not signed_in:
                    line.sign_in(self.login, PASSWORD)
                    signed_in = True
                self._send_some(chance)
            except Lost:
                time.sleep(chance.uniform(0, 0.2))

    def _send_some(self, chance: random.Random) -> None:
        """Some of what waits, as the app does: all in a parcel, or after one another."""
        files = self.files[: chance.randint(0, MOST_FILES)]
        batch = self.statements[: chance.randint(1, MOST_STATEMENTS)]
        envelopes = [one.to_json() for one in batch]
        if chance.random() < 0.5:
            header = [listed(one.data, one.patient, media_type=one.media_type) for one in files]
            parcel = packed(envelopes, header, [one.data for one in files], self.wall)
            answer = self.web.call("POST", "/api/parcels", data=parcel, content_type=PARCEL)
            held = {one["sha256"] for one in answer["evidence"] if self._holds(one["receipt"])}
            self._let_go([one for one in files if one.sha256 in held])
        else:
            for file in files:
                if self._sent(file):
                    self._let_go([file])
            answer = self.post(envelopes)
        for envelope, result in zip(batch, answer["results"], strict=True):
            self.received.append(self._proven(envelope, result))
        del self.statements[: len(batch)]

    def _let_go(self, files: list[File]) -> None:
        self.files = [one for one in self.files if one not in files]

    def _holds(self, told: Any) -> bool:
        spki = self._trust.p256 if self._trust else None
        return spki is not None and EvidenceReceipt.parse(told).verify(spki)


def _now() -> int:
    return time.time_ns() // 1_000_000
