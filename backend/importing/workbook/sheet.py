"""The rows of a sheet, one after the other, and where cells were merged."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from backend.importing.refusals import Bomb, Damaged
from backend.importing.workbook.cells import Cell, Holds, Row, number
from backend.importing.workbook.strings import plain
from backend.importing.workbook.xml import truth, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMN: Final = 200
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_LONGEST: Final = 200
MOST_MERGED: Final = 20_000
_KINDS: Final = {
    "b": Holds.TRUTH,
    "e": Holds.FAULT,
    "str": Holds.TEXT,
    "inlineStr": Holds.TEXT,
    "d": Holds.TEXT,
}


class Merged(NamedTuple):
    """Rows `first` to `last`, columns `left` to `right`."""

    first: int
    last: int
    left: int
    right: int


def merges(source: IO[bytes]) -> list[Merged]:
    """Merged cells stand behind all rows; they are looked for first, because they change what rows mean."""
    found: dict[Merged, None] = {}
    rest = b""
    while piece := source.read(1024 * 1024):
        text = rest + piece
        for hit in _MERGED.finditer(text):
            left, first, right, last = (one.decode() for one in hit.groups())
            found[Merged(int(first), int(last), number(left), number(right))] = None
        if len(found) > MOST_MERGED:
            raise Bomb
        rest = text[-_LONGEST:]
    return list(found)


class Rows:
    """Hands out the rows with content. `passed` counts the bytes read so far."""

    def __init__(self, source: IO[bytes], strings: Sequence[str], days: set[int]) -> None:
        self.passed = 0
        self._source, self._strings, self._days = source, strings, days
        self._ready: list[Row] = []
        self._cells: list[Cell] = []
        self._columns: dict[str, int] = {}
        self._row, self._hidden, self._column = 0, False, 0
        self._type, self._style, self._formula = "n", 0, False
        self._taking, self._reading = False, False
        self._parts: list[str] = []

    def __iter__(self) -> Iterator[Row]:
        for piece in walk(self._source, self._start, self._end, self._text):
            self.passed += piece
            yield from self._handed_out()
        yield from self._handed_out()

    def _handed_out(self) -> list[Row]:
        ready, self._ready = self._ready, []
        return ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._column = self._place(attributes.get("r"))
            self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._formula, self._parts = False, []
        elif name in ("v", "t"):
            self._taking = not self._reading
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._hidden, self._column, self._cells = truth(attributes.get("hidden")), 0, []
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._reading = True

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._taking = False
        elif name == "c":
            self._finish()
        elif name == "row" and self._cells:
            self._ready.append(Row(self._row, self._hidden, self._cells))
        elif name == "rPh":
            self._reading = False

    def _text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)

    def _place(self, reference: str | None) -> int:
        if reference is None:
            return self._column + 1
        name = reference.rstrip("0123456789")
        if name not in self._columns:
            self._columns[name] = number(name)
        return self._columns[name]

    def _finish(self) -> None:
        text = "".join(self._parts)
        if (text or self._formula) and 1 <= self._column <= MOST_COLUMN:
            holds = _KINDS.get(self._type, Holds.NUMBER)
            if self._type == "s":
                holds, text = Holds.TEXT, self._shared(text)
            elif self._type == "inlineStr":
                text = plain(text)
            elif holds is Holds.NUMBER and self._style in self._days:
                holds = Holds.DAY
            if text.strip() or self._formula:
                self._cells.append(Cell(self._column, holds, text, self._formula))

    def _shared(self, index: str) -> str:
        place = int(index)
        if not 0 <= place < len(self._strings):
            raise Damaged
        return self._strings[place]
