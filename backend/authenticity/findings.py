"""What a check answers, and in which words. Pure.

A finding never says that somebody lied. It says what was looked at, what was seen, how much rarer that is
in an honest visit than otherwise, and which of the four forgeries it would speak of if it were one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from backend.policy.words import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = "2026-11.5"  # of the checks together; findings of an older one are kept beside those of a newer one

EXPLAINED = 0.5
"""What is left of an accident's weight: a reason given afterwards is worth something, never everything."""

Number = float | int | str | None
Numbers = dict[str, Number]


class Outcome(StrEnum):
    """`UNKNOWN` is never read as clear: the facts were lacking, or the check could not run."""

    CLEAR = "clear"
    DOUBT = "doubt"
    UNKNOWN = "unknown"


class Pattern(Code):
    """The four ways in which a joint visit is forged (V-1)."""

    ALONE = "alone", "成员单独走访", "one member went alone"
    PHONE = "phone", "电话询问代替上门", "a phone call instead of the door"
    INVENTED = "invented", "伪造走访", "an invented visit"
    SIGNATURE = "signature", "假的签字", "a false signature"


class Channel(Code):
    """Where evidence comes from. Two doubts of one channel can share a single cause; of two, hardly."""

    POSITION = "position", "位置", "position"
    TIME = "time", "时间", "time"
    TOGETHER = "together", "同行", "being together"
    PHOTO = "photo", "照片", "photos"
    SIGNATURE = "signature", "签字", "signatures"
    CONTENT = "content", "记录内容", "what was written"
    CUSTODY = "custody", "记录保管", "the record's keeping"


class Strength(IntEnum):
    """What a doubt may do by itself."""

    HINT = 0  # an honest accident makes it too: it counts only beside another channel
    QUESTION = 1  # no everyday accident makes it: a person may be asked about it alone
    NEAR_PROOF = 2  # nothing honest is known that makes it


@dataclass(frozen=True)
class Finding:
    """One check's answer about one visit.

    `weight` is a log likelihood ratio in nats, positive against the visit. `signs` name accidents whose
    frequency the county learns: their weight is put in afterwards from what honest visits elsewhere show,
    `part` of it where somebody said why.
    """

    check: str
    outcome: Outcome
    channel: Channel
    pattern: Pattern
    zh: str
    en: str
    numbers: Mapping[str, Number] = field(default_factory=dict)
    weight: float = 0.0
    strength: Strength = Strength.HINT
    signs: tuple[str, ...] = ()
    part: float = 1.0
    beside: Channel | None = None  # it weighs only where this channel doubts too
    version: str = VERSION
    failed: bool = False  # the check stumbled: unknown, and to be reported


@dataclass(frozen=True)
class Question:
    """A check's name, where its evidence comes from, what it asks, and what its answer cannot tell."""

    name: str
    channel: Channel
    pattern: Pattern
    zh: str
    en: str
    rule: str | None = None  # the A-rule of the domain it answers, if there is one
    limits: tuple[str, str] = ("", "")  # zh, en

    def clear(self, zh: str, en: str, **numbers: Number) -> Finding:
        """Looked at, and nothing remarkable."""
        return self._finding(Outcome.CLEAR, zh, en, numbers)

    def unknown(self, zh: str, en: str, **numbers: Number) -> Finding:
        """The facts to answer it are not there."""
        return self._finding(Outcome.UNKNOWN, zh, en, numbers)

    def doubt(
        self, weight: float, zh: str, en: str, strength: Strength = Strength.HINT, /, **numbers: Number
    ) -> Finding:
        """Something remarkable, `weight` nats of it."""
        return self._finding(Outcome.DOUBT, zh, en, numbers, weight, strength)

    def accident(self, kind: str, zh: str, en: str, **numbers: Number) -> Finding:
        """Something that honest visits show too, as often as the county says."""
        return self._finding(Outcome.DOUBT, zh, en, numbers, signs=(f"{self.name}:{kind}",))

    def explained(self, kind: str, zh: str, en: str, /, **numbers: Number) -> Finding:
        """An accident that somebody gave a reason for afterwards: counted like any other, it weighs half."""
        return replace(self.accident(kind, zh, en, **numbers), part=EXPLAINED)

    def accidents(self, kinds: Iterable[str], zh: str, en: str, **numbers: Number) -> Finding:
        """Several of them at once, which no single cause makes."""
        signs = tuple(f"{self.name}:{kind}" for kind in kinds)
        return self._finding(Outcome.DOUBT, zh, en, numbers, strength=Strength.QUESTION, signs=signs)

    def _finding(
        self,
        outcome: Outcome,
        zh: str,
        en: str,
        numbers: Mapping[str, Number],
        weight: float = 0.0,
        strength: Strength = Strength.HINT,
        signs: tuple[str, ...] = (),
    ) -> Finding:
        return Finding(
            self.name, outcome, self.channel, self.pattern, zh, en, numbers, weight, strength, signs
        )
