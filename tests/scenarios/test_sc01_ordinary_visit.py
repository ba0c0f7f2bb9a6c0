"""SC-01: 何小满 and 沈知夏 visit together; the person agrees to talk in the yard and signs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.demo.senses import Senses
from backend.kernel.db import db
from backend.policy.codes import Purpose
from backend.visits import planning
from tests.evidence.photos import a_photo, sha256
from tests.visits import honest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def put(phone: Handset, door: Door, data: bytes, media_type: str) -> str:
    """Send a file; returns its name."""
    name = sha256(data)
    phone.web.call("PUT", f"/api/evidence/{name}?patient={door.patient}", data=data, content_type=media_type)
    return name


def drawn(phone: Handset, door: Door, name: str) -> str:
    strokes = Senses(phone, name).strokes(name)
    return put(phone, door, strokes, "application/vnd.lianfang.strokes+json")


def test_an_ordinary_joint_visit(door: Door, supervisor: Callable[[], dict[str, Any]]) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    ids = [door.cast.he_xiaoman.id, door.cast.shen_zhixia.id]
    door.visit = planning.plan(door.patient, date(2026, 11, 24), Purpose.FOLLOW_UP, ids[1], ids)
    db.session.commit()
    card = he.web.get(f"/api/tasks?device={he.id}")["tasks"][0]
    assert (card["first_name"], card["planned_on"]) == ("青禾", "2026-11-24")
    assert {one["name"] for one in card["expected"]} == {"何小满", "沈知夏"}  # no police is asked to come
    assert not {"colour", "danger", "diagnosis"} & card.keys()

    door.world.wait(minutes=60)
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he)
    door.world.wait(seconds=14)
    shake = he.shake(door.visit, shen, seconds=14)
    door.world.wait(minutes=26)
    photo = honest.photo(he.wall, he.mono, he.session, sha256=put(he, door, a_photo(1280, 960), "image/jpeg"))
    signatures = [
        honest.signature("STAFF", he.staff, strokes=drawn(he, door, "何小满")),
        honest.signature("PATIENT", strokes=drawn(he, door, "柳青禾")),
    ]
    facts: dict[str, Any] = {"entry": "DOORSTEP", "place": 11, "outcome": "SEEN", "signatures": signatures}
    record = he.close(door.visit, door.patient, shakes=[shake], photos=[photo], **facts)
    own = honest.signature("STAFF", shen.staff, strokes=drawn(shen, door, "沈知夏"))
    shen.leave(door.visit, door.patient, record, signature=own)
    shen.sync()
    he.sync()

    shown = supervisor()
    assert (shown["state"], shown["outcome"]) == ("CLOSED", "SEEN")
    assert (shown["clinical_effect"], shown["authenticity"]) == ("RESETS_DUE", "JOINT_CONFIRMED")
    by_name = {one["name"]: one for one in shown["members"]}
    assert {one["grade"] for one in by_name.values()} == {"A"}
    places = {name: one["position_in"] for name, one in by_name.items()}
    assert {name: (one["result"], one["distance_m"]) for name, one in places.items()} == {
        "何小满": ("MATCH", 38),
        "沈知夏": ("MATCH", 52),
    }
    [met] = by_name["沈知夏"]["handshakes"]
    assert by_name["何小满"]["handshakes"] == [met]
    assert (met["elapsed"], met["code"], met["reply"]) == (14_000, True, True)
    assert (shown["record"]["form"], shown["record"]["danger"]["level"]) == (2, 0)
    assert {one["state"] for one in (*shown["signatures"], *shown["photos"])} == {"present"}
    assert shown["awaiting"] == {"statements": 0, "evidence": 0}
    assert shown["notes"] == []
    assert all(step["ok"] for one in shown["statements"] for step in one["verification"])
