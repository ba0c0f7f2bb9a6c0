"""A county's past: teams with visits made by real phones, put straight where a received visit would stand.

Statements are said and sealed as ever; only receiving them one by one is left out, which another benchmark
measures. Every visit is honest and its own: no two share a sample, a picture or a stroke.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import numpy as np
from uuid_utils.compat import uuid7

from backend.authenticity import packing
from backend.authenticity.handwriting import measured
from backend.authenticity.models import EvidenceTrait
from backend.demo.clock import DAY, HOUR, MINUTE, World
from backend.demo.phone import Phone
from backend.evidence.inspect import STROKES
from backend.evidence.models import IMPOSSIBLE, Evidence
from backend.kernel import jobs, vault
from backend.kernel.bulk import insert_all
from backend.kernel.days import day_of
from backend.kernel.db import db
from backend.patients import recording
from backend.patients.position import Point
from backend.patients.recording import Newcomer
from backend.patients.values import Address, Identity
from backend.transparency import service as transparency
from backend.transparency import statement
from backend.transparency.models import StatementRecord
from backend.transparency.statements import place
from backend.visits.models import NamedEvidence, Participation, Visit, VisitMember
from tests import factories
from tests.visits import honest
from tests.visits.phones import MONDAY, Handset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.demo.web import Web
    from backend.kernel.db import Base
    from backend.roster.models import Staff, Team
    from tests.cast import Cast

TEAM_VISITS, PEOPLE, A_DAY = 500, 40, 3
"""Visits and people of a team, and visits a day."""
PICTURES, SAMPLES = 2, 6
HASHES = 256
_dice = np.random.default_rng(20261123)


class Pocket(Handset):
    """A colleague's phone without a server."""

    def __init__(self, world: World, staff: Staff, enrolled: factories.Phone) -> None:
        Phone.__init__(self, world, cast("Web", None), {"id": str(staff.id)})
        self.key, self.id = enrolled.key, str(enrolled.id)
        self.secret = honest.secret()
        self.said = {}

    def wake(self) -> None:
        """Open the app, with a network."""
        self.reload()
        self._beacons = []
        self._heard(transparency.fresh_beacon().to_json())


@dataclass
class Crew:
    """A team, its phones, and whom it visits; `homes` in degrees."""

    team: UUID
    area: UUID
    phones: list[Pocket]
    people: list[UUID]
    homes: list[tuple[float, float]]
    hands: dict[str, Any] = field(default_factory=dict)


def crews(cast: Cast, world: World, visits: int) -> list[Crew]:
    """Teams enough for so many visits, with people to visit; committed."""
    return [_crew(cast, world, number) for number in range(max(-(-visits // TEAM_VISITS), 1))]


def _crew(cast: Cast, world: World, number: int) -> Crew:
    health = cast.organisations["云渡镇卫生院"]
    staff = [
        factories.a_person(f"past.{number}.{one}", f"同事{number}.{one}", health, ["MHP"], [cast.town])
        for one in range(2)
    ]
    team: Team = factories.a_team(f"往日第{number}组", cast.village, staff[0])
    homes = [(29.12 + north, 107.23 + east) for north, east in _dice.normal(0, 0.02, (PEOPLE, 2)).tolist()]
    since = world.now - 400 * DAY
    people = recording.add(
        [
            Newcomer(Identity(f"柳{number}.{one}"), cast.village.id, team.id,
                     addresses=((Address("某村", "field", Point(home[0], home[1], 20)), since),))
            for one, home in enumerate(homes)
        ]
    )  # fmt: skip
    ids = [one.id for one in people]
    phones = [Pocket(world, one, factories.a_phone(one)) for one in staff]
    jobs.commit()
    return Crew(team.id, cast.village.id, phones, ids, homes)


def fill(cast: Cast, visits: int) -> None:
    """So many visits, the last of them yesterday; committed a hundred at a time."""
    days = -(-TEAM_VISITS // A_DAY)
    world = World(MONDAY - (days + 1) * DAY)
    with world.turning():
        those = crews(cast, world, visits)
        begun = world.now
        index = 1_000_000
        for first in range(0, visits, 100):
            rows: list[Base] = []
            held = []
            for number in range(first, min(first + 100, visits)):
                nth, crew = divmod(number, len(those))
                world.now = begun + nth // A_DAY * DAY + nth % A_DAY * 2 * HOUR + number * 7919 % HOUR
                patient = those[crew].people[nth % PEOPLE]
                held += vault.preload([patient])
                rows += _visit(those[crew], nth % PEOPLE, index)
                index += 4
            insert_all(sorted(rows, key=lambda row: row.__tablename__ != "visit"))
            db.session.commit()
            db.session.expunge_all()


def _visit(crew: Crew, nth: int, index: int) -> Iterator[Base]:
    lead, other = crew.phones
    patient, home, world = crew.people[nth], crew.homes[nth], lead.world
    visit = UUID(str(uuid7(nanoseconds=world.now * 1_000_000)))
    for phone in crew.phones:
        phone.wake()
        phone.statements = []
        phone.secret = honest.secret()
    opened = world.now
    lead.open(visit, patient, other, position=_position(lead, home))
    world.wait(seconds=_dice.uniform(30, 90))
    other.join(visit, patient, lead, position=_position(other, home))
    world.wait(seconds=_dice.uniform(9, 29))
    shakes = [lead.shake(visit, other)]
    world.wait(minutes=_dice.uniform(18, 38))
    photos = [honest.photo(lead.wall - 5 * MINUTE, lead.mono - 5 * MINUTE, lead.session)
              for _ in range(PICTURES)]  # fmt: skip
    drawn = [honest.signature("STAFF", lead.staff), honest.signature("PATIENT")]
    record = lead.close(visit, patient, shakes=shakes, position=_position(lead, home), photos=photos,
                        signatures=drawn, photo_refused=None)  # fmt: skip
    other.leave(visit, patient, record, position=_position(other, home))
    world.wait(seconds=20)
    yield from _projected(crew, visit, patient, opened, world.now)
    said = [*lead.statements, *other.statements]
    yield from (_kept(one, patient, index + place, world.now) for place, one in enumerate(said))
    for photo in photos:
        yield from _file(visit, patient, photo["sha256"], "image/jpeg", _picture(), lead.staff, world.now)
    for signer, one in zip((lead.staff, str(patient)), drawn, strict=True):
        hand = _hand(crew, signer)
        yield from _file(visit, patient, one["strokes"], STROKES, hand, lead.staff, world.now)


def _projected(crew: Crew, visit: UUID, patient: UUID, opened: int, closed: int) -> Iterator[Base]:
    lead = UUID(crew.phones[0].staff)
    yield Visit(
        id=visit, patient_id=patient, area_id=crew.area, team_id=crew.team, facts={}, on_day=day_of(closed),
        state="CLOSED", purpose="FOLLOW_UP", leader_id=lead, opened_at=opened, closed_at=closed,
        entry="DOORSTEP", place=11, form=2, outcome="SEEN", clinical_effect="RESETS_DUE",
        authenticity="JOINT_CONFIRMED", clinical_reasons=[], authenticity_reasons=[], awaited={}, notes=[],
        policy_version="2026-11",
    )  # fmt: skip
    for phone in crew.phones:
        staff = UUID(phone.staff)
        yield VisitMember(visit_id=visit, staff_id=staff, planned=False, expected=True)
        yield Participation(visit_id=visit, staff_id=staff, grade="A", signals={}, joined_at=opened,
                            position_in={}, clock_offset_ms=0, handshakes=[])  # fmt: skip


def _kept(envelope: Any, patient: UUID, index: int, at: int) -> StatementRecord:
    said = statement.parse(envelope.payload)
    identity = UUID(said.id)
    return StatementRecord(
        id=identity, hash=envelope.hash, device_id=UUID(said.device), author_id=UUID(said.author),
        kind=said.kind, seq=said.seq, prev=said.prev, visit_id=UUID(str(said.body["visit"])),
        patient_id=patient, sealed=vault.seal(patient, envelope.payload, place(identity)),
        signature=envelope.signature, received_at=at, clock_offset_ms=0, log_index=index, chain="ok",
        beacons_ok=True, not_before=said.beacons[0].beacon.time,
    )  # fmt: skip


def _file(visit: UUID, patient: UUID, sha256: str, kind: str, trait: bytes, by: str,
          at: int) -> Iterator[Base]:  # fmt: skip
    yield NamedEvidence(visit_id=visit, sha256=sha256, patient_id=patient, statement_id=visit)
    yield Evidence(sha256=sha256, patient_id=patient, object=visit, media_type=kind, size=1, width=1,
                   height=1, received_at=at, received_from=UUID(by), receipt_key="0" * 8,
                   receipt_sig=b"\0" * 64, thumbnail=IMPOSSIBLE)  # fmt: skip
    sealed = vault.seal(patient, trait, b"evidence_trait/" + sha256.encode())
    yield EvidenceTrait(sha256=sha256, patient_id=patient, sealed=sealed, made_at=at)


def _picture() -> bytes:
    """Fingerprint bytes of a picture like no other."""
    grey = np.kron(_dice.integers(0, 256, (9, 12)), np.ones((8, 8)))
    return bytes([90]) + _dice.bytes(HASHES) + zlib.compress(grey.astype(np.uint8).tobytes(), 6)


def _hand(crew: Crew, signer: str) -> bytes:
    """How this hand writes today: its own shape, never twice the same."""
    if signer not in crew.hands:
        size, pace, press = _dice.uniform(3, 9), _dice.uniform(8, 30), _dice.uniform(0.2, 0.8)
        crew.hands[signer] = (np.cumsum(_dice.normal(0, size, (3, 14, 2)), axis=1), pace, press)
    path, pace, press = crew.hands[signer]
    shape = path + _dice.normal(0, 1.5, (3, 14, 2))
    steps = np.cumsum(_dice.normal(pace, pace / 5, (3, 14)), axis=1) + np.arange(3)[:, None] * pace * 30
    strokes = [
        tuple((x, y, at, press + 0.1 * _dice.random()) for (x, y), at in zip(line, when, strict=True))
        for line, when in zip(shape.tolist(), steps.tolist(), strict=True)
    ]
    hand = measured(strokes)
    assert hand is not None  # noqa: S101
    return packing.pack_hand(hand)


def _position(phone: Phone, home: tuple[float, float]) -> dict[str, Any]:
    now = phone.wall
    offsets = _dice.normal(0, 6, (SAMPLES, 2)) * honest.METRE + _dice.normal(0, 5, 2) * honest.METRE
    samples = [
        {
            **honest.sample(now - 1000 * (SAMPLES - at), accuracy_m=float(_dice.uniform(6, 18)),
                            mono=phone.mono - 1000 * (SAMPLES - at)),
            "lat": round((home[0] + north) * 1e7),
            "lon": round((home[1] + east) * 1e7),
            "altitude": int(_dice.integers(300_000, 420_000)),
        }
        for at, (north, east) in enumerate(offsets.tolist())
    ]  # fmt: skip
    told = honest.sampling(now, *samples)
    told["hints"]["motion"] = {"n": 200, "rms": int(_dice.integers(150, 900))}
    return told
