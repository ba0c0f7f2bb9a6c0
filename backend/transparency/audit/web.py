"""A server, asked over its public log: only what anybody may ask."""

import json
import urllib.request
from collections.abc import Iterator
from functools import cached_property
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from backend.transparency.audit.source import Stamped
from backend.transparency.encoding import FormatError, unb64
from backend.transparency.trust import Trust

PATIENCE_SECONDS = 30
LARGEST = 32 * 1024 * 1024


class Web:
    """The log of the server at `url`."""

    complete = True

    def __init__(self, url: str) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise FormatError("audit.url", "a http(s) address")
        self._base = url.rstrip("/")

    @cached_property
    def _log(self) -> dict[str, Any]:
        return self._get("/api/log") or {}

    @property
    def trust(self) -> Trust:
        return Trust.parse(json.dumps(self._log))

    @property
    def newest(self) -> str:
        return str(self._log.get("checkpoint"))

    def consistency(self, first: int, second: int) -> list[bytes] | None:
        answer = self._get(f"/api/log/consistency?first={first}&second={second}")
        return None if answer is None else [unb64(item, "audit.proof", 32) for item in answer["proof"]]

    def stamped(self, size: int) -> Stamped | None:
        later = [one for one in self._days if one["size"] >= size and one["stamp"]]
        if not later:
            return None
        first = min(later, key=lambda one: int(one["size"]))
        return Stamped(first["checkpoint"], unb64(first["stamp"], "audit.stamp"))

    @cached_property
    def _days(self) -> list[dict[str, Any]]:
        return list(self._pages())

    def _pages(self) -> Iterator[dict[str, Any]]:
        before = ""
        while heads := (self._get(f"/api/log/heads?limit=366{before}") or {"heads": []})["heads"]:
            yield from heads
            before = f"&before={heads[-1]['day']}"

    def _get(self, path: str) -> dict[str, Any] | None:
        """The JSON at `path`, None where the server has none; OSError if it cannot be asked."""
        try:
            with urllib.request.urlopen(self._base + path, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                value = json.loads(answer.read(LARGEST))
        except HTTPError as error:
            if error.code == 404:
                return None
            raise
        except (HTTPException, ValueError) as error:
            raise FormatError("audit.answer", f"an answer of Lianfang at {path}") from error
        if not isinstance(value, dict):
            raise FormatError("audit.answer", f"an answer of Lianfang at {path}")
        return value
