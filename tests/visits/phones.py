"""Phones in tests: the phone of the fictitious county, saying exactly what a test wants said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from backend.demo.clock import MINUTE, World
from backend.demo.phone import BATCH, Phone
from backend.demo.web import Web
from backend.kernel.db import db
from backend.transparency.codes import record_digits, reply_digits, step_at, turning_code
from tests.cast import PASSWORD
from tests.visits import honest
from tests.visits.honest import Body, b64u

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.http import App
    from backend.transparency.dsse import Envelope
    from tests import factories

__all__ = ["MINUTE", "MONDAY", "Handset", "World"]

MONDAY = 1_795_390_200_000  # 2026-11-23 07:30 in Shanghai


class OwnTurn(Web):
    """Lets go of the test's own session first: the embedded database has one writer at a time."""

    def call(self, method: str, path: str, **options: Any) -> Any:
        db.session.commit()
        return super().call(method, path, **options)


class Handset(Phone):
    """The phone of a colleague, its clock `fast` ms ahead; it is enrolled already."""

    def __init__(self, app: App, world: World, login: str, enrolled: factories.Phone, fast: int = 0) -> None:
        web = OwnTurn(app)
        super().__init__(world, web, web.sign_in(login, PASSWORD)["staff"], fast)
        self.key, self.id = enrolled.key, str(enrolled.id)
        self.secret = honest.secret()
        self.said: dict[str, Envelope] = {}

    def tell(self, kind: str, visit: UUID | str, patient: UUID | str, **body: Any) -> Envelope:
        """Sign the next statement of a visit and put it into the outbox."""
        self.said[kind] = self.say(kind, {"visit": str(visit), "patient": str(patient), **body})
        return self.said[kind]

    def send(self) -> list[Body]:
        """Send the outbox, whatever the answers; only what is refused stays in it."""
        batch, self.statements = self.statements[:BATCH], self.statements[BATCH:]
        answer = self.post([one.to_json() for one in batch])
        results: list[Body] = answer["results"]
        stays = [one for one, result in zip(batch, results, strict=True) if result["status"] == "refused"]
        self.statements = stays + self.statements
        self._heard(answer["beacon"])
        return results

    def post(self, statements: list[Any]) -> Body:
        answer: Body = self.web.post("/api/statements", {"sent_at": self.wall, "statements": statements})
        return answer

    # --- what a person does ----------------------------------------------------------------------------

    def open(self, visit: UUID, patient: UUID, *expected: Handset, **changes: Any) -> Envelope:
        body = {
            "purpose": "FOLLOW_UP",
            "secret": b64u(self.secret),
            "expected": [one.staff for one in expected],
            "policy": "2026-11",
            "position": honest.sampling(self.wall),
        }
        return self.tell("visit.open", visit, patient, **{**body, **changes})

    def code(self, visit: UUID) -> Body:
        """The turning code on this screen right now."""
        code = turning_code(self.secret, str(visit), step_at(self.wall))
        return {"via": "scan", "digits": code.digits, "step": code.step, "mac": b64u(code.mac)}

    def join(
        self, visit: UUID, patient: UUID, opener: Handset, *, typed: bool = False, **changes: Any
    ) -> Envelope:
        """Read the opener's code; its newest beacon comes along when it was scanned."""
        body = self._reading(visit, opener, typed)
        body |= {"opener": None if typed else opener.staff}
        return self.tell("visit.join", visit, patient, **{**body, **changes})

    def recheck(self, visit: UUID, patient: UUID, opener: Handset, **changes: Any) -> Envelope:
        """Read it again later."""
        return self.tell(
            "visit.recheck", visit, patient, **{**self._reading(visit, opener, False), **changes}
        )

    def _reading(self, visit: UUID, opener: Handset, typed: bool) -> Body:
        code = opener.code(visit)
        if typed:
            code = {**code, "via": "typed", "step": None, "mac": None}
        else:
            self.hear_beacon(opener.show_beacon(), opener)
        return {"code": code, "position": honest.sampling(self.wall, honest.sample(self.wall, 52))}

    def shake(self, visit: UUID, other: Handset, seconds: int = 12, phase: str = "JOIN") -> Body:
        """Read the reply from a colleague's screen."""
        read = other.said[f"visit.{phase.lower()}"]
        code = json.loads(read.payload)["body"]["code"]
        return {
            "member": other.staff,
            "phase": phase,
            "step": code["step"],
            "shown_at": self.wall - seconds * 1000,
            "replied_at": self.wall,
            "elapsed": seconds * 1000,
            "via": "scan",
            "digits": reply_digits(str(visit), code["digits"], other.staff),
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
            "signatures": [honest.signature("STAFF", self.staff), honest.signature("PATIENT")],
            "position": honest.sampling(self.wall),
        }
        return {**body, **changes}

    def close(
        self, visit: UUID, patient: UUID, *others: Handset, shakes: list[Body] | None = None, **changes: Any
    ) -> Envelope:
        """Sign the record off; `shakes` are handshakes made earlier, else they are made now."""
        heard = [self.shake(visit, other) for other in others] if shakes is None else shakes
        body = {
            "entry": "DOORSTEP",
            "place": 11,
            "outcome": "SEEN",
            "danger": honest.danger(),
            "recheck": {"due_at": None, "asked_at": None, "result": "NOT_ASKED"},
            **self.record(handshakes=heard),
        }
        return self.tell("visit.close", visit, patient, **{**body, **changes})

    def attempt(self, visit: UUID, patient: UUID, result: str = "NOBODY", **changes: Any) -> Envelope:
        body = {**self.record(seen=[]), "result": result}
        return self.tell("visit.attempt", visit, patient, **{**body, **changes})

    def leave(
        self, visit: UUID, patient: UUID, record: Envelope | None, via: str = "scan", **changes: Any
    ) -> Envelope:
        """Sign off, having read the record; without one, leave early."""
        read: Body = {"via": "none", "hash": None, "digits": None}
        if record and via == "scan":
            read = {"via": "scan", "hash": record.hash, "digits": None}
        elif record and via == "typed":
            read = {"via": "typed", "hash": None, "digits": record_digits(str(visit), record.hash)}
        body: Body = {
            "when": "END" if record else "EARLY",
            "reason": None,
            "record": read,
            "signature": honest.signature("STAFF", self.staff),
            "photos": [],
            "position": honest.sampling(self.wall),
        }
        return self.tell("visit.leave", visit, patient, **{**body, **changes})

    def lend(self, visit: UUID, patient: UUID, member: Any, reason: str = "BATTERY") -> Envelope:
        """Let a colleague whose phone is dead confirm presence on this one."""
        who = {"member": str(member), "reason": reason, "note": "", "strokes": None}
        return self.tell("visit.borrow", visit, patient, **who, position=honest.sampling(self.wall))

    def confirm(self, visit: UUID, patient: UUID, *, present: bool = True) -> Envelope:
        return self.tell("presence.confirm", visit, patient, present=present, note="")

    def abort(self, visit: UUID, patient: UUID) -> Envelope:
        return self.tell("visit.abort", visit, patient, position=None)

    def details(self, visit: UUID, patient: UUID, note: str) -> Envelope:
        return self.tell("visit.details", visit, patient, note=note)

    def discard(self, visit: UUID, patient: UUID) -> Envelope:
        return self.tell("visit.discard", visit, patient, reason=None)
