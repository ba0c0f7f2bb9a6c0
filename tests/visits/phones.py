"""A phone that acts: keeps a chain, a clock of its own and an outbox, and sends when told to."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.kernel import clock
from backend.kernel.ids import uuid7
from backend.transparency import dsse
from backend.transparency.codes import record_digits, reply_digits, step_at, turning_code
from tests.visits import bodies
from tests.visits.bodies import Body, b64u

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.transparency.dsse import Envelope
    from tests.conftest import Browser
    from tests.factories import Phone

MINUTE = 60_000
MONDAY = 1_795_390_200_000  # 2026-11-23 07:30 in Shanghai


@dataclass
class World:
    """The true time, which the server reads."""

    now: int = MONDAY

    def pass_minutes(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)

    @contextmanager
    def turning(self) -> Iterator[World]:
        with clock.reading(lambda: self.now):
            yield self


@dataclass
class Handset:
    """One colleague's phone. `ahead`: how many ms its clock is fast."""

    world: World
    phone: Phone
    browser: Browser | None = None
    ahead: int = 0
    seq: int = 0
    prev: str | None = None
    session: str = field(default_factory=lambda: str(uuid7()))
    born: int = field(init=False)
    beacons: list[Body] = field(default_factory=list)
    outbox: list[Envelope] = field(default_factory=list)
    secret: bytes = field(default_factory=bodies.secret)
    said: dict[str, Envelope] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.born = self.world.now
        self.owner = str(self.phone.device.staff_id)
        self.device = str(self.phone.id)

    @property
    def wall(self) -> int:
        return self.world.now + self.ahead

    @property
    def mono(self) -> int:
        return self.world.now - self.born

    def online(self) -> None:
        """Fetch a beacon."""
        assert self.browser is not None
        self.meet(self.browser.get("/api/beacon").json)

    def meet(self, beacon: Body) -> None:
        seen = {"wall": self.wall, "mono": self.mono, "session": self.session}
        self.beacons = [*(one for one in self.beacons if one["from"]), {**beacon, "seen": seen, "from": None}]

    def reload(self) -> None:
        """The app was closed and opened again: monotonic time starts anew."""
        self.session, self.born = str(uuid7()), self.world.now

    def say(self, kind: str, visit: UUID | str, patient: UUID | str, **body: Any) -> Envelope:
        """Sign the next statement and put it into the outbox."""
        whole = {"visit": str(visit), "patient": str(patient), **body}
        envelope = self.sign(self.payload(kind, whole))
        self.said[kind] = envelope
        return envelope

    def payload(self, kind: str, body: Body, **changes: Any) -> Body:
        self.seq += 1
        return {
            "v": 1,
            "id": str(uuid7()),
            "kind": kind,
            "device": self.device,
            "author": self.owner,
            "seq": self.seq,
            "prev": self.prev,
            "clock": {"wall": self.wall, "zone": 480, "mono": self.mono, "session": self.session},
            "beacons": self.beacons[-8:],
            "body": body,
            **changes,
        }

    def sign(self, payload: Body) -> Envelope:
        envelope = dsse.sign(json.dumps(payload, ensure_ascii=False).encode(), self.device, self.phone.key)
        self.prev = envelope.hash
        self.outbox.append(envelope)
        return envelope

    def send(self, sent_at: int | None = None) -> list[Body]:
        """Send the outbox; what was received or quarantined leaves it."""
        batch, self.outbox = self.outbox[:50], self.outbox[50:]
        answer = self.post([one.to_json() for one in batch], sent_at)
        results: list[Body] = answer["results"]
        kept = [one for one, result in zip(batch, results, strict=True) if result["status"] == "refused"]
        self.outbox = kept + self.outbox
        self.meet(answer["beacon"])
        return results

    def post(self, statements: list[Any], sent_at: int | None = None) -> Body:
        assert self.browser is not None
        batch = {"sent_at": self.wall if sent_at is None else sent_at, "statements": statements}
        answer = self.browser.post("/api/statements", json=batch)
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    # --- what a person does ----------------------------------------------------------------------------

    def open(self, visit: UUID, patient: UUID, expected: tuple[str, ...] = (), **changes: Any) -> Envelope:
        body = {
            "purpose": "FOLLOW_UP",
            "secret": b64u(self.secret),
            "expected": list(expected),
            "policy": "2026-11",
            "position": bodies.sampling(self.wall),
        }
        return self.say("visit.open", visit, patient, **{**body, **changes})

    def code(self, visit: UUID) -> Body:
        """The turning code on this screen right now."""
        code = turning_code(self.secret, str(visit), step_at(self.wall))
        return {"via": "scan", "digits": code.digits, "step": code.step, "mac": b64u(code.mac)}

    def join(
        self, visit: UUID, patient: UUID, opener: Handset, *, typed: bool = False, **changes: Any
    ) -> Envelope:
        """Read the opener's code; its newest beacon comes along when it was scanned."""
        code = opener.code(visit)
        if typed:
            code = {**code, "via": "typed", "step": None, "mac": None}
        elif opener.beacons:
            newest = {**opener.beacons[-1], "seen": None, "from": opener.owner}
            self.beacons = [newest, *self.beacons]
        body = {
            "opener": None if typed else opener.owner,
            "code": code,
            "position": bodies.sampling(self.wall, bodies.sample(self.wall, 52)),
        }
        return self.say("visit.join", visit, patient, **{**body, **changes})

    def shake(self, visit: UUID, other: Handset, seconds: int = 12, phase: str = "JOIN") -> Body:
        """Read the reply from a colleague's screen."""
        read = other.said["visit.join" if phase == "JOIN" else "visit.recheck"]
        code = json.loads(read.payload)["body"]["code"]
        return {
            "member": other.owner,
            "phase": phase,
            "step": code["step"],
            "shown_at": self.wall - seconds * 1000,
            "replied_at": self.wall,
            "elapsed": seconds * 1000,
            "via": "scan",
            "digits": reply_digits(str(visit), code["digits"], other.owner),
            "statement": read.hash,
        }

    def record(self, **changes: Any) -> Body:
        """What every record holds."""
        body = {
            "seen": ["PATIENT", "FAMILY"],
            "note": "在院子里聊了一会儿",
            "handshakes": [],
            "absent": [],
            "photos": [],
            "photo_refused": "PATIENT",
            "signatures": [bodies.signature("STAFF", self.owner), bodies.signature("PATIENT")],
            "position": bodies.sampling(self.wall),
        }
        return {**body, **changes}

    def close(self, visit: UUID, patient: UUID, *others: Handset, **changes: Any) -> Envelope:
        """Sign the record off."""
        body = {
            "entry": "DOORSTEP",
            "place": 11,
            "outcome": "SEEN",
            "danger": bodies.danger(),
            "recheck": {"due_at": None, "asked_at": None, "result": "NOT_ASKED"},
            **self.record(handshakes=[self.shake(visit, other) for other in others]),
        }
        return self.say("visit.close", visit, patient, **{**body, **changes})

    def attempt(self, visit: UUID, patient: UUID, result: str = "NOBODY", **changes: Any) -> Envelope:
        return self.say("visit.attempt", visit, patient, result=result, **{**self.record(seen=[]), **changes})

    def leave(
        self, visit: UUID, patient: UUID, record: Envelope | None, via: str = "scan", **changes: Any
    ) -> Envelope:
        """Sign off, having read the record; without one, leave early."""
        read: Body = {"via": "none", "hash": None, "digits": None}
        if record and via == "scan":
            read = {"via": "scan", "hash": record.hash, "digits": None}
        elif record and via == "typed":
            read = {"via": "typed", "hash": None, "digits": record_digits(str(visit), record.hash)}
        body = {
            "when": "END" if record else "EARLY",
            "reason": None,
            "record": read,
            "signature": bodies.signature("STAFF", self.owner),
            "photos": [],
            "position": bodies.sampling(self.wall),
        }
        return self.say("visit.leave", visit, patient, **{**body, **changes})

    def borrow(self, visit: UUID, patient: UUID, member: str, reason: str = "BATTERY") -> Envelope:
        """Lend this phone to a colleague whose own is dead."""
        return self.say(
            "visit.borrow",
            visit,
            patient,
            member=member,
            reason=reason,
            note="",
            strokes=None,
            position=bodies.sampling(self.wall),
        )

    def confirm(self, visit: UUID, patient: UUID, *, present: bool = True) -> Envelope:
        return self.say("presence.confirm", visit, patient, present=present, note="")
