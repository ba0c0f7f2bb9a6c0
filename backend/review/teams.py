"""Who shares a team with whom: whoever looks into a visit must be of none that was there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from backend.kernel.db import db
from backend.roster.models import Team, TeamMember

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

Stay = tuple["UUID", int | None]
"""Somebody in a team, and until when (ms); None: still."""


@dataclass(frozen=True)
class Teams:
    """Teams by member, and members by team; leaders stay as long as they lead."""

    by_member: Mapping[UUID, Collection[Stay]]
    by_team: Mapping[UUID, Collection[Stay]]

    def mates(self, present: Collection[UUID], team: UUID | None, at: int) -> frozenset[UUID]:
        """Everybody in a team with one of these people, or who was at a moment; and the visit's own team."""
        teams = {one for who in present for one, until in self.by_member.get(who, ()) if _then(until, at)}
        teams |= {team} if team else set()
        return frozenset(who for one in teams for who, until in self.by_team.get(one, ()) if _then(until, at))


def teams_of(people: Collection[UUID], teams: Collection[UUID | None]) -> Teams:
    """The teams of these people and those named, with everybody in them."""
    joined = select(TeamMember.team_id).where(TeamMember.staff_id.in_(people))
    led = select(Team.id).where(Team.leader_id.in_(people))
    named = [team for team in teams if team]
    members = select(TeamMember.staff_id, TeamMember.team_id, TeamMember.until).where(
        or_(TeamMember.team_id.in_(joined), TeamMember.team_id.in_(led), TeamMember.team_id.in_(named))
    )
    leaders = select(Team.leader_id, Team.id).where(
        or_(Team.id.in_(joined), Team.id.in_(led), Team.id.in_(named))
    )
    by_member: defaultdict[UUID, set[Stay]] = defaultdict(set)
    by_team: defaultdict[UUID, set[Stay]] = defaultdict(set)
    stays = [(staff, team, until) for staff, team, until in db.session.execute(members).all()]
    for staff, team, until in [
        *stays,
        *((who, team, None) for who, team in db.session.execute(leaders).all()),
    ]:
        by_member[staff].add((team, until))
        by_team[team].add((staff, until))
    return Teams(by_member, by_team)


def _then(until: int | None, at: int) -> bool:
    return until is None or until >= at
