"""A month's draw as one file with which anybody draws again: no database, no trust. Pure."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backend.review.sampling import RULE, Candidate, draw, seed
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

    @classmethod
    def parse(cls, text: str) -> Draw:
        """Raises FormatError (`draw.shape`, `draw.rule`)."""
        try:
            told: dict[str, Any] = json.loads(text)
            among = [Candidate(str(visit), str(leader)) for visit, leader in told["among"]]
            drawn = frozenset(map(str, told["drawn"]))
            percent, least = int(told["percent"]), int(told["least"])
            month, note, rule = str(told["month"]), str(told["checkpoint"]), told["rule"]
        except (ValueError, KeyError, TypeError) as wrong:
            raise FormatError("draw.shape", SHAPE) from wrong
        if rule != RULE:
            raise FormatError("draw.rule", RULE)
        return cls(month, note, percent, least, among, drawn)

    def to_json(self) -> str:
        """The file."""
        told = {
            "rule": RULE,
            "month": self.month,
            "checkpoint": self.note,
            "percent": self.percent,
            "least": self.least,
            "among": [[one.visit, one.leader] for one in self.among],
            "drawn": sorted(self.drawn),
        }
        return json.dumps(told, indent=1) + "\n"

    def again(self) -> Sequence[str]:
        """The visits that this head draws, in the order of their places. Raises FormatError."""
        head, _ = checkpoint.read(self.note)
        chosen_by = seed(head.origin, self.month, head.root, head.size)
        return draw(self.among, chosen_by, self.percent, self.least)


def listed(candidates: Iterable[Candidate]) -> bytes:
    """Everybody who could be drawn, one a line, as its digest in the log was made."""
    return "".join(sorted(f"{one.visit} {one.leader}\n" for one in candidates)).encode()


def packed(candidates: Iterable[Candidate]) -> bytes:
    """The list as it is kept."""
    return zlib.compress(listed(candidates), 9)


def unpacked(kept: bytes) -> list[Candidate]:
    """And read again."""
    return [Candidate(*line.split()) for line in zlib.decompress(kept).decode().splitlines()]
