"""The rows of one sheet as lines: values by column, and everything that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from backend.importing.reading import headings
from backend.importing.reading.faults import Fault
from backend.importing.reading.values import Values
from backend.importing.refusals import TooManyRows
from backend.importing.workbook.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from backend.importing.columns.column import Column, Form
    from backend.importing.reading.meanings import Meanings
    from backend.importing.workbook.book import Book, Sheet
    from backend.importing.workbook.cells import Row
    from backend.importing.workbook.sheet import Merged

MOST_ROWS: Final = 100_000
EXAMPLE: Final = "示例"
_TALL: Final = 1000


@dataclass
class Line:
    """One row that is to be imported. A column that is empty has no value."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not any(fault.bad for fault in self.faults)


class Reading:
    """Reads a sheet once. `faults` are those of the sheet as a whole."""

    def __init__(self, book: Book, sheet: Sheet, form: Form, meanings: Meanings, today: date) -> None:
        self.form, self.sheet = form, sheet
        self.faults: list[Fault] = []
        self._rows = book.rows(sheet)
        self._values = Values(form.key, meanings, today, since_1904=book.since_1904)
        self._merged = _Merges(book.merged(sheet))
        self._headings = headings.Headings()

    @property
    def passed(self) -> int:
        """Bytes read so far."""
        return self._rows.passed

    def __iter__(self) -> Iterator[Line]:
        rows = iter(self._rows)
        first = list(islice(rows, headings.LOOKED_AT))
        self._headings = headings.find(self.form, first)
        if not self._headings.row:
            code = "sheet.headings" if first else "sheet.empty"
            self.faults.append(Fault(self.sheet.name, 0, "", "", code, "", {"rows": headings.LOOKED_AT}))
            return
        if not headings.check(self.form, self._headings, self._of_heading):
            self.faults.append(Fault(self.sheet.name, 0, "", "", "sheet.left_out"))
            return
        lines = 0
        for row in _chained(first, rows):
            if row.number > self._headings.row and not headings.is_english(self.form, row):
                if line := self._line(row):
                    lines += 1
                    yield line
                if lines > MOST_ROWS:
                    raise TooManyRows(sheet=self.sheet.name, most=MOST_ROWS)

    def fault(self, row: int, key: str, code: str, said: str = "", **details: Any) -> Fault:
        """A fault of one cell; `key` empty: of the whole row."""
        place = self._headings.place(key) if key else 0
        column = self.form.column(key) if key else None
        return self._fault(row, place, column, code, said, details)

    def _line(self, row: Row) -> Line | None:
        line = Line(row.number)
        if self._is_example(row, line):
            return line if line.faults else None
        if row.hidden:
            line.faults.append(self.fault(row.number, "", "row.hidden"))
            return line
        line.faults += [self._fault(row.number, m.left, None, "cell.merged", "", {"range": _named(m)})
                        for m in self._merged.at(row.number)]  # fmt: skip
        for cell in row.cells:
            column = self._headings.columns.get(cell.column)
            if column:
                self._read(line, cell, column)
            elif cell.column not in self._headings.strange:
                line.faults.append(self._fault(row.number, cell.column, None, "cell.beyond", "", {}))
        self._need(line)
        return line

    def _read(self, line: Line, cell: Any, column: Column) -> None:
        def report(code: str, said: str = "", **details: Any) -> None:
            line.faults.append(self._fault(line.row, cell.column, column, code, said, details))

        value = self._values.read(cell, column, report)
        if value is not None and value != []:
            line.values[column.key] = value

    def _need(self, line: Line) -> None:
        told = {fault.heading for fault in line.faults if fault.bad}
        for number, column in self._headings.columns.items():
            if column.required and column.key not in line.values and column.words.zh not in told:
                note = {
                    "note": column.note.zh or column.words.zh,
                    "note_en": column.note.en or column.words.en,
                }
                line.faults.append(self._fault(line.row, number, column, "value.missing", "", note))

    def _is_example(self, row: Row, line: Line) -> bool:
        if not row.cells[0].text.startswith(EXAMPLE) or row.cells[0].column != 1:
            return False
        examples = {column.key: column.example for column in self._headings.columns.values()}
        for cell in row.cells[1:]:
            column = self._headings.columns.get(cell.column)
            if column and cell.text != examples[column.key]:
                line.faults.append(self.fault(row.number, "", "row.example"))
                break
        return True

    def _of_heading(self, code: str, number: int, **details: Any) -> None:
        column = letters(number)
        self.faults.append(Fault(self.sheet.name, self._headings.row, column, "", code, "", details))

    def _fault(self, row: int, place: int, column: Column | None, code: str, said: str,
               details: dict[str, Any]) -> Fault:  # fmt: skip
        heading = column.words.zh if column else ""
        return Fault(self.sheet.name, row, letters(place), heading, code, said, details)


class _Merges:
    """Merged cells by row."""

    def __init__(self, merged: list[Merged]) -> None:
        self._by_row: defaultdict[int, list[Merged]] = defaultdict(list)
        self._tall = [one for one in merged if one.last - one.first >= _TALL]
        for one in merged:
            if one.last - one.first < _TALL:
                for row in range(one.first, one.last + 1):
                    self._by_row[row].append(one)

    def at(self, row: int) -> list[Merged]:
        tall = [one for one in self._tall if one.first <= row <= one.last]
        return [*self._by_row[row], *tall] if row in self._by_row else tall


def _named(merged: Merged) -> str:
    return f"{letters(merged.left)}{merged.first}:{letters(merged.right)}{merged.last}"


def _chained(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest
