"""Phones: enrolled by their owner, approved face to face, revoked when lost."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.roster import access, gate, rescue
from backend.roster import device_refusals as say
from backend.roster.device_models import CachedPatient, Device, DeviceReport
from backend.roster.gate import Scope
from backend.roster.refusals import OutOfScope
from backend.roster.roles import DeviceState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

CODE_LASTS_MS = 15 * 60_000
CODE_TRIES = 5
LISTED = 500


def enrol(given: dict[str, Any]) -> Device:
    """Take a phone's public key. Sent again after a lost answer, it is the same phone.

    Raises:
        DeviceKey, DeviceTaken: see there.
    """
    _require_p256(given["public_key"])
    person = gate.principal()
    device = db.session.get(Device, given["id"])
    if device is None:
        device = Device(**given, staff_id=person.id, state=DeviceState.PENDING, created_at=now_ms())
        db.session.add(device)
        db.session.flush()
        access.record("device.enrol", "device", device.id)
    elif device.staff_id != person.id or device.public_key != given["public_key"]:
        raise say.DeviceTaken
    return _with_fresh_code(device)


def look(device_id: UUID) -> Device:
    """One's own phone asking how it stands; a code that has expired is replaced while it looks."""
    return _with_fresh_code(own(device_id))


def listed(state: str | None) -> Sequence[Device]:
    """Phones within reach, newest first."""
    reach = gate.reach()
    query = (
        select(Device).options(selectinload(Device.reports)).order_by(Device.created_at.desc()).limit(LISTED)
    )
    if reach.scope < Scope.ALL:
        query = query.where(Device.staff_id.in_({reach.staff_id, *reach.led_staff()}))
    if state:
        query = query.where(Device.state == state)
    return db.session.scalars(query).all()


def approve(device_id: UUID, code: str) -> Device:
    """Approve a phone, by the digits read off its screen.

    Raises:
        SelfApproval, DeviceRevoked, CodeExpired, WrongCode: see there.
    """
    device = _within_reach(device_id)
    person = gate.principal()
    if device.staff_id == person.id:
        raise say.SelfApproval
    if device.state == DeviceState.REVOKED:
        raise say.DeviceRevoked
    if device.state == DeviceState.PENDING:
        _check_code(device, code)
        device.state, device.code, device.code_until = DeviceState.APPROVED, None, None
        device.approved_at, device.approved_by = now_ms(), person.id
        access.record("device.approve", "device", device.id)
    return device


def revoke(device_id: UUID, reason: str) -> Device:
    """Stop trusting a phone. What it holds stays on it; what it sent stays here."""
    device = _within_reach(device_id)
    if device.state != DeviceState.REVOKED:
        device.state, device.code = DeviceState.REVOKED, None
        device.revoked_at, device.revoked_by, device.revoke_reason = now_ms(), gate.principal().id, reason
        access.record("device.revoke", "device", device.id, purpose=reason)
    return device


def cached(device_id: UUID) -> Sequence[CachedPatient]:
    """Whose visit cards are or were on a phone; looking is recorded."""
    device = _within_reach(device_id)
    access.record("device.cached", "device", device.id)
    query = select(CachedPatient).where(CachedPatient.device_id == device.id)
    return db.session.scalars(query.order_by(CachedPatient.last_at.desc())).all()


def report(device_id: UUID, kind: str, details: dict[str, Any]) -> None:
    """Keep what a phone noticed."""
    device = own(device_id)
    db.session.add(DeviceReport(device_id=device.id, kind=kind, details=details, at=now_ms()))


def unseal(device_id: UUID, sealed: bytes) -> bytes:
    """Open the data key of one's own phone, after the PIN was lost.

    Raises:
        DevicePending, DeviceRevoked, SealedUnreadable: see there.
    """
    device = approved(own(device_id))
    try:
        key = rescue.unseal(sealed, keys.current().rescue)
    except ValueError as wrong:
        raise say.SealedUnreadable from wrong
    access.record("device.unseal", "device", device.id)
    return key


def own(device_id: UUID) -> Device:
    """A phone of the person signed in."""
    device = db.session.get(Device, device_id)
    if device is None or device.staff_id != gate.principal().id:
        raise say.DeviceUnknown
    return device


def approved(device: Device) -> Device:
    """The phone, if it may act now.

    Raises:
        DevicePending, DeviceRevoked: it may not.
    """
    if device.state == DeviceState.PENDING:
        raise say.DevicePending
    if device.state == DeviceState.REVOKED:
        raise say.DeviceRevoked
    return device


def _within_reach(device_id: UUID) -> Device:
    device = db.session.get(Device, device_id)
    if device is None or not gate.reach().covers_staff(device.staff_id):
        raise OutOfScope
    return device


def _with_fresh_code(device: Device) -> Device:
    if device.state == DeviceState.PENDING and (device.code_until or 0) <= now_ms():
        device.code = f"{secrets.randbelow(1_000_000):06d}"
        device.code_until, device.wrong_codes = now_ms() + CODE_LASTS_MS, 0
    return device


def _check_code(device: Device, code: str) -> None:
    if (device.code_until or 0) <= now_ms():
        raise say.CodeExpired
    if hmac.compare_digest((device.code or "").encode(), code.encode()):
        return
    device.wrong_codes += 1
    if device.wrong_codes >= CODE_TRIES:
        device.code_until = now_ms()
    raise say.WrongCode(left=CODE_TRIES - device.wrong_codes)


def _require_p256(spki: bytes) -> None:
    try:
        key = serialization.load_der_public_key(spki)
    except (ValueError, UnsupportedAlgorithm) as wrong:
        raise say.DeviceKey from wrong
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise say.DeviceKey
