"""Numbers that count nothing (telephones, papers) and numbers that do. Pure."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from typing import Final

_MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_FIXED: Final = re.compile(r"(?:\+?86)?0\d{9,11}(?:转\d{1,5})?|\d{7,8}|[48]00\d{7}|1\d{2,4}")
_SPARE: Final = re.compile(r"[\s()（）-]")
EXACT: Final = 15
"""Excel keeps so many digits of a number and replaces the rest by zeros."""


class Lost(ValueError):
    """Digits were lost in the spreadsheet."""


def as_text(written: str) -> str:
    """A number as it was typed: `13800000000` for 1.38E10. Raises Lost where more was typed than is kept."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    if value == value.to_integral_value():
        plain = f"{value.to_integral_value():f}"
        if len(plain.lstrip("-")) > EXACT:
            raise Lost
        return plain
    return f"{value.normalize():f}"


def as_amount(text: str) -> float | None:
    """A finite number, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_phone(text: str) -> bool:
    """Whether a Chinese telephone network could ring this."""
    plain = _SPARE.sub("", text)
    return bool(_MOBILE.fullmatch(plain) or _FIXED.fullmatch(plain))
