"""Judging areas, organisations, staff and teams. What is new is entered, so that later lines may name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from backend.importing.checking.here import Account, Body, Group, Place, Unclear
from backend.importing.reading.cleaning import shown
from backend.kernel.ids import uuid7
from backend.roster.roles import Level, Terrain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from backend.importing.checking.here import Here
    from backend.importing.checking.judged import Checked

    Write = Callable[[dict[str, Any]], UUID]

_CODE: Final = re.compile(r"[0-9A-Za-z-]{1,32}")
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]")
_ORDER: Final = [None, *Level]


def nothing(_: dict[str, Any]) -> UUID:
    """Writes nothing down: a dry run."""
    return uuid7()


def in_order(lines: Iterable[Checked]) -> list[Checked]:
    """Areas from above to below, because each needs the one that contains it."""
    return sorted(lines, key=lambda one: _ORDER.index(one.get("level")) if one.get("level") else 0)


def area(one: Checked, here: Here, write: Write) -> None:
    """An area below its parent."""
    code, name, level = one.get("code"), one.get("name"), one.get("level")
    if code and not _CODE.fullmatch(code):
        one.fault("code", "area_code.bad")
    parent = _parent(one, here)
    if not one.line.is_good:
        return
    if held := here.areas.get(code):
        path = f"{parent.path if parent else ''}{code}/"
        _compare(
            one,
            "code",
            {"name": held.name == name, "level": held.level == level, "parent": held.path == path},
        )
        return
    if _ORDER.index(level) != _ORDER.index(parent.level if parent else None) + 1:
        one.fault("level", "area.level")
        return
    terrain = one.get("terrain") or Terrain.VILLAGE
    given = {
        "code": code,
        "name": name,
        "level": level,
        "terrain": terrain,
        "parent": parent.id if parent else None,
    }
    path = f"{parent.path if parent else ''}{code}/"
    here.enter_area(Place(write(given), code, name, level, path, terrain))


def organisation(one: Checked, here: Here, write: Write) -> None:
    """An organisation in an area."""
    where = _area(one, here, "area")
    if not one.line.is_good or where is None:
        return
    name, kind = one.get("name"), one.get("type")
    if held := here.organisations.get(name):
        _compare(one, "name", {"type": held.type == kind, "area": held.area == where.code})
        return
    given = {"name": name, "type": kind, "area": where.id, "duty_phone": one.get("duty_phone") or "",
             "office": None}  # fmt: skip
    here.enter_organisation(Body(write(given), name, kind, where.code))


def staff(one: Checked, here: Here, write: Write) -> None:
    """An account; whoever writes it chooses the first password."""
    login = one.get("login")
    if login and not _LOGIN.fullmatch(login):
        one.fault("login", "login.bad")
    body = organisation_named(one, here, "organisation")
    areas = [found for words in one.get("areas") or () if (found := _area_of(one, here, "areas", words))]
    if not one.line.is_good or body is None:
        return
    if held := here.accounts.get(login):
        same = {"name": held.name == one.get("name"), "organisation": held.organisation == body.name}
        _compare(one, "login", same)
        return
    given = {"login": login, "name": one.get("name"), "org": body.id, "roles": one.get("roles"),
             "areas": [area.id for area in areas]}  # fmt: skip
    here.enter_account(Account(write(given), login, one.get("name"), body.name))


def team(one: Checked, here: Here, write: Write) -> None:
    """A team with its leader and members."""
    where = _area(one, here, "area")
    leader = _account(one, here, "leader", one.get("leader"))
    members = [
        found for login in one.get("members") or () if (found := _account(one, here, "members", login))
    ]
    if not one.line.is_good or where is None or leader is None:
        return
    name = one.get("name")
    held = next((team for team in here.teams.get(name, []) if team.path == where.path), None)
    if held:
        _compare(one, "name", {"leader": held.leader == leader.login})
        return
    given = {"name": name, "type": one.get("type"), "area": where.id, "leader": leader.id,
             "members": [member.id for member in members]}  # fmt: skip
    here.enter_team(Group(write(given), name, where.path, leader.login))


def organisation_named(one: Checked, here: Here, key: str) -> Body | None:
    """The organisation that a cell names; reported where there is none."""
    name = one.get(key)
    if name and name not in here.organisations:
        one.fault(key, "organisation.unknown", shown(name), near=here.organisation_like(name))
    return here.organisations.get(name)


def _compare(one: Checked, key: str, same: dict[str, bool]) -> None:
    one.known = True
    for field, alike in same.items():
        if not alike:
            one.differs(key, field)


def _parent(one: Checked, here: Here) -> Place | None:
    words = one.get("parent")
    if not words:
        return None
    try:
        return here.area(words)
    except Unclear:
        one.fault("parent", "area.parent", shown(words))
        return None


def _area(one: Checked, here: Here, key: str) -> Place | None:
    words = one.get(key)
    return _area_of(one, here, key, words) if words else None


def _area_of(one: Checked, here: Here, key: str, words: str) -> Place | None:
    try:
        return here.area(words)
    except Unclear as unclear:
        one.fault(key, unclear.args[0], shown(words))
        return None


def _account(one: Checked, here: Here, key: str, login: str | None) -> Account | None:
    if login and login not in here.accounts:
        one.fault(key, "staff.unknown", name=shown(login))
    return here.accounts.get(login or "")
