"""The first account, without which nobody could make the second."""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import select

from backend.kernel.db import db
from backend.roster import people, places
from backend.roster.models import Staff
from backend.roster.roles import Level, OrganisationType, Role, Terrain

PASSWORD_BYTES: Final = 15


class AlreadyBegun(Exception):
    """Somebody can sign in already; new accounts are theirs to make."""


def begin(code: str, county: str, organisation: str, login: str, name: str) -> str:
    """Make the county (`code` as in the national list of areas), the organisation that runs the server,
    and its system administrator `login`. Returns the password.

    Raises:
        AlreadyBegun: there are accounts.
    """
    if db.session.scalar(select(Staff.id).limit(1)):
        raise AlreadyBegun
    area = places.add_area(
        {"code": code, "name": county, "level": Level.COUNTY, "parent": None, "terrain": Terrain.VILLAGE}
    )
    runs_it = places.add_organisation(
        {"name": organisation, "type": OrganisationType.HEALTH_BUREAU, "area": area.id, "duty_phone": ""}
    )
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    people.add(
        {
            "login": login,
            "name": name,
            "password": password,
            "org": runs_it.id,
            "roles": [Role.ADM_SYS],
            "areas": [area.id],
        }
    )
    return password
