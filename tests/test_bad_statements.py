"""Statements in another form: each has a stable code and help, is kept whole, and costs nobody a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.kernel.db import db
from backend.transparency import dsse
from backend.visits.models import Quarantine
from tests.sending import he, opening, sampled, set_aside
from tests.visits import honest
from tests.visits.conftest import Door, door, world

if TYPE_CHECKING:
    from tests.visits.honest import Body
    from tests.visits.phones import Handset

__all__ = ["door", "he", "world"]


# --- the statement ---------------------------------------------------------------------------------------


def test_a_version_of_the_future(door: Door, he: Handset) -> None:
    for version in (0, 2, 999, "1", None, True):
        he.sign({**opening(door, he), "v": version})

        assert set_aside(he) == "statement.version_unsupported"


def test_an_unknown_kind(door: Door, he: Handset) -> None:
    for kind in ("visit.teleport", "contact.pigeon"):
        he.sign({**opening(door, he), "kind": kind})

        assert set_aside(he) == "statement.kind_unknown"


def test_a_frame_in_another_form(door: Door, he: Handset) -> None:
    changes: list[Body] = [
        {"kind": "visit"},
        {"id": "1"},
        {"seq": 0},
        {"seq": 1.5},
        {"prev": "short"},
        {"clock": {"wall": 1}},
        {"clock": {"wall": -1, "zone": 0, "mono": 0, "session": str(UUID(int=1))}},
        {"beacons": [{}] * 9},
        {"body": []},
        {"more": 1},
        {"body": {"visit": "\x00"}},
    ]
    for change in changes:
        he.sign({**opening(door, he), **change})

        assert set_aside(he) == "statement.malformed", change


def test_numbers_that_are_not_whole_and_names_twice(door: Door, he: Handset) -> None:
    text = json.dumps(opening(door, he))
    for payload in (
        text.replace('"seq": 1', '"seq": 1e0'),
        text.replace('"v": 1', '"v": 1, "v": 1'),
        "[" * 5000 + "]" * 5000,
        text[:-1],
        "",
    ):
        envelope = dsse.sign(payload.encode() or b" ", he.id, he.key)
        assert set_aside(he, envelope.to_json()) in ("statement.malformed", "statement.version_unsupported")


def test_a_body_in_another_form_and_the_place_is_named_but_not_the_content(door: Door, he: Handset) -> None:
    changes: list[tuple[Body, str]] = [
        ({"purpose": "FUN"}, "body.purpose"),
        ({"secret": "short"}, "body.secret"),
        ({"expected": ["何小满"]}, "body.expected.0"),
        ({"expected": [str(UUID(int=1))] * 51}, "body.expected"),
        ({"患者姓名": "柳青禾"}, "body.?"),
        ({"position": None}, "body.position"),
    ]
    for change, where in changes:
        he.sign(opening(door, he, **change))

        assert set_aside(he) == "statement.body"
        kept = db.session.scalars(select(Quarantine).order_by(Quarantine.id.desc())).first()
        assert kept is not None
        assert (kept.step, kept.details) == (4, {"where": where})
        assert "柳".encode() not in kept.sealed


def test_a_position_in_another_datum(door: Door, he: Handset) -> None:
    for crs in ("GCJ-02", "EPSG:4490", "BD-09", "", "epsg:4326"):
        he.sign(opening(door, he, position={**honest.sampling(he.wall), "crs": crs}))

        assert set_aside(he) == "position.datum_unsupported"


def test_coordinates_out_of_range(door: Door, he: Handset) -> None:
    for name, value in (("lat", 900_000_001), ("lon", 1_800_000_001)):
        for wrong in (value, -value):
            he.sign(opening(door, he, position=sampled(he, **{name: wrong})))

            assert set_aside(he) == "position.out_of_range"


@pytest.mark.parametrize(
    "wall", [0, 1_000, 4_070_908_800_000, 2**53 - 1], ids=["1970", "1970+", "2099", "end"]
)
def test_a_clock_in_1970_or_2099_is_data_and_is_flagged(door: Door, he: Handset, wall: int) -> None:
    said = opening(door, he, position=sampled(he, at=wall, fixed_at=wall))
    said["clock"]["wall"] = wall
    he.sign(said)

    [result] = he.post([he.statements[0].to_json()])["results"]

    assert result["status"] == "received"
    assert "clock.far" in door.read().notes
    assert door.read().opened_at is not None


def test_a_record_that_is_not_whole_is_kept_for_a_person_to_see(door: Door, he: Handset) -> None:
    records: list[Body] = [
        {"danger": honest.danger(None)},
        {"danger": honest.danger(4)},
        {"danger": honest.danger(6)},
        {"outcome": "SEEN_PARTIAL", "danger": honest.danger(None)},
        {"place": 99},
        {"note": "长" * 501},
        {"signatures": [honest.signature("STAFF", strokes=None)]},
        {"handshakes": [{}]},
        {"photos": [honest.photo(1, 1, str(UUID(int=1)), "GALLERY")]},
    ]
    for changes in records:
        he.close(door.visit, door.patient, **changes)

        assert set_aside(he) == "statement.body", changes
