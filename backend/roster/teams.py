"""Teams: people who visit together. Membership has a beginning and an end, and is never erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import access, gate
from backend.roster.find import existing, found
from backend.roster.gate import Scope
from backend.roster.models import Area, Staff, Team, TeamMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID


def teams() -> Sequence[Team]:
    """Teams within reach: one's own, those one leads, those in one's areas, or all."""
    reach = gate.reach()
    query = select(Team).join(Team.area).order_by(Area.path, Team.name)
    if reach.scope < Scope.ALL:
        membership = select(TeamMember.team_id).where(
            TeamMember.staff_id == reach.staff_id, TeamMember.until.is_(None)
        )
        query = query.where(
            or_(Team.id.in_(membership), Team.id.in_(reach.teams), reach.area_clause(Area.path))
        )
    return db.session.scalars(query).all()


def add(given: dict[str, Any]) -> Team:
    """A new team; its leader is one of its members.

    Raises:
        NoSuch: an area or a person that does not exist.
    """
    team = Team(
        id=uuid7(),
        name=given["name"],
        type=given["type"],
        area=existing(Area, given["area"]),
        leader=existing(Staff, given["leader"]),
    )
    db.session.add(team)
    _set_members(team, given["members"])
    access.record("team.add", "team", team.id, fields=given)
    return team


def change(team_id: UUID, given: dict[str, Any]) -> Team:
    """Change a team; whoever is no longer named among `members` leaves it today.

    Raises:
        NoSuch, NotFound: see there.
    """
    team = found(Team, team_id)
    team.name, team.type = given.get("name", team.name), given.get("type", team.type)
    if "leader" in given:
        team.leader = existing(Staff, given["leader"])
    _set_members(team, given.get("members", [member.id for member in team.members]))
    access.record("team.change", "team", team.id, fields=given)
    return team


def _set_members(team: Team, members: Iterable[UUID]) -> None:
    wanted, now = {*members, team.leader.id}, now_ms()
    for membership in team.memberships:
        if membership.until is None and membership.staff.id not in wanted:
            membership.until = now
    for new in sorted(wanted - {member.id for member in team.members}):
        team.memberships.append(TeamMember(id=uuid7(), staff=existing(Staff, new), since=now))
    db.session.flush()
