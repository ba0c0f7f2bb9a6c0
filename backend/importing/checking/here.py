"""What a file may name: areas, organisations, accounts, teams; here already, or brought by the file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.roster.models import Area, Organisation, Staff, Team

if TYPE_CHECKING:
    from uuid import UUID

    from backend.roster.gate import Reach


@dataclass(frozen=True)
class Place:
    """An area."""

    id: UUID
    code: str
    name: str
    level: str
    path: str
    terrain: str


@dataclass(frozen=True)
class Body:
    """An organisation. `area` is the code of its area."""

    id: UUID
    name: str
    type: str
    area: str


@dataclass(frozen=True)
class Account:
    """A member of staff."""

    id: UUID
    login: str
    name: str
    organisation: str


@dataclass(frozen=True)
class Group:
    """A team. `leader` is an account name."""

    id: UUID
    name: str
    path: str
    leader: str


class Unclear(LookupError):
    """`args[0]` is the code of the fault."""


class Here:
    """Looked up by the words that people write. `reach` is how far the person importing reaches."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.areas: dict[str, Place] = {}
        self.organisations: dict[str, Body] = {}
        self.accounts: dict[str, Account] = {}
        self.teams: defaultdict[str, list[Group]] = defaultdict(list)
        self._areas_named: defaultdict[str, list[Place]] = defaultdict(list)

    @classmethod
    def load(cls, reach: Reach) -> Here:
        """Everything that is here."""
        here = cls(reach)
        for area in db.session.scalars(select(Area)):
            here.enter_area(Place(area.id, area.code, area.name, area.level, area.path, area.terrain))
        query = select(Organisation.id, Organisation.name, Organisation.type, Area.code).join(
            Organisation.area
        )
        for row in db.session.execute(query):
            here.enter_organisation(Body(*row))
        accounts = select(Staff.id, Staff.login, Staff.name, Organisation.name).join(Staff.organisation)
        for row in db.session.execute(accounts):
            here.enter_account(Account(*row))
        teams = select(Team.id, Team.name, Area.path, Staff.login).join(Team.area).join(Team.leader)
        for row in db.session.execute(teams):
            here.enter_team(Group(*row))
        return here

    def enter_area(self, area: Place) -> None:
        """One more area."""
        self.areas[area.code] = area
        self._areas_named[area.name].append(area)

    def enter_organisation(self, body: Body) -> None:
        """One more organisation."""
        self.organisations[body.name] = body

    def enter_account(self, account: Account) -> None:
        """One more account."""
        self.accounts[account.login] = account

    def enter_team(self, team: Group) -> None:
        """One more team."""
        self.teams[team.name].append(team)

    def area(self, words: str) -> Place:
        """By code, by code and name as the template offers them, or by a name that only one area has.

        Raises:
            Unclear: area.unknown, area.ambiguous.
        """
        found = self.areas.get(words) or self.areas.get(words.split(maxsplit=1)[0])
        if found:
            return found
        named = self._within(self._areas_named.get(words, []))
        if len(named) == 1:
            return named[0]
        raise Unclear("area.ambiguous" if named else "area.unknown")

    def team(self, words: str, below: Place) -> Group:
        """A team by its name; among several, the one of this area or of one around it.

        Raises:
            Unclear: team.unknown, team.ambiguous.
        """
        named = [one for one in self.teams.get(words, []) if self.reach.covers_area(one.path)]
        near = [one for one in named if below.path.startswith(one.path) or one.path.startswith(below.path)]
        found = near if len(named) > 1 else named
        if len(found) == 1:
            return found[0]
        raise Unclear("team.ambiguous" if found else "team.unknown")

    def organisation_like(self, words: str) -> str:
        """The most similar name of an organisation, or ""."""
        return next(iter(get_close_matches(words, self.organisations, 1)), "")

    def team_like(self, words: str) -> str:
        """The most similar name of a team within reach, or ""."""
        names = [
            name for name, teams in self.teams.items() if any(self.reach.covers_area(t.path) for t in teams)
        ]
        return next(iter(get_close_matches(words, names, 1)), "")

    def _within(self, areas: list[Place]) -> list[Place]:
        return [one for one in areas if self.reach.covers_area(one.path)]
