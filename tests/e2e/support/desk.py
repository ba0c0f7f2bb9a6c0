"""Someone at a desk, over the HTTP API: quicker than a browser where the screen is not the story."""

from __future__ import annotations

import contextlib
import json
import urllib.request
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError

from tests.cast import PASSWORD


class Desk:
    """A signed-in session of `login`."""

    def __init__(self, url: str, login: str) -> None:
        self.url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._token = self.ask("GET", "/api/session")["csrf"]
        self._token = self.ask("POST", "/api/session", {"login": login, "password": PASSWORD})["csrf"]

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer's JSON, None where there is none; raises on any refusal."""
        headers = {"Content-Type": "application/json", "X-CSRF-Token": getattr(self, "_token", "")}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with self._opener.open(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def fetch(self, path: str) -> bytes:
        """The answer as it comes; raises on any refusal."""
        with self._opener.open(self.url + path, timeout=30) as answer:
            return bytes(answer.read())

    def approve_phone(self, code: str) -> None:
        """Approve the phone that shows these six digits."""
        waiting = self.ask("GET", "/api/devices?state=pending")
        for device in waiting:
            with contextlib.suppress(HTTPError):  # the code is another phone's
                self.ask("POST", f"/api/devices/{device['id']}/approve", {"code": code})
                return
        raise AssertionError(f"no waiting phone shows {code}")
