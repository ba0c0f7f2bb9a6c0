"""The base of every code list: a code that carries its words."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code with its words: `Outcome.SEEN.zh`, `Outcome("SEEN").en`.

    `national` is its code on the national follow-up form, None where that has none.
    """

    zh: str
    en: str
    national: str | None

    def __new__(cls, value: str, zh: str = "", en: str = "", national: str | None = None) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh, member.en, member.national = zh, en, national
        return member
