"""A workbook: its sheets by name, each read as a stream."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from posixpath import join, normpath
from typing import IO, TYPE_CHECKING, Any, Final

from backend.importing.refusals import Bomb, Damaged, HasLinks, HasMacros, NotAWorkbook
from backend.importing.workbook.opening import BROKEN, opened
from backend.importing.workbook.sheet import Merged, Rows, merges
from backend.importing.workbook.strings import Strings
from backend.importing.workbook.styles import Styles
from backend.importing.workbook.xml import through, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TEXTS: Final = 160 * 1024 * 1024
_TYPES, _RELATIONS, _MAIN = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"


@dataclass(frozen=True)
class Sheet:
    """A sheet as the workbook lists it. `size` is the bytes that reading it passes through."""

    name: str
    hidden: bool
    part: str
    size: int


class Book:
    """An opened workbook. Raises what is wrong with it as a FileRefused, here or while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._archive = opened(file)
        self._sizes = {part.filename: part.file_size for part in self._archive.infolist()}
        self._strings: list[str] | None = None
        self._days: set[int] = set()
        self.since_1904 = False
        self._look_at_types()
        self.sheets = self._list()

    def rows(self, sheet: Sheet) -> Rows:
        """The rows of a sheet, to be gone through once."""
        if self._strings is None:
            self._prepare()
        return Rows(self._part(sheet.part), self._strings or [], self._days)

    def merged(self, sheet: Sheet) -> list[Merged]:
        """Which cells of a sheet were merged."""
        with self._open(sheet.part) as source:
            try:
                return merges(source)
            except BROKEN as wrong:
                raise Damaged from wrong

    def _prepare(self) -> None:
        folder = _folder(self._main)
        if self._sizes.get(join(folder, "sharedStrings.xml"), 0) > MOST_TEXTS:
            raise Bomb
        with self._maybe(join(folder, "sharedStrings.xml")) as source:
            self._strings = Strings(source).texts
        with self._maybe(join(folder, "styles.xml")) as source:
            self._days = Styles(source).days

    def _look_at_types(self) -> None:
        found: list[str] = []
        with self._open(_TYPES) as source:
            through(source, lambda _, given: found.append(given.get("ContentType", "")))
        if any("macroenabled" in one.lower() for one in found):
            raise HasMacros
        if not any("spreadsheetml" in one for one in found):
            raise NotAWorkbook

    def _list(self) -> list[Sheet]:
        self._main = self._main_part()
        folder, targets = _folder(self._main), self._targets()
        sheets: list[Sheet] = []

        def start(name: str, given: dict[str, str]) -> None:
            if name == "workbookPr":
                self.since_1904 = truth(given.get("date1904"))
            elif name == "sheet":
                relation = next((value for key, value in given.items() if key.endswith(":id")), "")
                part = normpath(join(folder, targets.get(relation, ""))).lstrip("/")
                hidden = given.get("state", "visible") != "visible"
                sheets.append(Sheet(given.get("name", ""), hidden, part, self._sizes.get(part, 0)))

        with self._open(self._main) as source:
            through(source, start)
        return [sheet for sheet in sheets if sheet.part in self._sizes]

    def _main_part(self) -> str:
        found = [_MAIN]

        def start(_: str, given: dict[str, str]) -> None:
            if given.get("Type", "").endswith("/officeDocument"):
                found.append(given.get("Target", _MAIN).lstrip("/"))

        with self._maybe(_RELATIONS) as source:
            if source:
                through(source, start)
        return found[-1]

    def _targets(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def start(_: str, given: dict[str, str]) -> None:
            if given.get("Type", "").endswith("/externalLink"):
                raise HasLinks
            found[given.get("Id", "")] = given.get("Target", "")

        with self._maybe(
            join(_folder(self._main), "_rels", f"{self._main.rpartition('/')[2]}.rels")
        ) as source:
            if source:
                through(source, start)
        return found

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        with self._part(name) as source:
            yield source

    @contextmanager
    def _maybe(self, name: str) -> Iterator[IO[bytes] | None]:
        if name in self._sizes:
            with self._open(name) as source:
                yield source
        else:
            yield None

    def _part(self, name: str) -> Any:
        try:
            return self._archive.open(name)
        except (KeyError, *BROKEN) as wrong:
            raise Damaged from wrong


def _folder(part: str) -> str:
    return part.rpartition("/")[0]
