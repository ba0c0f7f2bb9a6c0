"""One cell, read as its column asks."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from backend.importing.columns.column import Kind
from backend.importing.reading import cleaning, days, numbers
from backend.importing.workbook.cells import Holds

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.importing.columns.column import Column
    from backend.importing.reading.meanings import Meanings
    from backend.importing.workbook.cells import Cell

    Report = Callable[..., None]

_SEVERAL: Final = re.compile(r"[、,，;；\n/]")
_EARLIEST: Final = date(1900, 1, 1)
_TOGETHER: Final = len("20260131")


class Wrong(ValueError):
    """A cell cannot be used. `code` is that of the fault."""

    def __init__(self, code: str, said: str = "", **details: Any) -> None:
        super().__init__(code)
        self.code, self.said, self.details = code, said, details


class Values:
    """Reads cells of one sheet. `report(code, said, **details)` hears what is wrong, or was put right."""

    def __init__(self, form: str, meanings: Meanings, today: date, *, since_1904: bool) -> None:
        self._form, self._meanings = form, meanings
        self._today, self._since_1904 = today, since_1904
        self._readers: dict[Kind, Callable[[str, Column], Any]] = {
            Kind.TEXT: lambda text, _: text,
            Kind.NUMBER: _number,
            Kind.PHONE: _phone,
            Kind.CODE: self._code,
            Kind.CODES: self._codes,
            Kind.NAMES: lambda text, _: list(dict.fromkeys(several(text))),
        }

    def read(self, cell: Cell, column: Column, report: Report) -> Any:
        """The value: text, day, number, code or list of them; None where there is none that can be used."""
        try:
            return self._read(cell, column, report)
        except Wrong as wrong:
            report(wrong.code, "" if column.private else wrong.said, **wrong.details)
            return None

    def _read(self, cell: Cell, column: Column, report: Report) -> Any:
        if cell.formula:
            raise Wrong("cell.formula")
        if cell.holds is Holds.FAULT:
            raise Wrong("cell.fault", cell.text)
        if column.kind in (Kind.DAY, Kind.PAST_DAY):
            return self._day(cell, column, report)
        text = _text(cell, column, report)
        return self._readers[column.kind](text, column) if text else None

    def _day(self, cell: Cell, column: Column, report: Report) -> date:
        try:
            day, mended = self._day_of(cell)
        except days.NotADay as wrong:
            raise Wrong(wrong.args[0], cleaning.shown(cell.text)) from wrong
        if day < _EARLIEST:
            raise Wrong("date.early", day.isoformat())
        if column.kind is Kind.PAST_DAY and day > self._today:
            raise Wrong("date.ahead", day.isoformat())
        if mended:
            report(mended, read=_hidden(column, day.isoformat()))
        return day

    def _day_of(self, cell: Cell) -> tuple[date, str]:
        if cell.holds is Holds.DAY:
            return days.counted(cell.text, since_1904=self._since_1904), ""
        text, mended = cleaning.cleaned(cell.text)
        plain = text.removesuffix(".0")
        if plain.isdigit() and len(plain) != _TOGETHER:
            return days.counted(plain, since_1904=self._since_1904), "mended.serial"
        return days.written(plain), mended

    def _code(self, text: str, column: Column) -> str | None:
        code = self._meanings.of(self._form, column, text).code
        if code is None:
            raise Wrong("code.unknown", cleaning.shown(text), **choices_of(column))
        return code or None

    def _codes(self, text: str, column: Column) -> list[str]:
        found = [self._code(one, column) for one in several(text)]
        return list(dict.fromkeys(one for one in found if one))


def several(text: str) -> list[str]:
    """The parts of a list that somebody typed."""
    return [one for part in _SEVERAL.split(text) if (one := part.strip())]


def choices_of(column: Column) -> dict[str, str]:
    """The words of a column's codes, for advice."""
    codes = list(column.codes or ())
    return {"choices": "、".join(one.zh for one in codes), "choices_en": ", ".join(one.en for one in codes)}


def _text(cell: Cell, column: Column, report: Report) -> str:
    text = cell.text
    if cell.holds in (Holds.NUMBER, Holds.DAY) and column.kind is not Kind.NUMBER:
        try:
            text = numbers.as_text(text)
        except numbers.Lost as lost:
            raise Wrong("number.lost") from lost
    if fault := cleaning.unfit(text):
        raise Wrong(fault)
    text, mended = cleaning.cleaned(text)
    if len(text) > column.most:
        raise Wrong("value.long", length=len(text), most=column.most)
    if mended:
        report(mended, read=_hidden(column, cleaning.shown(text)))
    return text


def _number(text: str, column: Column) -> float:
    value = numbers.as_amount(text)
    if value is None:
        raise Wrong("number.bad", cleaning.shown(text), example=column.example)
    return value


def _phone(text: str, _: Column) -> str:
    if not numbers.is_phone(text):
        raise Wrong("phone.bad")
    return text


def _hidden(column: Column, text: str) -> str:
    return "•••" if column.private else text
