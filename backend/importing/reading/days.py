"""Dates as people and programs write them. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_WRITTEN: Final = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]0{1,2}:00(?::00)?(?:\.0+)?Z?)?"
)
_TOGETHER: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BACKWARDS: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_FIRST: Final = date(1899, 12, 31)
_FIRST_1904: Final = date(1904, 1, 1)
_NEVER_WAS: Final = 60
"""29 February 1900, which Excel counts and which never was."""
_LAST_SERIAL: Final = 100_000


class NotADay(ValueError):
    """`args[0]` is the code of the fault."""


def written(text: str) -> date:
    """2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日, 20260131. Raises NotADay."""
    match = _WRITTEN.fullmatch(text) or _TOGETHER.fullmatch(text)
    if not match:
        raise NotADay("date.order" if _BACKWARDS.fullmatch(text) else "date.bad")
    try:
        return date(*map(int, match.groups()))
    except ValueError as wrong:
        raise NotADay("date.bad") from wrong


def counted(text: str, *, since_1904: bool) -> date:
    """A serial number of Excel. Raises NotADay."""
    try:
        serial = int(float(text))
    except (ValueError, OverflowError) as wrong:
        raise NotADay("date.bad") from wrong
    if not 0 < serial <= _LAST_SERIAL or (serial == _NEVER_WAS and not since_1904):
        raise NotADay("date.bad")
    if since_1904:
        return _FIRST_1904 + timedelta(days=serial)
    return _FIRST + timedelta(days=serial - (serial > _NEVER_WAS))
