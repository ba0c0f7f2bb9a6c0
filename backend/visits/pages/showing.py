"""What the statements of a visit hold, as far as a reader may see: record, photos, signatures, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.patients import service as patients
from backend.policy.codes import Place
from backend.visits.bodies import shapes
from backend.visits.reading import timeline
from backend.visits.reading.location import DEGREE, best_sample
from backend.visits.reading.story import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backend.evidence.models import Evidence
    from backend.visits.bodies.shapes import Photo, Signature
    from backend.visits.models import Visit
    from backend.visits.pages.sight import Sight
    from backend.visits.people import Brief
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

Shown = dict[str, Any]
PHASES = {
    "visit.open": "IN",
    "visit.join": "IN",
    "visit.borrow": "IN",
    "visit.recheck": "RECHECK",
    "visit.leave": "OUT",
    "visit.close": "OUT",
    "visit.attempt": "OUT",
    "visit.abort": "OUT",
}
SAYS_MORE = ("visit.leave", *RECORDS)


@dataclass(frozen=True)
class Showing:
    """A visit and its reader. `files`: what has arrived of the evidence it names, by hash."""

    visit: Visit
    story: Story
    seen: Sight
    people: Mapping[UUID, Brief]
    files: Mapping[str, Evidence]

    def record(self) -> Shown | None:
        """What came of the visit; the danger level and the note only for those who may read them."""
        record = next(iter(self.story.records), None)
        if record is None or self.visit.outcome is None:
            return None
        body = shapes.closed(record.statement)
        told = self._may_read(record)
        place = self.visit.place
        return {
            "entry": self.visit.entry,
            "place": place,
            "form": Place(place).form if place else None,
            "outcome": self.visit.outcome,
            "seen": body["seen"],
            "danger": body.get("danger") if told else None,
            "note": body["note"] if told else None,
            "recheck": body.get("recheck"),
            "photo_refused": body["photo_refused"],
        }

    def details(self) -> list[Shown]:
        """What was told later of a visit broken off; the words only for those who may read them."""
        return [
            {
                "by": UUID(one.statement.author),
                "at": self.story.moments[one.statement.hash].at,
                "note": shapes.detailed(one.statement)["note"] if self._may_read(one) else None,
            }
            for one in self.story.of("visit.details")
        ]

    def photos(self) -> list[Shown]:
        """Every photo the visit names, in the order taken."""
        shown = [
            {
                "sha256": photo["sha256"],
                "subject": photo["subject"],
                "source": photo["source"],
                "taken_at": timeline.reading(one, self.story.moments[one.statement.hash], photo["taken"]),
                "by": UUID(one.statement.author),
                "width": photo["width"],
                "height": photo["height"],
                "state": self._state(photo["sha256"]),
            }
            for one, photo in self._photos()
        ]
        return sorted(shown, key=lambda photo: (photo["taken_at"], photo["sha256"]))

    def signatures(self) -> list[Shown]:
        """Everyone who signed, declined or could not."""
        return [self._signature(signature) for signature in self._signatures()]

    def map(self) -> Shown | None:
        """Where the phones were. Who may not see everybody sees only their own points, and never the home."""
        points = [point for one in self.story.told for point in self._points(one)]
        if not self.seen.positions:
            mine = [point for point in points if point["member"] == self.seen.reader]
            return {"home": None, "points": mine} if mine else None
        return {"home": self._home(), "points": points}

    def _may_read(self, one: Heard) -> bool:
        return self.seen.record or one.statement.author == str(self.seen.reader)

    def _home(self) -> Shown | None:
        home = self.visit.facts.get("home")
        point = patients.points_of([UUID(home)]).get(UUID(home)) if home else None
        return {"lat": point.lat, "lon": point.lon, "accuracy_m": point.accuracy_m} if point else None

    def _points(self, one: Heard) -> Iterator[Shown]:
        said, moment = one.statement, self.story.moments[one.statement.hash]
        sampling = shapes.joined(said)["position"] if said.kind in PHASES else None
        sample = best_sample(sampling["samples"], moment.offset) if sampling else None
        if sample is None:
            return
        member = shapes.borrowed(said)["member"] if said.kind == "visit.borrow" else said.author
        yield {
            "member": UUID(member),
            "phase": PHASES[said.kind],
            "lat": sample["lat"] / DEGREE,
            "lon": sample["lon"] / DEGREE,
            "accuracy_m": round(sample["accuracy"] / 1000),
            "at": moment.at,
        }

    def _photos(self) -> Iterator[tuple[Heard, Photo]]:
        for one in self.story.of(*SAYS_MORE):
            for photo in shapes.left(one.statement)["photos"]:
                yield one, photo

    def _signatures(self) -> Iterator[Signature]:
        for one in self.story.of(*RECORDS):
            yield from shapes.recorded(one.statement)["signatures"]
        for one in self.story.of("visit.leave"):
            yield shapes.left(one.statement)["signature"]

    def _signature(self, one: Signature) -> Shown:
        signer = self.people.get(UUID(one["member"])) if one["member"] else None
        witnesses = [self.people.get(UUID(witness)) for witness in one["witnesses"]]
        return {
            "signer": one["signer"],
            "name": signer["name"] if signer else None,
            "relation": one["relation"],
            "method": one["method"],
            "strokes": one["strokes"],
            "reason": one["reason"],
            "witnesses": [witness["name"] for witness in witnesses if witness],
            "state": self._state(one["strokes"]) if one["strokes"] else None,
        }

    def _state(self, sha256: str) -> str:
        row = self.files.get(sha256)
        if row is None:
            return "awaited"
        return "present" if row.withdrawn_at is None else "withdrawn"
