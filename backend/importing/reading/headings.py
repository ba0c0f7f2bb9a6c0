"""Which column stands where: headings may be in any order, in Chinese or in English."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from backend.importing.reading.cleaning import cleaned, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backend.importing.columns.column import Column, Form
    from backend.importing.workbook.cells import Row

LOOKED_AT: Final = 5
"""Somebody may have put a title above the headings."""
_MARKS: Final = str.maketrans("", "", "*＊ :：")


@dataclass
class Headings:
    """`columns`: number of the column → what it is. `strange` columns have a heading nobody knows."""

    row: int = 0
    columns: dict[int, Column] = field(default_factory=dict)
    strange: dict[int, str] = field(default_factory=dict)

    def place(self, key: str) -> int:
        """Where a column stands; 0 where it is missing."""
        return next((number for number, column in self.columns.items() if column.key == key), 0)


def find(form: Form, rows: Sequence[Row]) -> Headings:
    """The headings among the first rows: the first row of which at least half are headings."""
    names = {name: column for column in form.columns for name in map(_plain, column.words)}
    known = {row.number: sum(_plain(cell.text) in names for cell in row.cells) for row in rows}
    best = next((row for row in rows if 2 * known[row.number] >= len(row.cells)), None)
    found = Headings()
    if best is None:
        return found
    found.row = best.number
    for cell in best.cells:
        column = names.get(_plain(cell.text))
        if column:
            found.columns[cell.column] = column
        else:
            found.strange[cell.column] = cell.text
    return found


def check(form: Form, found: Headings, report: Callable[..., None]) -> bool:
    """Report what is wrong with the headings; whether the sheet can be read with them.

    `report(code, column number, said, **details)`.
    """
    for number, text in found.strange.items():
        near = get_close_matches(text, [one.words.zh for one in form.columns], 1, 0) or [
            form.columns[0].words.zh
        ]
        report("column.unknown", number, name=shown(text), near=near[0])
    keys = [column.key for column in found.columns.values()]
    good = True
    for number, column in found.columns.items():
        if keys.index(column.key) != list(found.columns).index(number):
            report("column.twice", number, name=column.words.zh)
            good = False
    for column in form.columns:
        if column.required and column.key not in keys:
            report("column.missing", 0, name=column.words.zh)
            good = False
    return good


def is_english(form: Form, row: Row) -> bool:
    """Whether this is the template's second line of headings."""
    names = {_plain(column.words.en) for column in form.columns}
    return all(_plain(cell.text) in names for cell in row.cells)


def _plain(text: str) -> str:
    return cleaned(text)[0].translate(_MARKS).casefold()
