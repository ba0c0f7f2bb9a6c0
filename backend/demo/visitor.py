"""What a colleague does at a door, tap by tap: each makes the statement that the app makes for it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backend.demo.phone import File
from backend.demo.senses import SIZE, Senses
from backend.evidence.inspect import STROKES
from backend.policy.shipped import team_policy
from backend.transparency.codes import reply_digits, step_at, turning_code
from backend.transparency.encoding import b64u

if TYPE_CHECKING:
    from backend.demo.phone import Phone
    from backend.transparency.dsse import Envelope

Body = dict[str, Any]


@dataclass
class Door:
    """Which visit, to whom, and where the door really is (degrees)."""

    visit: str
    patient: str
    lat: float
    lon: float
    name: str = ""
    """Of whoever lives there: the same senses see the same there, whenever the demo is made."""


@dataclass
class Visitor:
    """A colleague with a phone at a door. `metres_off` is how far north of the door they stand."""

    phone: Phone
    door: Door
    accuracy_m: float = 12
    metres_off: float = 8
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    photos: list[Body] = field(default_factory=list)
    handshakes: list[Body] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.senses = Senses(self.phone, f"{self.door.name or self.door.visit} {self.phone.owner['name']}")

    # --- arriving ----------------------------------------------------------------------------------------

    def open(self, expected: list[str], purpose: str = "FOLLOW_UP") -> Envelope:
        """Open the visit and be ready to show the turning code."""
        body = {"purpose": purpose, "secret": b64u(self.secret), "expected": expected}
        return self._say("visit.open", policy=team_policy().version, **body, position=self._position())

    def join(self, opener: Visitor, seconds: float = 14) -> Envelope:
        """Scan the opener's code, and have the reply scanned back."""
        return self._meet("JOIN", opener, seconds, {"opener": opener.phone.staff})

    def recheck(self, opener: Visitor, seconds: float = 11) -> Envelope:
        """The same once more, at a moment nobody knows beforehand."""
        return self._meet("RECHECK", opener, seconds, {})

    def lend(self, member: Body, reason: str) -> Envelope:
        """Let a colleague whose phone is dead sign on this one."""
        strokes = self._file(STROKES, self.senses.strokes(member["name"]))
        who = {"member": member["id"], "reason": reason, "note": "", "strokes": strokes}
        return self._say("visit.borrow", **who, position=self._position())

    def take_photo(self, subject: str, data: bytes | None = None) -> None:
        """Take a picture with the camera in the app; `data` is what it sees of a picture held up to it."""
        data = data or self.senses.photo(subject)
        taken = {"wall": self.phone.wall, "mono": self.phone.mono, "session": self.phone.session}
        shape = {"bytes": len(data), "width": SIZE[0], "height": SIZE[1]}
        name = self._file("image/jpeg", data)
        how: Body = {"subject": subject, "source": "CAMERA", "taken": taken, "file": None}
        self.photos.append({"sha256": name, **shape, **how})

    # --- leaving -----------------------------------------------------------------------------------------

    def close(self, family: Body | None = None, **facts: Any) -> Envelope:
        """Write the record and sign it off; `family` is the signature of the person or their family."""
        body = {
            "entry": "ADMITTED",
            "place": 10,
            "outcome": "SEEN",
            "danger": {"level": 0, "target": None, "not_assessed": None},
            "recheck": self._recheck(),
            **self._record(["PATIENT"], family),
        }
        return self._say("visit.close", **{**body, **facts})

    def assess(self, **facts: Any) -> Envelope:
        """Sign the doctor's part on one's own phone."""
        return self._say("record.assess", **facts)

    def attempt(self, result: str, **facts: Any) -> Envelope:
        """Nobody home, refused, or a wrong address: an honest outcome, in one tap and a signature."""
        return self._say("visit.attempt", result=result, **{**self._record([], None), **facts})

    def leave(self, record: Envelope) -> Envelope:
        """Scan the record's code and sign it off on one's own phone."""
        read: Body = {"via": "scan", "hash": record.hash, "digits": None}
        how: Body = {"when": "END", "reason": None, "record": read, "signature": self._own_signature()}
        return self._say("visit.leave", **how, photos=self.photos, position=self._position())

    def discard(self) -> Envelope:
        """Give a draft up; that is a link of the chain too."""
        return self._say("visit.discard", reason=None)

    def signature_of(
        self, signer: str, name: str, relation: str | None = None, drawn: bytes | None = None
    ) -> Body:
        """The signature of someone who is not staff, on this phone; `drawn` is a stroke file from before."""
        strokes = self._file(STROKES, drawn or self.senses.strokes(name))
        return {**_signature(signer, "DRAWN"), "relation": relation, "strokes": strokes}

    # --- parts -------------------------------------------------------------------------------------------

    def _meet(self, phase: str, opener: Visitor, seconds: float, more: Body) -> Envelope:
        shown_at, mono = opener.phone.wall, opener.phone.mono
        turning = turning_code(opener.secret, self.door.visit, step_at(shown_at))
        self.phone.hear_beacon(opener.phone.show_beacon(), opener.phone)
        code = {"via": "scan", "digits": turning.digits, "step": turning.step, "mac": b64u(turning.mac)}
        said = self._say(f"visit.{phase.lower()}", code=code, **more, position=self._position(seconds=4))
        self.phone.world.wait(seconds=max(seconds - 4, 0))
        opener.phone.hear_beacon(self.phone.show_beacon(), self.phone)
        opener.handshakes.append(
            {
                "member": self.phone.staff,
                "phase": phase,
                "step": turning.step,
                "shown_at": shown_at,
                "replied_at": opener.phone.wall,
                "elapsed": opener.phone.mono - mono,
                "via": "scan",
                "digits": reply_digits(self.door.visit, turning.digits, self.phone.staff),
                "statement": said.hash,
            }
        )
        return said

    def _record(self, seen: list[str], family: Body | None) -> Body:
        signatures = [self._own_signature(), *([family] if family else [])]
        return {
            "seen": seen,
            "note": "",
            "handshakes": self.handshakes,
            "absent": [],
            "photos": self.photos,
            "photo_refused": None if self.photos else "PATIENT",
            "signatures": signatures,
            "position": self._position(),
        }

    def _recheck(self) -> Body:
        again = [shake for shake in self.handshakes if shake["phase"] == "RECHECK"]
        if not again:
            return {"due_at": None, "asked_at": None, "result": "NOT_ASKED"}
        return {"due_at": again[0]["shown_at"], "asked_at": again[0]["shown_at"], "result": "DONE"}

    def _own_signature(self) -> Body:
        strokes = self._file(STROKES, self.senses.strokes(self.phone.owner["name"]))
        return {**_signature("STAFF", "DRAWN"), "member": self.phone.staff, "strokes": strokes}

    def _position(self, seconds: int = 8) -> Body:
        north = self.metres_off / 111_320
        return self.senses.position(self.door.lat + north, self.door.lon, self.accuracy_m, seconds)

    def _file(self, media_type: str, data: bytes) -> str:
        file = File(self.door.patient, media_type, data)
        self.phone.files.append(file)
        return file.sha256

    def _say(self, kind: str, **body: Any) -> Envelope:
        return self.phone.say(kind, {"visit": self.door.visit, "patient": self.door.patient, **body})


def _signature(signer: str, method: str) -> Body:
    empty: Body = {"member": None, "relation": None, "strokes": None, "witnesses": [], "reason": None}
    return {"signer": signer, "method": method, **empty}
