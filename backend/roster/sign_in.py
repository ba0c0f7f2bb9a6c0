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
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import bindparam, select, update

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db, run
from backend.kernel.http import API, READING
from backend.roster import access, passwords
from backend.roster.gate import Principal
from backend.roster.models import Staff, StaffRole
from backend.roster.record_models import SignIn
from backend.roster.refusals import CsrfMismatch

if TYPE_CHECKING:
    from uuid import UUID

    from flask import Flask, Request, Response
    from sqlalchemy import Select

    from backend.config import Config

COOKIE = "lianfang_session"
CSRF_HEADER = "X-CSRF-Token"
LASTS_MS = 30 * 24 * 3600_000

limiter = Limiter(key_func=get_remote_address, default_limits=[])
_logins: Any = LoginManager()


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]  # flask-login ships no types
    """The `current_user` of a request."""

    principal: Principal


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
    token = incoming.cookies.get(COOKIE)
    if not token:
        return None
    found = run(_WHO, token=_hash(token), since=now_ms() - LASTS_MS).all()
    if not found:
        return None
    roles = frozenset(row.role for row in found if row.role)
    return SignedIn(Principal(found[0].staff_id, roles))


def _who() -> Select[Any]:
    """Every request asks this, so it reads no more than it must: the person and the roles, a row each."""
    row, person, role = SignIn.__table__.c, Staff.__table__.c, StaffRole.__table__.c
    return (
        select(row.staff_id, role.role)
        .select_from(SignIn.__table__)
        .join(Staff.__table__, person.id == row.staff_id)
        .outerjoin(StaffRole.__table__, role.staff_id == row.staff_id)
        .where(row.token_hash == bindparam("token"), row.seen_at >= bindparam("since"))
        .where(row.ended_at.is_(None), person.active)
    )


_WHO = _who()


def _row(incoming: Request) -> SignIn | None:
    """The session of this browser, to be written to."""
    token = incoming.cookies.get(COOKIE)
    if not token or not current_user.is_authenticated:
        return None
    return db.session.scalar(select(SignIn).where(SignIn.token_hash == _hash(token)))


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
