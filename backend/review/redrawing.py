"""A month's draw as one file with which anybody draws again: no database, no trust. Pure."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backend.review.sampling import FIRST_RULE, RULE, Candidate, draw, seed
from backend.transparency import checkpoint
from backend.transparency.encoding import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHAPE = "a draw: rule, month, checkpoint, percent, least, among, drawn"


@dataclass(frozen=True)
class Draw:
    """What was drawn in `month` (YYYY-MM) from `among`, by the head of the log in `note`."""

    month: str
    note: str
    percent: int
    least: int
    among: Sequence[Candidate]
    drawn: frozenset[str]
    rule: str = RULE

    @classmethod
    def parse(cls, text: str) -> Draw:
        """Raises FormatError (`draw.shape`, `draw.rule`)."""
        try:
            told: dict[str, Any] = json.loads(text)
            rule = told["rule"]
            among = [_candidate(row, rule) for row in told["among"]]
            drawn = frozenset(map(str, told["drawn"]))
            percent, least = int(told["percent"]), int(told["least"])
            month, note = str(told["month"]), str(told["checkpoint"])
        except (ValueError, KeyError, TypeError) as wrong:
            raise FormatError("draw.shape", SHAPE) from wrong
        if rule not in (RULE, FIRST_RULE):
            raise FormatError("draw.rule", RULE)
        return cls(month, note, percent, least, among, drawn, rule)

    def to_json(self) -> str:
        """The file."""
        told = {
            "rule": self.rule,
            "month": self.month,
            "checkpoint": self.note,
            "percent": self.percent,
            "least": self.least,
            "among": [_row(one) for one in self.among],
            "drawn": sorted(self.drawn),
        }
        return json.dumps(told, indent=1) + "\n"

    def again(self) -> Sequence[str]:
        """The visits that this head draws, in the order of their places. Raises FormatError."""
        head, _ = checkpoint.read(self.note)
        chosen_by = seed(head.origin, self.month, head.root, head.size, self.rule)
        return draw(self.among, chosen_by, self.percent, self.least)


def listed(candidates: Iterable[Candidate]) -> bytes:
    """Everybody who could be drawn, one a line, as its digest in the log was made."""
    return "".join(sorted(f"{' '.join(_row(one))}\n" for one in candidates)).encode()


def packed(candidates: Iterable[Candidate]) -> bytes:
    """The list as it is kept."""
    return zlib.compress(listed(candidates), 9)


def unpacked(kept: bytes) -> list[Candidate]:
    """And read again."""
    return [Candidate(*line.split()) for line in zlib.decompress(kept).decode().splitlines()]


def _row(one: Candidate) -> list[str]:
    return [one.visit, one.leader, one.leaf] if one.leaf else [one.visit, one.leader]


def _candidate(row: list[object], rule: str) -> Candidate:
    """Raises ValueError, where a row is not what the rule draws by."""
    visit, leader, *leaf = map(str, row)
    if len(leaf) != (rule != FIRST_RULE):
        raise ValueError(rule)
    return Candidate(visit, leader, *leaf)
