"""The texts that many cells share."""

from __future__ import annotations

import re
from typing import IO, Final

from backend.importing.workbook.xml import through

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Strings:
    """Collects texts in their order; the readings written above Chinese characters are left out."""

    def __init__(self, source: IO[bytes] | None) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._taking = self._reading = False
        if source:
            through(source, self._start, self._end, self._text)

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._reading = True
        elif name == "t":
            self._taking = not self._reading

    def _end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._reading = False
        elif name == "si":
            self.texts.append(plain("".join(self._parts)))

    def _text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)


def plain(text: str) -> str:
    """Excel writes what XML cannot hold as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
