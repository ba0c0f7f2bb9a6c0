"""Small makers of roster rows, of keys and of enrolled phones. Nothing here commits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import passwords
from backend.roster.device_models import Device
from backend.roster.models import Area, Organisation, Staff, StaffArea, StaffRole, Team, TeamMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

Row = TypeVar("Row")
_hashes: dict[str, str] = {}


@dataclass
class Phone:
    """An enrolled phone with its private key."""

    device: Device
    key: ec.EllipticCurvePrivateKey

    @property
    def id(self) -> UUID:
        return self.device.id


def an_area(code: str, name: str, level: str, parent: Area | None = None, terrain: str = "VILLAGE") -> Area:
    path = f"{parent.path if parent else ''}{code}/"
    return _added(
        Area(
            id=uuid7(),
            code=code,
            name=name,
            level=level,
            terrain=terrain,
            path=path,
            parent_id=parent and parent.id,
        )
    )


def an_organisation(name: str, kind: str, area: Area) -> Organisation:
    return _added(Organisation(id=uuid7(), name=name, type=kind, area_id=area.id))


def a_person(
    login: str, name: str, organisation: Organisation, roles: Sequence[str], areas: Sequence[Area] = ()
) -> Staff:
    from tests.cast import PASSWORD

    person = Staff(
        id=uuid7(),
        login=login,
        name=name,
        organisation=organisation,
        password_hash=_hash(PASSWORD),
        created_at=now_ms(),
        role_rows=[StaffRole(role=role) for role in roles],
        area_rows=[StaffArea(area=area) for area in areas],
    )
    return _added(person)


def a_team(name: str, area: Area, leader: Staff, kind: str = "CARE") -> Team:
    return _added(Team(id=uuid7(), name=name, type=kind, area_id=area.id, leader_id=leader.id))


def a_member(team: Team, person: Staff) -> TeamMember:
    return _added(TeamMember(id=uuid7(), team_id=team.id, staff_id=person.id, since=now_ms()))


def spki(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as a phone sends it."""
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def a_phone(person: Staff, state: str = "approved") -> Phone:
    """A phone of the person, approved unless told otherwise."""
    key = ec.generate_private_key(ec.SECP256R1())
    device = Device(
        id=uuid7(),
        staff_id=person.id,
        public_key=spki(key),
        key_class="strong",
        platform="Android 14",
        name=f"{person.name}的手机",
        state=state,
        created_at=now_ms(),
        approved_at=now_ms() if state == "approved" else None,
    )
    return Phone(_added(device), key)


def _hash(password: str) -> str:
    if password not in _hashes:
        _hashes[password] = passwords.hashed(password)
    return _hashes[password]


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row


def seal_to(key: ec.EllipticCurvePublicKey, data_key: bytes) -> bytes:
    """Seal a data key to the server's rescue key, as a phone does."""
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    point = ephemeral.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    secret = ephemeral.exchange(ec.ECDH(), key)
    wrapping = HKDF(algorithm=SHA256(), length=32, salt=b"", info=b"lianfang.rescue/v1").derive(secret)
    nonce = os.urandom(12)
    return point + nonce + AESGCM(wrapping).encrypt(nonce, data_key, None)
