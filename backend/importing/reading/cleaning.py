"""Putting right what a keyboard or another program left in a text, and saying that it was put right. Pure."""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_WORDS: Final = {code: narrow for code, narrow in _WIDE.items() if chr(narrow).isalnum()}
_APOSTROPHES: Final = "'‘’｀`"
_BLANKS: Final = re.compile(r"[\s\u3000\u200b\ufeff\u00a0]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BROKEN: Final = re.compile("[\ud800-\udfff\ufffd]")
_PRIVATE: Final = re.compile(r"\d[\d\s-]{4,}\d[\dXx]?")
SHOWN: Final = 24


def cleaned(text: str) -> tuple[str, str]:
    """The text as it is meant, and the code of what was put right ("" where nothing was)."""
    if text.isalnum() and text.isascii():
        return text, ""
    plain = _BLANKS.sub(" ", text).strip(" ")
    code = "mended.space" if plain != text else ""
    if plain[:1] in _APOSTROPHES and len(plain) > 1:
        plain, code = plain[1:].strip(), "mended.apostrophe"
    narrow = plain.translate(_WIDE_WORDS)
    return (narrow, "mended.wide") if narrow != plain else (plain, code)


def unfit(text: str) -> str:
    """The code of what makes a text unfit to keep, or ""."""
    if _CONTROL.search(text):
        return "value.characters"
    return "value.broken" if _BROKEN.search(text) else ""


def shown(text: str) -> str:
    """A text short enough for a report, without any number long enough to be somebody's."""
    short = _PRIVATE.sub("•••", " ".join(text.split()))
    return short if len(short) <= SHOWN else f"{short[:SHOWN]}…"
