"""Signing in and out, and who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app

from backend.kernel.clock import now_ms
from backend.kernel.routes import routes
from backend.roster import gate, passwords, sign_in
from backend.roster.gate import allows
from backend.roster.schemas import NewPasswordShape, SessionShape, SignInShape

if TYPE_CHECKING:
    from backend.roster.models import Staff

session = routes("session", "Signing in and out; the server's time.")


@session.get("/session")
@allows("session.open", writes=True)
@session.response(200, SessionShape)
def who() -> dict[str, Any]:
    """Who is signed in on this browser; slides the session by 30 days."""
    return _shown(gate.staff_or_none(), sign_in.keep())


@session.post("/session")
@allows("session.open")
@sign_in.limiter.limit(lambda: current_app.config["LIANFANG_SIGN_IN_LIMIT"])
@session.arguments(SignInShape)
@session.response(200, SessionShape)
def enter(given: dict[str, str]) -> dict[str, Any]:
    """Sign in."""
    person = passwords.check(given["login"], given["password"])
    return _shown(person, sign_in.start(person))


@session.delete("/session")
@allows("session.open")
@session.response(200, SessionShape)
def leave() -> dict[str, Any]:
    """Sign out here. What is on the phone stays there."""
    sign_in.end()
    return _shown(None, sign_in.renew())


@session.put("/session/password")
@allows("password.change")
@session.arguments(NewPasswordShape)
@session.response(200, SessionShape)
def new_password(given: dict[str, str]) -> dict[str, Any]:
    """Change one's own password; every other browser is signed out."""
    person = gate.staff()
    passwords.change(person, given["old"], given["new"])
    sign_in.end_all(person.id)
    return _shown(person, sign_in.start(person))


def _shown(person: Staff | None, csrf: str) -> dict[str, Any]:
    return {"staff": person, "csrf": csrf, "time": now_ms(), "permissions": gate.permissions(person)}
