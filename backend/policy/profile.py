"""What else a deployment decides: the PROFILE policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.roster.roles import OrganisationType, TeamType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node

POLICE_NORM = 3
"""The police learn of danger from level 3 on. Lower is a local widening, which concerns people's privacy."""


class Rhythm(StrEnum):
    """How often something happens at least."""

    MONTH = "month"
    QUARTER = "quarter"
    ADHOC = "adhoc"


class Pool(StrEnum):
    HEALTH = "HEALTH"
    POLICE = "POLICE"


@dataclass(frozen=True, slots=True)
class Profile:
    """Thresholds, rhythms, targets (tenths of a per cent) and recipients of one deployment."""

    name: str
    zh: str
    en: str
    police_threshold: int
    refusal_months: int | None
    """Notice T3 after so many months of refusals; None: an outreach task only."""
    incident_hours: int
    meetings: Mapping[TeamType, Rhythm]
    training: Rhythm | None
    report_day: int | None
    pools: frozenset[Pool]
    assignment: tuple[str, ...]
    """Schemes of the ROLES policy that apply."""
    targets: Mapping[str, int]
    recipients: Mapping[str, tuple[OrganisationType, ...]]


def read(node: Node, _version: str) -> Profile:
    """Build the profile, or raise PolicyError."""
    node.only(
        "name", "title", "police_threshold", "refusal_months", "incident_hours", "meetings", "training",
        "report_day", "pools", "assignment", "targets", "recipients",
    )  # fmt: skip
    pools = frozenset(node["pools"].several(Pool))
    if not pools:
        raise node["pools"].wrong("names no pool", "没有列出任何库")
    return Profile(
        name=node["name"].text(16),
        zh=node["title"].only("zh", "en")["zh"].text(40),
        en=node["title"]["en"].text(80),
        police_threshold=node["police_threshold"].whole(1, 5),
        refusal_months=node["refusal_months"].whole(1, 24) if node["refusal_months"].given else None,
        incident_hours=node["incident_hours"].whole(1, 168),
        meetings={
            TeamType(name): rhythm.one_of(Rhythm)
            for name, rhythm in node["meetings"].only(*TeamType).members()
        },
        training=node["training"].one_of(Rhythm) if node["training"].given else None,
        report_day=node["report_day"].whole(1, 28) if node["report_day"].given else None,
        pools=pools,
        assignment=tuple(item.text(40) for item in node["assignment"].each()),
        targets={name: share.whole(0, 1000) for name, share in node["targets"].members()},
        recipients={
            name: tuple(orgs.several(OrganisationType)) for name, orgs in node["recipients"].members()
        },
    )


def widened(profile: Profile) -> list[tuple[str, str, str, bool]]:
    """Telling the police below the norm's threshold."""
    if profile.police_threshold >= POLICE_NORM:
        return []
    return [
        (
            "body.police_threshold",
            f"is below {POLICE_NORM}: more people's danger level is shared than the norm allows",
            f"低于 {POLICE_NORM}：知悉范围宽于国家规范",
            True,
        )
    ]
