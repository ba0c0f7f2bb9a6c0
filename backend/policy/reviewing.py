"""How records are looked into: the REVIEW policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from backend.policy.reading import Node

NORM_ANSWER_DAYS: Final = 5
"""Working days in which somebody may answer before anything is decided (R-19)."""


@dataclass(frozen=True, slots=True)
class Review:
    """The REVIEW policy."""

    silent_days: int
    """After the first record is assessed, so long findings are collected and nobody is shown any."""
    answer_days: int
    """Working days to answer."""
    sample_percent: int
    """Share of a month's accepted home visits that are called back, at random."""
    sample_least: int


def read(node: Node, _version: str) -> Review:
    """Build the rules, or raise PolicyError."""
    node.only("silent_days", "answer_days", "sample_percent", "sample_least")
    return Review(
        silent_days=node["silent_days"].whole(0, 366),
        answer_days=node["answer_days"].whole(1, 60),
        sample_percent=node["sample_percent"].whole(1, 100),
        sample_least=node["sample_least"].whole(1, 1000),
    )


def widened(rules: Review) -> list[tuple[str, str, str, bool]]:
    """Less time to answer than a colleague is owed."""
    if rules.answer_days >= NORM_ANSWER_DAYS:
        return []
    return [
        ("body.answer_days", "leaves less than five working days to answer", "少于五个工作日的答复期", False)
    ]
