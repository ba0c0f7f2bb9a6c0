"""From findings to what a person is asked to look at. Pure.

The rule, in words: in each channel the heaviest doubt counts whole and the next by half, because two doubts
of one channel may share one cause. A visit is put before a person when these together make a forgery likelier
than not, were one visit in twenty forged; but never for accidents of one channel alone: there must be a doubt
in a second channel, or one that no everyday accident makes. Accidents that merely meet in one visit count six
times less: asked about thirty of them, every fiftieth honest visit shows two. It is DOUBTFUL only with
near-proof, or with two channels of which one is more than a hint. Only a person rejects.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.authenticity.findings import Channel, Outcome, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backend.authenticity.findings import Finding, Pattern

FORGED = 1 / 20  # of visits, before anything is known of one
NEEDED = math.log((1 - FORGED) / FORGED)  # nats that make it likelier than not
COINCIDENCE = math.log(6)  # hints alone lose this: accidents may meet in any of half a dozen channels
COUNTS = 0.7  # nats from which a channel counts as a second one: twice as likely as not


@dataclass(frozen=True)
class Verdict:
    """`score` 0..1 orders the queue, `flagged` puts it there, `doubtful` is its influence on the visit's
    verdict.

    In silent mode nothing is shown yet: flags are worked out, kept for the county's rates, and not
    raised.
    """

    score: float
    flagged: bool
    doubtful: bool
    pattern: Pattern | None
    channels: Mapping[Channel, float]
    silent: bool = False

    @property
    def shown(self) -> bool:
        """Whether a person is asked."""
        return self.flagged and not self.silent


def judge(findings: Iterable[Finding], *, silent: bool = False) -> Verdict:
    """Combine weighed findings by the rule above."""
    doubts = [one for one in findings if one.outcome is Outcome.DOUBT and one.weight > 0]
    strength = max((one.strength for one in doubts), default=Strength.HINT)
    weights = {
        channel: _together([one.weight for one in doubts if one.channel is channel]) for channel in Channel
    }
    weights = {channel: weight for channel, weight in weights.items() if weight}
    total = sum(weights.values())
    several = sum(weight >= COUNTS for weight in weights.values()) > 1
    may_ask = several or strength >= Strength.QUESTION
    if strength is Strength.HINT:
        total = max(0.0, total - COINCIDENCE)
    if not may_ask:
        total = min(total, NEEDED - 0.5)
    flagged = may_ask and total >= NEEDED
    leading = max(doubts, key=lambda one: one.weight, default=None)
    return Verdict(
        score=_probability(total + strength / 2),
        flagged=flagged,
        doubtful=flagged and (strength is Strength.NEAR_PROOF or (several and strength is Strength.QUESTION)),
        pattern=leading.pattern if leading else None,
        channels=weights,
        silent=silent,
    )


def _together(weights: list[float]) -> float:
    """The heaviest of one channel whole, the next by half."""
    first, second, *_ = [*sorted(weights, reverse=True), 0.0, 0.0]
    return first + second / 2


def _probability(nats: float) -> float:
    return 1 / (1 + math.exp(NEEDED - nats))
