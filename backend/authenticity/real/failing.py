"""When a visit cannot be read, or a check stumbles over it: nothing is cleared by failing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.authenticity import assess
from backend.authenticity.checks import ALL
from backend.authenticity.findings import Outcome, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from backend.authenticity.findings import Finding


def unread() -> tuple[Finding, ...]:
    """What is said of a visit whose facts could not be read: no check could be asked."""
    return tuple(assess.stumbled(check) for check in ALL)


def with_doubts(findings: Sequence[Finding], before: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """The findings; a check that doubted when it last ran, and now stumbled, doubts until it runs again."""
    doubted = {one["check"]: one for one in before if one["outcome"] == Outcome.DOUBT}
    return tuple(
        _doubting(one, doubted[one.check]) if one.failed and one.check in doubted else one for one in findings
    )


def _doubting(one: Finding, before: Mapping[str, Any]) -> Finding:
    return replace(
        one,
        outcome=Outcome.DOUBT,
        zh=before["zh"],
        en=before["en"],
        numbers=before["numbers"],
        weight=before["weight"],
        strength=Strength(before["strength"]),
    )
