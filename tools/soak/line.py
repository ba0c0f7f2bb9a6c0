"""A phone's line: it loses answers after the server has worked, and cuts bodies in the middle."""

from __future__ import annotations

import http.client
import json
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Any

from backend.demo.web import Refused, Web
from backend.roster.sign_in import CSRF_HEADER

if TYPE_CHECKING:
    import random

PATIENCE_S = 60


class Lost(Exception):
    """No answer was heard; what was asked for may have been done or not."""


class Fate(Enum):
    """What becomes of one request."""

    HEARD = "answered"
    UNHEARD = "answer lost on the way back"
    HUNG_UP = "line dropped before the answer"
    CUT = "body cut in the middle"
    DEAD = "nobody answered"
    BUSY = "asked to come again"


class Line(Web):
    """The same HTTP as `Web`, over a real socket; `lost` is the share of answers that are never heard."""

    def __init__(self, port: int, chance: random.Random, lost: float) -> None:
        self._port, self._chance, self._lost = port, chance, lost
        self._token, self._cookies = "", dict[str, str]()
        self.fates: Counter[Fate] = Counter()

    def call(self, method: str, path: str, **options: Any) -> Any:
        """Any request; raises Refused for anything but success, Lost where no answer came."""
        fate = self._fate()
        body, headers = self._written(options)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)
        try:
            _send(connection, method, path, body, headers, whole=fate is not Fate.CUT)
            if fate in {Fate.CUT, Fate.HUNG_UP}:
                raise Lost(fate.value)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException) as dead:
            fate = Fate.DEAD
            raise Lost(fate.value) from dead
        finally:
            connection.close()
            self.fates[fate] += 1
        if fate is Fate.UNHEARD:
            raise Lost(fate.value)
        if answer.status == http.HTTPStatus.SERVICE_UNAVAILABLE:
            self.fates[Fate.BUSY] += 1
            raise Lost(Fate.BUSY.value)
        return self._read(method, path, answer, said)

    def _fate(self) -> Fate:
        if self._chance.random() < self._lost:
            return self._chance.choice([Fate.UNHEARD, Fate.HUNG_UP])
        return Fate.CUT if self._chance.random() < self._lost / 10 else Fate.HEARD

    def _written(self, options: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
        headers = {
            CSRF_HEADER: self._token,
            "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items()),
        }
        if "json" in options:
            return json.dumps(options["json"]).encode(), {**headers, "Content-Type": "application/json"}
        return options.get("data", b""), {
            **headers,
            "Content-Type": options.get("content_type", "text/plain"),
        }

    def _read(self, method: str, path: str, answer: http.client.HTTPResponse, said: bytes) -> Any:
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        told = json.loads(said) if said else None
        if answer.status >= 400:
            raise Refused(method, path, answer.status, told)
        return told


def _send(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: bytes,
    headers: dict[str, str],
    *,
    whole: bool,
) -> None:
    connection.putrequest(method, path)
    for name, value in {**headers, "Content-Length": str(len(body))}.items():
        connection.putheader(name, value)
    connection.endheaders(body if whole else body[: len(body) // 2])
