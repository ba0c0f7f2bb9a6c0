"""A phone: its own key, clock, chain and outbox. What it sends is as real as what a browser sends.

It serves the fictitious county and tests; the app for real phones is in `pwa/`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from uuid_utils.compat import uuid7

from backend.transparency import dsse, receipt
from backend.transparency.encoding import b64
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.receipt import Receipt
from backend.transparency.trust import Trust

if TYPE_CHECKING:
    from backend.demo.clock import World
    from backend.demo.web import Web
    from backend.transparency.dsse import Envelope

Body = dict[str, Any]
BATCH: Final = 50
MAX_BEACONS: Final = 8
SHANGHAI: Final = 480  # minutes east


@dataclass(frozen=True)
class File:
    """A photo or strokes file that waits to be sent."""

    patient: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class Phone:
    """The phone of the person signed in on `web`; its clock is `fast` ms ahead."""

    def __init__(self, world: World, web: Web, owner: Body, fast: int = 0) -> None:
        self.world, self.web, self.owner, self.fast = world, web, owner, fast
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = self.new_id()
        self.statements: list[Envelope] = []
        self.files: list[File] = []
        self.received: list[Receipt] = []
        self._seq = 0
        self._prev: str | None = None
        self._beacons: list[Body] = []
        self._trust: Trust | None = None
        self.reload()

    @property
    def staff(self) -> str:
        """Who owns it."""
        return str(self.owner["id"])

    @property
    def wall(self) -> int:
        """What its clock shows, ms."""
        return self.world.now + self.fast

    @property
    def mono(self) -> int:
        """Milliseconds since the app was opened."""
        return self.world.now - self._opened

    def reload(self) -> None:
        """Open the app anew: monotonic time begins again."""
        self._opened, self.session = self.world.now, self.new_id()

    def new_id(self) -> str:
        """An identity made on this phone, now."""
        return str(uuid7(nanoseconds=self.wall * 1_000_000))

    # --- with the server ---------------------------------------------------------------------------------

    def enrol(self, name: str, platform: str) -> str:
        """Hand in the public key; returns the six digits to show to whoever approves."""
        public_key = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        device = {"id": self.id, "public_key": b64(public_key), "key_class": "strong"}
        return str(self.web.post("/api/devices", {**device, "platform": platform, "name": name})["code"])

    def contact(self) -> None:
        """Fetch the server's signed time, and its keys the first time."""
        if self._trust is None:
            self._trust = Trust.parse(json.dumps(self.web.get("/api/log")))
        self._heard(self.web.get("/api/beacon"))

    def sync(self) -> None:
        """Send everything; let go only of what a receipt proves."""
        self.contact()
        self.files = [file for file in self.files if not self._sent(file)]
        while self.statements:
            batch = self.statements[:BATCH]
            body = {"sent_at": self.wall, "statements": [envelope.to_json() for envelope in batch]}
            answer = self.web.post("/api/statements", body)
            for envelope, result in zip(batch, answer["results"], strict=True):
                self.received.append(self._proven(envelope, result))
            del self.statements[: len(batch)]
            self._heard(answer["beacon"])

    def _sent(self, file: File) -> bool:
        address = f"/api/evidence/{file.sha256}?patient={file.patient}"
        answer = self.web.call("PUT", address, data=file.data, content_type=file.media_type)
        signed = EvidenceReceipt.parse(answer)
        spki = self._trust.p256 if self._trust else None
        return spki is not None and signed.sha256 == file.sha256 and signed.verify(spki)

    def _proven(self, envelope: Envelope, result: Body) -> Receipt:
        if result["status"] != "received" or self._trust is None:
            raise RuntimeError(f"{result['status']}: {result['error']}")
        proof = Receipt.parse(result["receipt"])
        receipt.verify(proof, envelope, self._trust)
        return proof

    def _heard(self, beacon: Body) -> None:
        seen = {"wall": self.wall, "mono": self.mono, "session": self.session}
        others = [held for held in self._beacons if held["from"]]
        self._beacons = [{**beacon, "seen": seen, "from": None}, *others][:MAX_BEACONS]

    # --- with people -------------------------------------------------------------------------------------

    def show_beacon(self) -> Body | None:
        """The newest beacon it holds, for a colleague's phone; it travels in the turning code."""
        return max(self._beacons, key=lambda held: int(held["time"]), default=None)

    def hear_beacon(self, held: Body | None, sender: Phone) -> None:
        """Keep a beacon that a colleague's phone showed."""
        if held is not None:
            mine = [other for other in self._beacons if other["nonce"] != held["nonce"]]
            self._beacons = [*mine, {**held, "seen": None, "from": sender.staff}][-MAX_BEACONS:]

    def say(self, kind: str, body: Body) -> Envelope:
        """Sign the next statement and put it into the outbox."""
        return self.sign(self.payload(kind, body))

    def payload(self, kind: str, body: Body) -> Body:
        """The next statement of the chain, unsigned."""
        self._seq += 1
        return {
            "v": 1,
            "id": self.new_id(),
            "kind": kind,
            "device": self.id,
            "author": self.staff,
            "seq": self._seq,
            "prev": self._prev,
            "clock": {"wall": self.wall, "zone": SHANGHAI, "mono": self.mono, "session": self.session},
            "beacons": self._beacons,
            "body": body,
        }

    def sign(self, payload: Body) -> Envelope:
        """Sign a statement and put it into the outbox; the next one will name it."""
        envelope = dsse.sign(json.dumps(payload, ensure_ascii=False).encode(), self.id, self.key)
        self._prev = envelope.hash
        self.statements.append(envelope)
        return envelope
