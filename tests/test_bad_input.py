"""Bad input: each has a stable code and help in both languages, and costs nobody a record.

What concerns photos is in `tests/evidence`.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from backend.demo.web import Refused
from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.device_models import Device
from backend.transparency.models import StatementRecord
from backend.visits.models import Quarantine
from tests.factories import a_phone
from tests.sending import he, opening, set_aside
from tests.visits.conftest import Door, door, world

if TYPE_CHECKING:
    from tests.conftest import Browser
    from tests.visits.honest import Body
    from tests.visits.phones import Handset

__all__ = ["door", "he", "world"]


# --- the request -----------------------------------------------------------------------------------------


NOT_A_BATCH = [
    (b"{not json", 400, "request.json"),
    (b"\xff\xfe", 400, "request.json"),
    (b'{"sent_at": NaN, "statements": []}', 400, "request.json"),
    (b'{"sent_at": 1e400, "statements": []}', 400, "request.json"),
    (b'{"sent_at": 99999999999999999999, "statements": []}', 400, "request.json"),
    (b'{"sent_at": 1, "statements": ["\\ud800"]}', 400, "request.json"),
    (b'{"sent_at": 1, "statements": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "request.json"),
    (b'{"statements": []}', 422, "request.invalid"),
    (b'{"sent_at": 1, "statements": [], "more": 1}', 422, "request.invalid"),
    (b'{"sent_at": -1, "statements": []}', 422, "request.invalid"),
    (b'{"sent_at": 1, "statements": {}}', 422, "request.invalid"),
    (b"[]", 422, "request.invalid"),
    (json.dumps({"sent_at": 1, "statements": [{}] * 51}).encode(), 422, "request.invalid"),
    (b'{"sent_at": 1, "statements": ["' + b"x" * 10_000_000 + b'"]}', 413, "request.too_large"),
]


def test_a_request_that_is_not_a_batch_is_refused_whole(signed_in: Any) -> None:
    browser: Browser = signed_in("he.xiaoman")
    for body, status, code in NOT_A_BATCH:
        answer = browser.post("/api/statements", data=body, content_type="application/json")

        assert (answer.status_code, answer.json["code"]) == (status, code), body[:60]
        assert answer.json["help"]["zh"]
        assert answer.json["help"]["en"]


def test_another_content_type_is_refused(signed_in: Any) -> None:
    answer = signed_in("he.xiaoman").post("/api/statements", data=b"{}", content_type="text/plain")

    assert (answer.status_code, answer.json["code"]) == (415, "request.content_type")


def test_nobody_sends_without_signing_in(visitor: Browser) -> None:
    answer = visitor.post("/api/statements", json={"sent_at": 1, "statements": []})

    assert (answer.status_code, answer.json["code"]) == (401, "session.required")


# --- the envelope ----------------------------------------------------------------------------------------


def test_an_envelope_that_is_not_whole(door: Door, he: Handset) -> None:
    he.sign(opening(door, he))
    changes: list[Body] = [
        {"payload": "*"},
        {"payloadType": "text/plain"},
        {"signatures": []},
        {"signatures": [{"keyid": "he", "sig": ""}]},
        {"more": 1},
        {"payload": 7},
    ]
    for change in changes:
        assert set_aside(he, {**he.statements[0].to_json(), **change}) == "envelope.malformed"


def test_something_that_is_no_envelope(he: Handset) -> None:
    for given in (None, 7, "text", [], {}, [[[]]]):
        assert set_aside(he, given) == "envelope.malformed"


def test_a_statement_of_more_than_64_kib(door: Door, he: Handset) -> None:
    he.sign(opening(door, he, policy="长" * 40_000))

    assert set_aside(he) == "statement.too_large"


# --- the phone -------------------------------------------------------------------------------------------


def test_a_key_that_was_never_enrolled(door: Door, he: Handset) -> None:
    he.id = str(uuid7())
    he.sign(opening(door, he))

    assert set_aside(he) == "device.unknown"


def test_a_key_that_was_revoked(door: Door, he: Handset) -> None:
    he.sign(opening(door, he))
    device = db.session.get_one(Device, UUID(he.id))
    device.state, device.revoked_at = "revoked", door.world.now
    db.session.commit()

    assert set_aside(he) == "device.revoked"


def test_one_changed_byte(door: Door, he: Handset) -> None:
    he.sign(opening(door, he))
    envelope = he.statements[0].to_json()
    payload = base64.b64decode(str(envelope["payload"])).replace(b"FOLLOW_UP", b"FOLLOW_UQ")

    assert set_aside(he, {**envelope, "payload": base64.b64encode(payload).decode()}) == "statement.signature"


def test_somebody_elses_signature(door: Door, he: Handset) -> None:
    shen = door.hand("shen.zhixia")
    he.sign(opening(door, he))
    other = shen.sign(opening(door, shen)).to_json()["signatures"]
    envelope = he.statements[0].to_json()
    envelope["signatures"] = [{**other[0], "keyid": he.id}]  # type: ignore[index]

    assert set_aside(he, envelope) == "statement.signature"


# --- whose it is -----------------------------------------------------------------------------------------


def test_a_replay_under_another_account_changes_nothing_and_loses_nothing(door: Door, he: Handset) -> None:
    shen = door.hand("shen.zhixia")
    he.sign(opening(door, he))

    [result] = shen.post([he.statements[0].to_json()])["results"]

    assert (result["status"], result["error"]["code"]) == ("refused", "statement.author_mismatch")
    assert db.session.scalar(select(func.count()).select_from(StatementRecord)) == 0
    assert he.send()[0]["status"] == "received"


def test_an_author_who_does_not_own_the_phone(door: Door, he: Handset) -> None:
    he.sign({**opening(door, he), "author": str(door.cast.shen_zhixia.id)})

    assert set_aside(he) == "statement.author_mismatch"


def test_a_payload_that_names_another_phone_than_its_envelope(door: Door, he: Handset) -> None:
    second = a_phone(door.cast.he_xiaoman)
    he.sign({**opening(door, he), "device": str(second.id)})

    assert set_aside(he) == "statement.author_mismatch"


def test_a_person_nobody_knows(door: Door, he: Handset) -> None:
    he.sign(opening(door, he, patient=str(uuid7())))

    assert set_aside(he) == "patient.unknown"


def test_about_somebody_who_was_withdrawn_nothing_more_is_kept(door: Door, he: Handset) -> None:
    he.sign(opening(door, he))
    vault.destroy(door.patient, "R-15")
    db.session.commit()

    [result] = he.send()

    assert (result["status"], result["error"]["code"]) == ("refused", "patient.withdrawn")
    assert he.statements  # still on the phone
    assert db.session.scalar(select(func.count()).select_from(Quarantine)) == 0


# --- quarantine ------------------------------------------------------------------------------------------


def test_the_administrator_sees_reasons_and_no_content(door: Door, he: Handset, signed_in: Any) -> None:
    he.sign(opening(door, he, note="病情"))
    set_aside(he)

    [kept] = signed_in("cheng.yan").get("/api/quarantine").json["items"]

    assert (kept["error"]["code"], kept["staff"]["name"], kept["step"]) == ("statement.body", "何小满", 4)
    assert "content" not in kept
    assert "病情" not in json.dumps(kept, ensure_ascii=False)


def test_the_same_thing_again_is_kept_once(door: Door, he: Handset) -> None:
    he.sign(opening(door, he, note="?"))
    set_aside(he)
    set_aside(he)

    assert db.session.scalar(select(func.count()).select_from(Quarantine)) == 1


def test_nobody_sees_what_somebody_else_sent(door: Door, he: Handset) -> None:
    shen = door.hand("shen.zhixia")
    he.sign(opening(door, he, note="?"))
    set_aside(he)

    assert shen.web.get("/api/quarantine/mine")["items"] == []
    with pytest.raises(Refused, match=r"gate\.forbidden"):
        shen.web.get("/api/quarantine")
