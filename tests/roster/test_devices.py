"""Phones: enrolled by their owner, approved face to face, revoked when lost."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import select

from backend.kernel import clock, keys
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import devices, service
from backend.roster.device_models import Device, DeviceReport
from backend.roster.record_models import AccessRecord
from tests.factories import a_phone, a_team, an_area, seal_to, spki

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser

    SignedIn = Callable[[str], Browser]


def enrolment(**changes: Any) -> dict[str, Any]:
    """What a new phone sends."""
    key = spki(ec.generate_private_key(ec.SECP256R1()))
    return {
        "id": str(uuid7()),
        "public_key": base64.b64encode(key).decode(),
        "key_class": "strong",
        "platform": "Android 14, Chrome 130",
        "name": "何小满的手机",
        **changes,
    }


def test_a_new_phone_waits_and_shows_six_digits(signed_in: SignedIn) -> None:
    device = signed_in("he.xiaoman").post("/api/devices", json=enrolment()).json

    assert device["state"] == "pending"
    assert len(device["code"]) == 6
    assert device["code"].isdigit()
    assert device["staff"]["name"] == "何小满"


def test_enrolling_again_after_a_lost_answer_is_the_same_phone(signed_in: SignedIn) -> None:
    browser, sent = signed_in("he.xiaoman"), enrolment()
    first, second = browser.post("/api/devices", json=sent), browser.post("/api/devices", json=sent)

    assert first.json == second.json


def test_a_phone_keeps_its_key(signed_in: SignedIn) -> None:
    browser, sent = signed_in("he.xiaoman"), enrolment()
    browser.post("/api/devices", json=sent)
    answer = browser.post("/api/devices", json=enrolment(id=sent["id"]))

    assert (answer.status_code, answer.json["code"]) == (409, "device.taken")


def test_a_phone_belongs_to_one_account(signed_in: SignedIn) -> None:
    sent = enrolment()
    signed_in("he.xiaoman").post("/api/devices", json=sent)

    assert signed_in("luo.yuan").post("/api/devices", json=sent).json["code"] == "device.taken"


@pytest.mark.parametrize(
    "key",
    [
        b"not a key",
        spki(ec.generate_private_key(ec.SECP384R1())),
        ed25519.Ed25519PrivateKey.generate()
        .public_key()
        .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    ],
)
def test_only_a_p256_key_is_taken(signed_in: SignedIn, key: bytes) -> None:
    sent = enrolment(public_key=base64.b64encode(key).decode())

    assert signed_in("he.xiaoman").post("/api/devices", json=sent).json["code"] == "device.key"


@pytest.mark.parametrize("approver", ["gu.ning", "shen.zhixia"])
def test_the_security_administrator_and_the_team_leader_approve_by_the_digits(
    signed_in: SignedIn, approver: str
) -> None:
    phone = signed_in("he.xiaoman")
    device = phone.post("/api/devices", json=enrolment()).json
    answer = signed_in(approver).post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})

    assert answer.json["state"] == "approved"
    seen = phone.get(f"/api/devices/{device['id']}").json
    assert (seen["state"], seen["code"]) == ("approved", None)


def test_the_leader_of_another_team_cannot_approve(signed_in: SignedIn, cast: Cast) -> None:
    a_team("别的小组", cast.village, cast.luo_yuan)
    phone = a_phone(cast.he_xiaoman, state="pending")
    answer = signed_in("luo.yuan").post(f"/api/devices/{phone.id}/approve", json={"code": "000000"})

    assert answer.json["code"] == "gate.out_of_scope"


def test_nobody_approves_their_own_phone(signed_in: SignedIn) -> None:
    leader = signed_in("shen.zhixia")
    device = leader.post("/api/devices", json=enrolment()).json
    answer = leader.post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})

    assert answer.json["code"] == "device.self_approval"


def test_the_approver_never_learns_the_digits_from_the_server(signed_in: SignedIn) -> None:
    signed_in("he.xiaoman").post("/api/devices", json=enrolment())
    listed = signed_in("gu.ning").get("/api/devices?state=pending").json

    assert len(listed) == 1
    assert "code" not in listed[0]


def test_wrong_digits_are_counted_and_then_the_digits_change(signed_in: SignedIn) -> None:
    phone, security = signed_in("he.xiaoman"), signed_in("gu.ning")
    device = phone.post("/api/devices", json=enrolment()).json
    wrong = f"{(int(device['code']) + 1) % 1_000_000:06d}"
    left = [
        security.post(f"/api/devices/{device['id']}/approve", json={"code": wrong})
        .json["details"]
        .get("left")
        for _ in range(5)
    ]
    after = security.post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})

    assert left == [4, 3, 2, 1, 0]
    assert after.json["code"] == "device.code_expired"
    assert phone.get(f"/api/devices/{device['id']}").json["code_until"] > device["code_until"] - 1


def test_digits_expire_and_the_phone_gets_new_ones(signed_in: SignedIn) -> None:
    phone, security = signed_in("he.xiaoman"), signed_in("gu.ning")
    device = phone.post("/api/devices", json=enrolment()).json
    with clock.reading(lambda: device["code_until"]):
        late = security.post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})
        fresh = phone.get(f"/api/devices/{device['id']}").json
        answer = security.post(f"/api/devices/{device['id']}/approve", json={"code": fresh["code"]})

    assert late.json["code"] == "device.code_expired"
    assert fresh["code_until"] == device["code_until"] + devices.CODE_LASTS_MS
    assert answer.json["state"] == "approved"


def test_approving_twice_is_approving_once(signed_in: SignedIn) -> None:
    device = signed_in("he.xiaoman").post("/api/devices", json=enrolment()).json
    security = signed_in("gu.ning")
    first = security.post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})
    second = security.post(f"/api/devices/{device['id']}/approve", json={"code": device["code"]})

    assert first.json == second.json


@pytest.mark.parametrize("by", ["gu.ning", "shen.zhixia", "he.xiaoman"])
def test_a_lost_phone_is_revoked_with_a_reason(signed_in: SignedIn, cast: Cast, by: str) -> None:
    phone = a_phone(cast.he_xiaoman)
    answer = signed_in(by).post(f"/api/devices/{phone.id}/revoke", json={"reason": "丢在车上"})

    assert (answer.json["state"], answer.json["revoke_reason"]) == ("revoked", "丢在车上")


def test_a_revoked_phone_is_not_approved_again(signed_in: SignedIn, cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman, state="revoked")
    answer = signed_in("gu.ning").post(f"/api/devices/{phone.id}/approve", json={"code": "000000"})

    assert answer.json["code"] == "device.revoked"


def test_a_colleague_cannot_revoke_a_phone(signed_in: SignedIn, cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman)
    answer = signed_in("luo.yuan").post(f"/api/devices/{phone.id}/revoke", json={"reason": "x"})

    assert answer.json["code"] == "gate.out_of_scope"


def test_each_sees_the_phones_within_reach(signed_in: SignedIn, cast: Cast) -> None:
    outside = an_area("9", "别处", "COUNTY")
    a_team("别处小组", outside, cast.ding_yi)
    for person in (cast.he_xiaoman, cast.shen_zhixia, cast.ding_yi):
        a_phone(person)

    def owners(login: str) -> set[str]:
        return {device["staff"]["name"] for device in signed_in(login).get("/api/devices").json}

    assert owners("he.xiaoman") == {"何小满"}
    assert owners("shen.zhixia") == {"何小满", "沈知夏"}
    assert owners("gu.ning") == {"何小满", "沈知夏", "丁一"}


def test_whose_cards_were_on_a_lost_phone_is_known_and_looking_is_recorded(
    signed_in: SignedIn, cast: Cast
) -> None:
    phone, one, two = a_phone(cast.he_xiaoman), uuid7(), uuid7()
    with clock.reading(lambda: 1000):
        service.note_cached(phone.id, {one: "P-1"})
    with clock.reading(lambda: 2000):
        service.note_cached(phone.id, {one: "P-1", two: "P-2"})
    listed = signed_in("gu.ning").get(f"/api/devices/{phone.id}/cached").json

    assert {row["patient"]: row["patient_code"] for row in listed} == {str(one): "P-1", str(two): "P-2"}
    assert {row["cached_at"] for row in listed} == {2000}
    assert "device.cached" in db.session.scalars(select(AccessRecord.action)).all()


def test_a_phone_reports_what_it_noticed(signed_in: SignedIn, cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman)
    sent = {"kind": "storage_vanished", "details": {"statements": 3}}

    assert signed_in("he.xiaoman").post(f"/api/devices/{phone.id}/reports", json=sent).status_code == 204
    report = db.session.scalars(select(DeviceReport)).one()
    assert (report.kind, report.details) == ("storage_vanished", {"statements": 3})


def test_whoever_answers_for_phones_sees_the_newest_report_of_each_kind(
    signed_in: SignedIn, cast: Cast
) -> None:
    phone = a_phone(cast.he_xiaoman)
    for at, kind in ((1000, "storage_low"), (2000, "storage_vanished"), (3000, "storage_low")):
        db.session.add(DeviceReport(device_id=phone.id, kind=kind, details={}, at=at))
    db.session.commit()
    (row,) = signed_in("gu.ning").get("/api/devices").json

    assert row["noticed"] == [{"kind": "storage_low", "at": 3000}, {"kind": "storage_vanished", "at": 2000}]


def test_nobody_reports_for_the_phone_of_another(signed_in: SignedIn, cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman)
    answer = signed_in("luo.yuan").post(f"/api/devices/{phone.id}/reports", json={"kind": "storage_low"})

    assert answer.json["code"] == "device.unknown"


def test_a_data_key_sealed_to_the_rescue_key_is_opened_for_its_owner(signed_in: SignedIn, cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman)
    sealed = base64.b64encode(seal_to(keys.current().rescue.public_key(), b"k" * 32)).decode()
    answer = signed_in("he.xiaoman").post(f"/api/devices/{phone.id}/unseal", json={"sealed": sealed})

    assert base64.b64decode(answer.json["key"]) == b"k" * 32
    record = db.session.scalars(select(AccessRecord).where(AccessRecord.action == "device.unseal")).one()
    assert (record.object_id, record.staff_id) == (str(phone.id), cast.he_xiaoman.id)


@pytest.mark.parametrize(
    ("login", "state", "code"),
    [
        ("luo.yuan", "approved", "device.unknown"),
        ("gu.ning", "approved", "device.unknown"),
        ("he.xiaoman", "revoked", "device.revoked"),
        ("he.xiaoman", "pending", "device.pending"),
    ],
)
def test_a_data_key_is_opened_for_nobody_else_and_on_no_other_phone(
    signed_in: SignedIn, cast: Cast, login: str, state: str, code: str
) -> None:
    phone = a_phone(cast.he_xiaoman, state)
    sealed = base64.b64encode(seal_to(keys.current().rescue.public_key(), b"k" * 32)).decode()
    answer = signed_in(login).post(f"/api/devices/{phone.id}/unseal", json={"sealed": sealed})

    assert answer.json["code"] == code


@pytest.mark.parametrize("damage", ["short", "point", "byte"])
def test_a_damaged_seal_is_refused(signed_in: SignedIn, cast: Cast, damage: str) -> None:
    sealed = bytearray(seal_to(keys.current().rescue.public_key(), b"k" * 32))
    if damage == "short":
        del sealed[70:]
    else:
        sealed[{"point": 3, "byte": -1}[damage]] ^= 1
    phone = a_phone(cast.he_xiaoman)
    sent = {"sealed": base64.b64encode(sealed).decode()}
    answer = signed_in("he.xiaoman").post(f"/api/devices/{phone.id}/unseal", json=sent)

    assert (answer.status_code, answer.json["code"]) == (422, "device.sealed")


def test_the_phone_of_a_statement_is_found_in_any_state(cast: Cast) -> None:
    phone = a_phone(cast.he_xiaoman, state="revoked")

    found = service.device_for_statement(phone.id)

    assert isinstance(found, Device)
    assert service.device_for_statement(UUID(int=1)) is None
