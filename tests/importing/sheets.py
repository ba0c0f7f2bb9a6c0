"""Workbooks as people make them, for tests. All names and numbers are invented."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from backend.importing import service
from backend.importing.columns.forms import BY_KEY
from backend.importing.reading.papers import check_digit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.importing.models import Import
    from backend.roster.models import Staff

FIRST_ROW = 3
"""The first row of content: headings in two languages stand above it."""


def identity_number(number: int, born: str = "19900131") -> str:
    """A valid resident identity number of the invented county 990100; odd numbers are men's."""
    body = f"990100{born}{number:03}"
    return body + check_digit(body)


def a_person(number: int = 1, **more: Any) -> dict[str, Any]:
    """A good row of the people's sheet."""
    return {
        "name": f"柳{'青白朱玄'[number % 4]}禾",
        "id_no": identity_number(number),
        "area": "990100101201",
        "team": "石桥村关爱帮扶小组",
        "address": f"石桥村三组 {number} 号",
        **more,
    }


def a_book(**sheets: Sequence[Mapping[str, Any]]) -> Workbook:
    """A workbook with these sheets and rows, by the keys of their columns."""
    book = Workbook()
    book.remove(book.active)
    for key, rows in sheets.items():
        form = BY_KEY[key]
        sheet = book.create_sheet(form.words.zh)
        sheet.append([column.words.zh for column in form.columns])
        sheet.append([column.words.en for column in form.columns])
        for row in rows:
            sheet.append([row.get(column.key) for column in form.columns])
    return book


def as_bytes(book: Workbook) -> bytes:
    """The file."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def a_file(**sheets: Sequence[Mapping[str, Any]]) -> bytes:
    """`a_book` as a file."""
    return as_bytes(a_book(**sheets))


def place(key: str, column: str) -> int:
    """Which column of a sheet this is, from 1."""
    return [one.key for one in BY_KEY[key].columns].index(column) + 1


def an_import(person: Staff) -> Import:
    """A file of this person, still being checked."""
    return service.new(person.id, a_file(people=[a_person()]), "名单.xlsx")
