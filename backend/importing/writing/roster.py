"""Areas, organisations, staff and teams, through the services that an administrator uses by hand."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from backend.roster import people, places, teams

if TYPE_CHECKING:
    from uuid import UUID

PASSWORD_BYTES: Final = 9
"""Twelve characters: more than can be tried, few enough to type once."""


class RosterWriter:
    """Writes one row at a time. `passwords` holds (account, name, first password) of the new accounts."""

    def __init__(self) -> None:
        self.passwords: list[tuple[str, str, str]] = []

    def area(self, given: dict[str, Any]) -> UUID:
        """A new area's identity."""
        return places.add_area(given).id

    def organisation(self, given: dict[str, Any]) -> UUID:
        """A new organisation's identity."""
        return places.add_organisation(given).id

    def staff(self, given: dict[str, Any]) -> UUID:
        """A new account's identity; its password is drawn here."""
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        self.passwords.append((given["login"], given["name"], password))
        return people.add({**given, "password": password}).id

    def team(self, given: dict[str, Any]) -> UUID:
        """A new team's identity."""
        return teams.add(given).id
