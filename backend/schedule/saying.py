"""An open task as it is told: when, why, and whom it takes, as far as the reader may know."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kernel.days import today
from backend.policy import service as policies
from backend.policy.codes import Colour, Purpose
from backend.policy.spans import Span
from backend.policy.team import Situation
from backend.roster import gate
from backend.roster.gate import Scope
from backend.schedule import untried
from backend.schedule.codes import Light, TaskKind
from backend.schedule.joint import on_paper
from backend.schedule.sentences import CLINICAL, said
from backend.schedule.table import Match

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.policy.team import TeamPolicy
    from backend.schedule.joint import Invited, Paper
    from backend.schedule.models import Course, FollowupTask

Shown = dict[str, Any]
PURPOSES = {
    TaskKind.OUTREACH: Purpose.OUTREACH,
    TaskKind.SEARCH: Purpose.SEARCH,
    TaskKind.REASSESS: Purpose.REASSESS,
}
"""What a visit for a task is made for; a follow-up for all others."""


def reads_clinical() -> bool:
    """Whether the person signed in may read how somebody is."""
    return gate.scope("patient.clinical").scope > Scope.NONE


def told(task: FollowupTask, *, clinical: bool) -> Shown:
    """When and why. Who may not read clinical facts gets neither the rule nor its reason."""
    match = matched(task)
    shown_rule = clinical or match.rule not in CLINICAL
    return {
        "id": task.id,
        "kind": task.kind,
        "due_on": task.due_on,
        "window_start": task.window_start,
        "days_over": max((today() - task.due_on).days, 0),
        "rule": match.rule if shown_rule else None,
        "rules": [one[0] for one in task.matches] if clinical else [],
        "sentence": said(match, clinical=clinical),
        "policy": task.policy,
        "held": task.held_on is not None,
        "escalate": task.escalate,
        "untried": untried.told(task.untried),
    }


def matched(task: FollowupTask) -> Match:
    """The rule that decided, as it was computed."""
    rule, due, base, months, days, zh, en = task.matches[0]
    span = Span(months, days) if months or days else None
    return Match(rule, date.fromisoformat(due), date.fromisoformat(base), span, note=(zh, en))


def light_told(course: Course | None, *, clinical: bool) -> Shown | None:
    """Calls in the place of visits: amber for whoever treats, red for everybody who goes there."""
    light = Light(course.light) if course else Light.NONE
    told = light is Light.RED or (light is Light.AMBER and clinical)
    return {"code": light, "zh": light.zh, "en": light.en} if told else None


class Teams:
    """Whom visits take, by what is known of each person today; asks for the policy of an area once."""

    def __init__(self) -> None:
        self._policies: dict[UUID, TeamPolicy] = {}

    def needed(
        self, course: Course | None, area_id: UUID, purpose: Purpose, invited: Sequence[Invited] = ()
    ) -> Paper:
        """The team on paper."""
        if area_id not in self._policies:
            self._policies[area_id] = policies.team_policy(today(), area_id)
        known = course and course.colour
        situation = Situation(
            purpose,
            Colour(known) if known else None,
            course.danger if course else None,
            course.disease_class if course else None,
        )
        return on_paper(self._policies[area_id], situation, invited)


def team_told(paper: Paper) -> Shown:
    """The team as everybody may see it: how many and who, never the colour that asks for them."""
    return {
        "min_staff": paper.min_staff,
        "min_orgs": paper.min_orgs,
        "need": [sorted(slot) for slot in paper.need],
        "not_invited": sorted(paper.not_invited),
        "missing": [{"code": one.code, "zh": one.zh, "en": one.en} for one in paper.unmet],
        "reduced": paper.reduced,
        "policy": paper.policy,
    }
