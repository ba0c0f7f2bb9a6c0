"""Signed-in browsers: one strict cookie whose hash we keep, and a check token derived from it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import after_this_request, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager, UserMixin
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload, lazyload

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.http import API, READING
from backend.roster import access, passwords
from backend.roster.models import Staff
from backend.roster.record_models import SignIn
from backend.roster.refusals import CsrfMismatch

if TYPE_CHECKING:
    from uuid import UUID

    from flask import Flask, Request, Response

    from backend.config import Config

COOKIE = "lianfang_session"
CSRF_HEADER = "X-CSRF-Token"
LASTS_MS = 30 * 24 * 3600_000

limiter = Limiter(key_func=get_remote_address, default_limits=[])
_logins: Any = LoginManager()


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]  # flask-login ships no types
    """The `current_user` of a request."""

    staff: Staff
    row: SignIn


def init_app(app: Flask, config: Config) -> None:
    """Recognise cookies, check tokens on everything that writes, slow down guessing."""
    app.config.update(
        RATELIMIT_STORAGE_URI=config.redis_url or "memory://",
        LIANFANG_SIGN_IN_LIMIT=config.sign_in_limit,
        LIANFANG_TLS=config.tls,
    )
    passwords.init_app(app, config)
    limiter.init_app(app)
    _logins.init_app(app)
    app.before_request(_check_token)


def start(person: Staff) -> str:
    """Sign the person in on this browser; returns the new check token."""
    end()
    token = _fresh_cookie()
    now = now_ms()
    db.session.add(SignIn(token_hash=_hash(token), staff_id=person.id, created_at=now, seen_at=now))
    access.record("session.start", "staff", person.id, by=person.id)
    return csrf(token)


def end() -> None:
    """Sign this browser out. Nothing on the phone is touched by it."""
    row = _row(request)
    if row is not None:
        row.ended_at = now_ms()
        access.record("session.end", "staff", row.staff_id, by=row.staff_id)


def end_all(person: UUID) -> None:
    """Sign a person out everywhere."""
    running = update(SignIn).where(SignIn.staff_id == person, SignIn.ended_at.is_(None))
    db.session.execute(running.values(ended_at=now_ms()))


def keep() -> str:
    """Slide this browser's session by another 30 days, or give it a first cookie; returns the check token."""
    token = request.cookies.get(COOKIE)
    if not token:
        return csrf(_fresh_cookie())
    row = _row(request)
    if row is not None:
        row.seen_at = now_ms()
        _set_cookie(token)
    return csrf(token)


def renew() -> str:
    """A first cookie for a browser that has just signed out; returns its check token."""
    return csrf(_fresh_cookie())


def csrf(token: str) -> str:
    """The check token that belongs to a session cookie."""
    return hmac.new(
        keys.current().session, b"lianfang.csrf/v1\n" + token.encode(), hashlib.sha256
    ).hexdigest()


@_logins.request_loader  # type: ignore[untyped-decorator]  # flask-login ships no types
def _recognise(incoming: Request) -> SignedIn | None:
    row = _row(incoming)
    return SignedIn(row.staff, row) if row else None


def _row(incoming: Request) -> SignIn | None:
    token = incoming.cookies.get(COOKIE)
    if not token:
        return None
    # Every request asks this: one query, and areas and teams only when the gate wants them.
    person = joinedload(SignIn.staff)
    once = person.options(joinedload(Staff.role_rows), lazyload(Staff.area_rows), lazyload(Staff.led_teams))
    found = select(SignIn).options(once).where(SignIn.token_hash == _hash(token))
    row = db.session.scalars(found).unique().one_or_none()
    if row is None or row.ended_at is not None or row.seen_at < now_ms() - LASTS_MS:
        return None
    return row if row.staff.active else None


def _check_token() -> None:
    if request.method in READING or not request.path.startswith(f"{API}/"):
        return
    given, token = request.headers.get(CSRF_HEADER, ""), request.cookies.get(COOKIE, "")
    if not token or not hmac.compare_digest(given.encode(), csrf(token).encode()):
        raise CsrfMismatch


def _fresh_cookie() -> str:
    token = secrets.token_urlsafe(32)
    _set_cookie(token)
    return token


def _set_cookie(token: str) -> None:
    @after_this_request
    def with_cookie(answer: Response) -> Response:
        answer.set_cookie(
            COOKIE,
            token,
            max_age=LASTS_MS // 1000,
            secure=current_app.config["LIANFANG_TLS"],
            httponly=True,
            samesite="Strict",
        )
        return answer


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
