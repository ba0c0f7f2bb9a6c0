"""Whom a visit needs: the team on paper before it, from class, colour and danger. Pure.

Colleagues who cannot come say why in one tap; the visit is then planned as reduced, with that reason, and
nobody signs for anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.codes import Grade
from backend.policy.team import Present, evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.policy.people import RoleGroup
    from backend.policy.team import Rule, Situation, TeamPolicy, Unmet


@dataclass(frozen=True, slots=True)
class Invited:
    """A colleague and their answer: True comes, False cannot, None has not said."""

    staff: UUID
    org: UUID
    roles: frozenset[str]
    answer: bool | None = None
    reason: str | None = None

    @property
    def present(self) -> Present:
        """As if they had come."""
        return Present(self.staff, self.org, self.roles, Grade.A)


@dataclass(frozen=True, slots=True)
class Paper:
    """The team as planned. `unmet`: what is missing among those who have not declined."""

    policy: str
    rule: str
    min_staff: int
    min_orgs: int
    need: tuple[frozenset[RoleGroup], ...]
    unmet: tuple[Unmet, ...]
    reduced: bool
    """It is incomplete only because colleagues declined with a reason."""
    not_invited: frozenset[RoleGroup]

    @property
    def may_be_invited(self) -> bool:
        """Complete, or reduced with reasons."""
        return not self.unmet or self.reduced


def on_paper(policy: TeamPolicy, situation: Situation, invited: Sequence[Invited]) -> Paper:
    """Compare the invited with the rule for this situation."""
    rule: Rule = policy.rule_for(situation)
    coming = evaluate(policy, situation, [one.present for one in invited if one.answer is not False])
    whole = evaluate(policy, situation, [one.present for one in invited])
    reasons = all(one.reason for one in invited if one.answer is False)
    return Paper(
        policy=policy.version,
        rule=rule.id,
        min_staff=rule.min_staff,
        min_orgs=rule.min_orgs,
        need=rule.need,
        unmet=coming.unmet,
        reduced=bool(coming.unmet) and not whole.unmet and reasons,
        not_invited=rule.not_invited,
    )
