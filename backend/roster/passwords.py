"""Passwords: argon2id, and a count of failures that tells nobody which accounts exist."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from sqlalchemy import delete, select

from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time
from backend.roster import access
from backend.roster.models import Staff
from backend.roster.record_models import FailedSignIn
from backend.roster.refusals import SignInPaused, WrongPassword

if TYPE_CHECKING:
    from flask import Flask

    from backend.config import Config

LIMIT = 5
PAUSE_MS = 15 * 60_000
FORGET_MS = 24 * 3600_000


def init_app(app: Flask, config: Config) -> None:
    hasher = PasswordHasher(
        time_cost=config.argon2_passes, memory_cost=config.argon2_memory_kib, parallelism=1
    )
    app.extensions["lianfang.passwords"] = hasher
    # Verified when no such account exists, so that the answer takes as long as for one that does.
    app.extensions["lianfang.nobody"] = hasher.hash("nobody")
    app.extensions["lianfang.zone"] = ZoneInfo(config.zone)


def hashed(password: str) -> str:
    """The argon2id hash to store."""
    return _hasher().hash(password)


def check(login: str, password: str) -> Staff:
    """The person whose login and password these are.

    Raises:
        WrongPassword: no such account, wrong password, or an account no longer active; not said which.
        SignInPaused: too many failures for this login, existing or not; says until when.
    """
    login = login.strip().lower()
    key = login_hash(login)
    one_at_a_time(f"sign_in:{key.hex()}")
    failures = db.session.get(FailedSignIn, key)
    if failures and (failures.locked_until or 0) > now_ms():
        raise _paused(failures.locked_until or 0)
    person = db.session.scalar(select(Staff).where(Staff.login == login, Staff.active))
    if not matches(person, password) or person is None:
        raise _failed(failures, key)
    if failures:
        db.session.delete(failures)
    if _hasher().check_needs_rehash(person.password_hash):
        person.password_hash = hashed(password)
    return person


def matches(person: Staff | None, password: str) -> bool:
    """Whether this is the person's password; takes equally long for nobody."""
    against = person.password_hash if person else current_app.extensions["lianfang.nobody"]
    try:
        return _hasher().verify(against, password)
    except (VerificationError, InvalidHashError):
        return False


def change(person: Staff, old: str, new: str) -> None:
    """Give oneself a new password.

    Raises:
        WrongPassword, SignInPaused: as for signing in, so that an open browser is no way to guess.
    """
    check(person.login, old).password_hash = hashed(new)


def unlock(login: str) -> None:
    """Lift a pause."""
    db.session.execute(delete(FailedSignIn).where(FailedSignIn.login_hash == login_hash(login)))


def paused_until(login: str) -> int | None:
    """When the pause for this login ends (ms), if there is one."""
    failures = db.session.get(FailedSignIn, login_hash(login))
    until = failures.locked_until if failures else None
    return until if until and until > now_ms() else None


def login_hash(login: str) -> bytes:
    return hashlib.sha256(login.encode()).digest()


def _failed(failures: FailedSignIn | None, key: bytes) -> WrongPassword | SignInPaused:
    now = now_ms()
    db.session.execute(delete(FailedSignIn).where(FailedSignIn.last_at < now - FORGET_MS))
    if failures is None or failures.last_at < now - FORGET_MS:
        failures = FailedSignIn(login_hash=key, count=0)
        db.session.add(failures)
    failures.count, failures.last_at = failures.count + 1, now
    if failures.count % LIMIT:
        return WrongPassword(limit=LIMIT, minutes=PAUSE_MS // 60_000)
    failures.locked_until = now + PAUSE_MS
    access.record("session.pause", "login", key.hex())
    return _paused(failures.locked_until)


def _paused(until: int) -> SignInPaused:
    zone = current_app.extensions["lianfang.zone"]
    # Rounded up: "until 10:15" must be true at 10:15.
    minute = -(-until // 60_000) * 60
    return SignInPaused(
        until=until, time=datetime.fromtimestamp(minute, UTC).astimezone(zone).strftime("%H:%M")
    )


def _hasher() -> PasswordHasher:
    hasher: PasswordHasher = current_app.extensions["lianfang.passwords"]
    return hasher
