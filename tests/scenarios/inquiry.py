"""A visit that is looked into: what the desk sees, what a phone sees, what is said and decided."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.visits import honest

if TYPE_CHECKING:
    from uuid import UUID

    from tests.conftest import Browser
    from tests.visits.phones import Handset

Body = dict[str, Any]


@dataclass
class Inquiry:
    """A supervisor at a desk."""

    desk: Browser

    def queue(self, **wanted: str) -> list[UUID]:
        answer = self.desk.get("/api/review/cases", query_string=wanted)
        assert answer.status_code == 200, answer.json
        return [one["visit"] for one in answer.json["items"]]

    def page(self, visit: UUID | str) -> Body:
        answer = self.desk.get(f"/api/review/cases/{visit}")
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    def doubts(self, visit: UUID | str) -> dict[str, Body]:
        return {one["check"]: one for one in self.page(visit)["findings"] if one["outcome"] == "doubt"}

    def decide(
        self, visit: UUID | str, outcome: str, *, rejects: bool = False, basis: str | None = None
    ) -> str:
        """The state afterwards, or the code of the refusal; on the facts as they are now, or on older ones.

        What is upheld concerns all who were there.
        """
        where = f"/api/review/cases/{visit}"
        page = self.desk.get(where).json
        body = {
            "basis": page.get("basis", "") if basis is None else basis,
            "outcome": outcome,
            "rejects": rejects,
            "about": [one["id"] for one in page.get("present", ())] if outcome == "UPHELD" else [],
            "note": "已核实",
        }
        answer = self.desk.post(f"{where}/decision", json=body)
        return str(answer.json["state"] if answer.status_code == 200 else answer.json["code"])


def reply(phone: Handset, visit: UUID, patient: UUID, text: str, **more: Any) -> str:
    """Say something to a doubt on one's own phone, and send it; the statement's hash."""
    body: Body = {"text": text, "photos": [], "colleague": None, "appeal": False, **more}
    said = phone.tell("review.reply", visit, patient, **body)
    assert {one["status"] for one in phone.send()} == {"received"}
    return said.hash


def mine(phone: Handset) -> Body:
    """What one's own phone gets to see."""
    return dict(phone.web.get("/api/review/mine"))


def upload(phone: Handset, patient: UUID, data: bytes, media_type: str = "image/jpeg") -> str:
    """Send a file; its hash."""
    name = hashlib.sha256(data).hexdigest()
    phone.web.call("PUT", f"/api/evidence/{name}?patient={patient}", data=data, content_type=media_type)
    return name


def strokes(seed: int) -> bytes:
    """A drawn name: three bent strokes, other ones for another seed."""
    lines = []
    for stroke in range(3):
        x, y = 200 + 400 * stroke + seed * 13, 600 + (seed * 97 + stroke * 31) % 300
        lines.append(
            [
                [x + 18 * step + (step * step * (seed + stroke)) % 23, y + (step * 29 * (seed + 2)) % 160,
                 stroke * 500 + step * 16, 400 + step * 9]
                for step in range(14)
            ]
        )  # fmt: skip
    return json.dumps({"v": 1, "width": 320, "height": 160, "strokes": lines}).encode()


def at(wall: int, metres: float) -> Body:
    """A burst so many metres north of the home, as a living receiver gives it."""
    samples = [
        {
            **honest.sample(wall - (9 - step) * 1000 - step * 37 % 90, metres + step % 4, 9 + step % 5),
            "altitude": 640_000 + step * 700,
        }
        for step in range(9)
    ]
    return honest.sampling(wall, *samples)
