"""A browser without a screen: the same HTTP that phones speak, against an application in this process."""

from __future__ import annotations

from contextvars import Context
from typing import TYPE_CHECKING, Any

from backend.roster.sign_in import CSRF_HEADER

if TYPE_CHECKING:
    from flask import Flask


class Refused(RuntimeError):
    """The server said no; `code` is its stable code."""

    def __init__(self, method: str, path: str, status: int, answer: Any) -> None:
        self.code = answer.get("code", "") if isinstance(answer, dict) else ""
        super().__init__(f"{method} {path}: {status} {self.code or answer}")


class Web:
    """One browser with its cookie."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self._token = ""

    def sign_in(self, login: str, password: str) -> Any:
        """Sign in; returns the session."""
        self._token = self.get("/api/session")["csrf"]
        session = self.call("POST", "/api/session", json={"login": login, "password": password})
        self._token = session["csrf"]
        return session

    def get(self, path: str, **options: Any) -> Any:
        """The JSON at `path`; raises Refused."""
        return self.call("GET", path, **options)

    def post(self, path: str, body: Any) -> Any:
        """The JSON answered to `body`; raises Refused."""
        return self.call("POST", path, json=body)

    def call(self, method: str, path: str, **options: Any) -> Any:
        """Any request; raises Refused for anything but success."""
        headers = {**options.pop("headers", {}), CSRF_HEADER: self._token}
        # A context of its own: a request must not share the database session of whoever calls.
        answer = Context().run(self.client.open, path, method=method, headers=headers, **options)
        if answer.status_code >= 400:
            raise Refused(method, path, answer.status_code, answer.get_json(silent=True) or answer.data[:200])
        return answer.get_json(silent=True)
