"""Statements as the server heard them, without a phone or a server; for the pure modules."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from backend.transparency.beacon import Beacon
from backend.transparency.codes import reply_digits, step_at, turning_code
from backend.transparency.statement import Clock, HeldBeacon, Seen, Statement
from backend.visits.reading.timeline import Heard
from tests.visits import honest
from tests.visits.honest import Body, b64u

MINUTE = 60_000
START = 1_795_390_200_000
VISIT, PATIENT = str(uuid5(UUID(int=0), "visit")), str(uuid5(UUID(int=0), "patient"))


def name_of(who: str) -> str:
    """The identity of somebody invented."""
    return str(uuid5(UUID(int=0), who))


@dataclass
class Person:
    """Someone with a phone that is `fast` ms ahead and last had a network at `contact`.

    What they say is received at `synced`, or at once while that is None.
    """

    who: str
    fast: int = 0
    contact: int | None = START - 60 * MINUTE
    synced: int | None = None
    seq: int = 0
    session: str = ""
    born: int = START - 70 * MINUTE
    heard: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.id, self.device = name_of(self.who), name_of(f"{self.who}'s phone")
        self.session = self.session or name_of(f"{self.who}'s session")
        self.secret = hashlib.sha256(self.who.encode()).digest()
        self.beacons: list[HeldBeacon] = []
        if self.contact is not None:
            wall, mono = self.contact + self.fast, self.contact - self.born
            self.beacons.append(held(self.contact, Seen(wall, mono, self.session)))

    def say(self, kind: str, at: int, **body: Any) -> Heard:
        """Say something at a true time."""
        self.seq += 1
        clock = Clock(at + self.fast, 480, at - self.born, self.session)
        whole = {"visit": VISIT, "patient": PATIENT, **body}
        parts = [kind, self.device, self.seq, clock.wall, clock.mono, whole]
        said = Statement(
            payload=json.dumps(parts, ensure_ascii=False).encode(),
            id=name_of(f"{self.who} {self.seq}"),
            kind=kind,
            device=self.device,
            author=self.id,
            seq=self.seq,
            prev=None,
            clock=clock,
            beacons=tuple(self.beacons),
            body=whole,
        )
        received = self.synced if self.synced is not None else at
        self.heard.append(Heard(said, said.beacons, received, received + self.fast))
        return self.heard[-1]

    # --- what a person does ----------------------------------------------------------------------------

    def open(self, at: int, **changes: Any) -> Heard:
        body = {
            "purpose": "FOLLOW_UP",
            "secret": b64u(self.secret),
            "expected": [],
            "policy": "2026-11",
            "position": self.position(at),
        }
        return self.say("visit.open", at, **{**body, **changes})

    def join(self, at: int, beside: Person, /, kind: str = "visit.join", **changes: Any) -> Heard:
        code = turning_code(beside.secret, VISIT, step_at(at + beside.fast))
        body: Body = {
            "code": {"via": "scan", "digits": code.digits, "step": code.step, "mac": b64u(code.mac)},
            "position": self.position(at, 52),
        }
        if kind == "visit.join":
            body["opener"] = beside.id
        newest = max(beside.beacons, key=lambda one: one.beacon.time, default=None)
        if newest:
            self.beacons = [*self.beacons, HeldBeacon(newest.beacon, None, beside.id)]
        return self.say(kind, at, **{**body, **changes})

    def shake(self, read: Heard, at: int, seconds: int = 12) -> Body:
        """Read the reply to `read` at a true time."""
        code = read.statement.body["code"]
        assert isinstance(code, dict)
        wall = at + self.fast
        return {
            "member": read.statement.author,
            "phase": "JOIN" if read.statement.kind == "visit.join" else "RECHECK",
            "step": code["step"],
            "shown_at": wall - seconds * 1000,
            "replied_at": wall,
            "elapsed": seconds * 1000,
            "via": "scan",
            "digits": reply_digits(VISIT, code["digits"], read.statement.author),
            "statement": read.statement.hash,
        }

    def close(self, at: int, *shakes: Body, **changes: Any) -> Heard:
        body = {
            "entry": "DOORSTEP",
            "place": 11,
            "outcome": "SEEN",
            "danger": honest.danger(),
            "recheck": {"due_at": None, "asked_at": None, "result": "NOT_ASKED"},
            **self.record(at, list(shakes)),
        }
        return self.say("visit.close", at, **{**body, **changes})

    def attempt(self, at: int, result: str = "NOBODY", **changes: Any) -> Heard:
        return self.say(
            "visit.attempt", at, **{**self.record(at, []), "seen": [], "result": result, **changes}
        )

    def leave(self, at: int, told: Heard | None, /, **changes: Any) -> Heard:
        read = {"via": "scan" if told else "none", "hash": told and told.statement.hash, "digits": None}
        body = {
            "when": "END" if told else "EARLY",
            "reason": None,
            "record": read,
            "signature": honest.signature("STAFF", self.id),
            "photos": [],
            "position": self.position(at),
        }
        return self.say("visit.leave", at, **{**body, **changes})

    def lend(self, at: int, member: str) -> Heard:
        who = {"member": member, "reason": "BATTERY", "note": "", "strokes": None}
        return self.say("visit.borrow", at, **who, position=self.position(at))

    def record(self, at: int, shakes: list[Body]) -> Body:
        return {
            "seen": ["PATIENT"],
            "note": "",
            "handshakes": shakes,
            "absent": [],
            "photos": [],
            "photo_refused": None,
            "signatures": [],
            "position": self.position(at),
        }

    def position(self, at: int, metres: float = 38) -> Body:
        return honest.sampling(at + self.fast, honest.sample(at + self.fast, metres))


def held(time: int, seen: Seen | None = None, sender: str | None = None) -> HeldBeacon:
    """A beacon of ours; its signature does not matter here."""
    return HeldBeacon(Beacon(time, time.to_bytes(16, "big"), "00000000", bytes(64)), seen, sender)
