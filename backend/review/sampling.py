"""Draws a month's visits to be called back, so that nobody chooses and anybody can draw again. Pure.

The seed is the head of the public log at the month's end: no one knew it while visits were made, and every
phone holds it now. Each visit's number is SHA-256 over seed and the leaf of the log that its receipt made:
the visit's own id was chosen on a phone, that leaf holds the server's time. Every leader's visits are put in
the order of their numbers and spread evenly over 0..1, shifted by the leader's own number; the smallest
places are drawn. So each leader's share is as large as their share of the visits, within one.

The first rule hashed the visit's id, and drew from joint visits only; what it drew is still verified by it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_RULE: Final = "lianfang.sample/v1"
RULE: Final = "lianfang.sample/v2"


@dataclass(frozen=True)
class Candidate:
    """A visit that may be drawn, and whose it is; `leaf`: of its receipt, in hexadecimal."""

    visit: str
    leader: str
    leaf: str = ""

    @property
    def number_of(self) -> str:
        """What its number is made of; by the first rule there was no leaf."""
        return self.leaf or self.visit


def seed(origin: str, month: str, root: bytes, size: int, rule: str = RULE) -> bytes:
    """What chooses: the log's head at the end of the month."""
    text = f"{rule}\n{origin}\n{month}\n{size}\n{root.hex()}\n"
    return hashlib.sha256(text.encode()).digest()


def draw(candidates: Iterable[Candidate], chosen_by: bytes, percent: int, least: int) -> list[str]:
    """The visits drawn, in the order of their places."""
    leaders: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        leaders[one.leader].append(one)
    places = []
    for leader, visits in leaders.items():
        shift = _number(chosen_by, leader)
        ordered = sorted(visits, key=lambda one: (_number(chosen_by, one.number_of), one.visit))
        places += [((rank + shift) / len(ordered), one.visit) for rank, one in enumerate(ordered)]
    wanted = max(least, -(-len(places) * percent // 100))
    return [visit for _, visit in sorted(places)[:wanted]]


def _number(chosen_by: bytes, what: str) -> float:
    digest = hashlib.sha256(chosen_by + what.encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64
