"""Which cell formats show a number as a date."""

from __future__ import annotations

import re
from typing import IO, Final

from backend.importing.workbook.xml import through

# Built into every Excel; 27 to 36 and 50 to 58 are dates in Chinese ones.
_BUILT_IN: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY: Final = re.compile(r"[yd]|年|日", re.IGNORECASE)


class Styles:
    """`days` holds the numbers of formats that show a date."""

    def __init__(self, source: IO[bytes] | None) -> None:
        self.days: set[int] = set()
        self._dated: set[int] = set(_BUILT_IN)
        self._inside, self._count = False, 0
        if source:
            through(source, self._start, self._end)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and _shows_day(attributes.get("formatCode", "")):
            self._dated.add(int(attributes.get("numFmtId", "-1")))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            if int(attributes.get("numFmtId", "0")) in self._dated:
                self.days.add(self._count)
            self._count += 1

    def _end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


def _shows_day(code: str) -> bool:
    return bool(_DAY.search(_NOT_LETTERS.sub("", code)))
