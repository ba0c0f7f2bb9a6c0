"""When a person's situation is followed on a list of its own: the CASE_LISTS policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.policy.words import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node


class CaseList(Code):
    """特殊患者台账."""

    LOST = "LOST", "失访", "lost contact"
    MED_INTERRUPTED = "MED_INTERRUPTED", "间断服药", "medicine interrupted"
    MED_NONE = "MED_NONE", "持续未服药", "no medicine"
    GUARD_NONE = "GUARD_NONE", "无监护", "no guardian"
    GUARD_WEAK = "GUARD_WEAK", "弱监护", "weak guardian"
    FLOATING = "FLOATING", "流动暂住", "staying temporarily"
    RELAPSING = "RELAPSING", "病情反复发作", "relapsing"
    NON_MANAGED = "NON_MANAGED", "非在管", "not in management"


_BOUNDS: Final = {
    "lost_cycles": (1, 6),
    "lost_attempts": (1, 6),
    "lost_within_days": (3, 60),
    "interrupted_clear_visits": (1, 6),
    "none_visits": (1, 6),
    "none_visits_dangerous": (1, 6),
    "dangerous_from": (1, 5),
    "relapse_episodes": (2, 12),
    "relapse_admissions": (2, 12),
    "relapse_months": (3, 36),
    "consent_asked_days": (30, 366),
}


@dataclass(frozen=True, slots=True)
class CaseLists:
    """Thresholds. `review_days`: list → days until it is looked at again; None means at each visit."""

    lists: tuple[CaseList, ...]
    review_days: Mapping[CaseList, int | None]
    lost_cycles: int
    lost_attempts: int
    lost_within_days: int
    interrupted_clear_visits: int
    none_visits: int
    none_visits_dangerous: int
    dangerous_from: int
    relapse_episodes: int
    relapse_admissions: int
    relapse_months: int
    consent_asked_days: int


def read(node: Node, _version: str) -> CaseLists:
    """Build the thresholds, or raise PolicyError."""
    node.only("review_days", *_BOUNDS)
    reviews = node["review_days"].only(*CaseList)
    if not reviews.members():
        raise reviews.wrong("names no list", "没有列出任何台账")
    found = CaseLists(
        lists=tuple(CaseList(name) for name, _ in reviews.members()),
        review_days={
            CaseList(name): days.whole(1, 366) if days.given else None for name, days in reviews.members()
        },
        **{name: node[name].whole(*bounds) for name, bounds in _BOUNDS.items()},
    )
    if found.none_visits_dangerous > found.none_visits:
        raise node["none_visits_dangerous"].wrong(
            "waits longer where there is danger than where there is none", "有危险时反而等得更久"
        )
    return found


def widened(found: CaseLists) -> list[tuple[str, str, str, bool]]:
    """Being called lost after fewer attempts than the norm asks for needs a paper."""
    fewer = [name for name, norm in (("lost_cycles", 3), ("lost_attempts", 2)) if getattr(found, name) < norm]
    return [
        (f"body.{name}", "calls somebody lost sooner than the national norm", "早于国家规范认定失访", False)
        for name in fewer
    ]
