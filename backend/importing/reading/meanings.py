"""What the words and numbers in a column of codes mean: known words, national codes, and what a person said.

A bare number can mean one thing here and another in the system it comes from (consent 0 or 2 for no). It is
understood as the national code, but remembered as unsure: somebody is asked before it is written down.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from backend.importing.columns.people_codes import ALSO_CALLED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.importing.columns.column import Column
    from backend.policy.words import Code

    Chosen = Mapping[str, Mapping[str, Mapping[str, str]]]

MOST_VALUES: Final = 60
NOTHING: Final = ""
"""Somebody said that this value is to be left out."""
_ASIDE: Final = re.compile(r"[（(][^（）()]*[)）]")


class Meaning(NamedTuple):
    """`code` is None where nothing is known. `sure`: it could not be another system's."""

    code: str | None
    sure: bool


@dataclass
class Seen:
    """The values met in one column, how often, and how each was understood."""

    counts: Counter[str] = field(default_factory=Counter)
    meanings: dict[str, Meaning] = field(default_factory=dict)


class Meanings:
    """Understands codes, and remembers what it met. `chosen`: sheet → column → value → code."""

    def __init__(self, chosen: Chosen | None = None) -> None:
        self.chosen: Chosen = chosen or {}
        self.seen: dict[tuple[str, str], Seen] = {}

    def of(self, form: str, column: Column, text: str) -> Meaning:
        """What `text` means in a column."""
        seen = self.seen.setdefault((form, column.key), Seen())
        meaning = seen.meanings.get(text)
        if meaning is None:
            meaning = self._understood(form, column, text)
            if len(seen.meanings) < MOST_VALUES:
                seen.meanings[text] = meaning
        if text in seen.meanings:
            seen.counts[text] += 1
        return meaning

    def _understood(self, form: str, column: Column, text: str) -> Meaning:
        said = self.chosen.get(form, {}).get(column.key, {})
        if text in said:
            return Meaning(said[text], sure=True)
        if column.codes is None:
            return Meaning(None, sure=False)
        code = words_of(column.codes).get(_plain(text))
        if code is not None:
            return Meaning(code, sure=True)
        return Meaning(numbers_of(column.codes).get(text.lstrip("0") or text), sure=False)


@cache
def words_of(codes: type[Code]) -> dict[str, str]:
    """Every word for a code: Chinese, also without what stands in brackets, English, and the code itself."""
    found: dict[str, str] = {**ALSO_CALLED.get(codes, {})}
    for one in codes:
        found.setdefault(_plain(one.zh), one.value)
        found.setdefault(_plain(_ASIDE.sub("", one.zh)), one.value)
        found.setdefault(_plain(one.en), one.value)
        if not one.value.isdigit():
            found.setdefault(_plain(one.value), one.value)
    return found


@cache
def numbers_of(codes: type[Code]) -> dict[str, str]:
    """National codes, without leading zeros."""
    return {one.national.lstrip("0") or one.national: one.value for one in codes if one.national}


def _plain(text: str) -> str:
    return "".join(text.split()).translate(_BRACKETS).casefold()


_BRACKETS: Final = str.maketrans("()，", "（）,")
