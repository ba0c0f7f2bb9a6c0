"""What can be wrong, as a sentence and as advice. `{…}` are filled from the fault's details."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from backend.kernel.errors import Words


class Saying(NamedTuple):
    """What is wrong, and what would be right. `bad` is False where the content was put right by itself."""

    what: Words
    right: Words
    bad: bool = True


class Fault(NamedTuple):
    """Something about a cell, a row (`column` empty) or a sheet (`row` 0). `said` repeats nothing private."""

    sheet: str
    row: int
    column: str
    heading: str
    code: str
    said: str = ""
    details: dict[str, Any] = {}  # noqa: RUF012  never written to

    @property
    def bad(self) -> bool:
        """Whether it keeps the row from being imported."""
        return SAYINGS[self.code].bad

    @property
    def is_known(self) -> bool:
        """Whether it says that the row is here already."""
        return self.code == KNOWN


KNOWN: Final = "row.known"


def _sayings() -> dict[str, Saying]:
    file = Path(__file__).with_name("faults.json")
    return {
        code: Saying(Words(**said["what"]), Words(**said["right"]), said.get("bad", True))
        for code, said in json.loads(file.read_text(encoding="utf-8")).items()
    }


SAYINGS: Final = _sayings()
