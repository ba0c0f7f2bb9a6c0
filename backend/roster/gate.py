"""The one gate: every endpoint names its permission; the matrix says which role has it, and how far."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from flask import current_app, g, has_request_context
from flask_login import current_user
from sqlalchemy import ColumnElement, false, or_, select, true

from backend.kernel.db import db
from backend.roster.models import Area, Staff, StaffArea, StaffRole, TeamMember
from backend.roster.refusals import Forbidden, SignInNeeded
from backend.roster.roles import LEADER, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from uuid import UUID

    from flask import Flask
    from sqlalchemy.orm import InstrumentedAttribute

    View = TypeVar("View", bound="Callable[..., Any]")


class Scope(IntEnum):
    """How far a permission reaches; each contains the ones before."""

    NONE = 0
    OWN = 1
    TEAM = 2
    AREA = 3
    ALL = 4


if TYPE_CHECKING:
    Matrix = Mapping[str, Mapping[str, Scope]]


@dataclass(frozen=True)
class Reach:
    """How far the person signed in reaches with one permission."""

    scope: Scope
    staff_id: UUID | None
    areas: tuple[str, ...] = ()
    """Paths of the areas the person works in."""
    teams: frozenset[UUID] = frozenset()
    """Teams the person leads."""

    def covers_area(self, path: str) -> bool:
        return self.scope == Scope.ALL or (self.scope == Scope.AREA and path.startswith(self.areas))

    def area_clause(self, path: InstrumentedAttribute[str]) -> ColumnElement[bool]:
        """SQL for `covers_area` on a column of area paths."""
        if self.scope == Scope.ALL:
            return true()
        if self.scope < Scope.AREA or not self.areas:
            return false()
        return or_(*(path.startswith(area, autoescape=True) for area in self.areas))

    def covers_staff(self, person: UUID) -> bool:
        """Whether `person` is oneself, or (from TEAM on) in a team that one leads, or anyone (ALL)."""
        if self.scope == Scope.ALL or (self.scope >= Scope.OWN and person == self.staff_id):
            return True
        return self.scope >= Scope.TEAM and person in self.led_staff()

    def led_staff(self) -> set[UUID]:
        """Everyone in the teams that one leads."""
        if not self.teams:
            return set()
        members = select(TeamMember.staff_id).where(
            TeamMember.team_id.in_(self.teams), TeamMember.until.is_(None)
        )
        return set(db.session.scalars(members))


@dataclass(frozen=True)
class Principal:
    """Who is asking: as much of a person as most requests need, and all that every request reads."""

    id: UUID
    roles: frozenset[str]


def init_app(app: Flask, matrix: Matrix) -> None:
    """Hand the gate its matrix: permission → role → scope."""
    app.extensions["lianfang.matrix"] = matrix


def allows(permission: str, *, writes: bool = False) -> Callable[[View], View]:
    """Let through only those who have `permission`.

    `writes` marks a GET that leaves something behind (an access record); other GETs are held to reading.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            g.reach = _require(permission)
            return view(*args, **kwargs)

        guarded.permission, guarded.writes = permission, writes  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def reach() -> Reach:
    """How far the permission of the current endpoint reaches."""
    here: Reach = g.reach
    return here


def scope(permission: str) -> Reach:
    """How far the person signed in reaches with another permission (scope NONE when they lack it)."""
    asking = principal_or_none()
    if asking is None:
        return Reach(_widest(permission, {PUBLIC}), None)
    roles = {PUBLIC, *asking.roles}
    if LEADER in _row(permission) and staff().led_teams:
        roles.add(LEADER)
    widest = _widest(permission, roles)
    if widest <= Scope.OWN:  # the commonest: what a phone sends is its owner's, and needs no more looked up
        return Reach(widest, asking.id)
    person = staff()
    areas = tuple(area.path for area in person.areas)
    return Reach(widest, asking.id, areas, frozenset(person.leads))


def reach_of(person: Staff, permission: str) -> Reach:
    """How far somebody reaches who left work to the server, and is not asking themself."""
    areas = tuple(area.path for area in person.areas)
    widest = _widest(permission, {PUBLIC, *person.roles})
    return Reach(widest, person.id, areas, frozenset(person.leads))


def holders(permission: str) -> dict[UUID, tuple[str, ...]]:
    """Everybody active who has a permission for areas, with the paths of these."""
    roles = [role for role, here in _row(permission).items() if here == Scope.AREA]
    query = (
        select(Staff.id, Area.path)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .join(StaffArea, StaffArea.staff_id == Staff.id)
        .join(Area, Area.id == StaffArea.area_id)
        .where(Staff.active, StaffRole.role.in_(roles))
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for person, path in db.session.execute(query).all():
        found[person] = (*found.get(person, ()), path)
    return found


def permissions(person: Staff | None) -> dict[str, str]:
    """Every permission of a person, with its scope in lower case; for the app's menus."""
    roles = {PUBLIC} if person is None else {PUBLIC, *person.roles, *((LEADER,) if person.led_teams else ())}
    widest = {name: _widest(name, roles) for name in current_app.extensions["lianfang.matrix"]}
    return {name: here.name.lower() for name, here in widest.items() if here > Scope.NONE}


def principal() -> Principal:
    """Who is asking, without another query.

    Raises:
        SignInNeeded: nobody is signed in.
    """
    asking = principal_or_none()
    if asking is None:
        raise SignInNeeded
    return asking


def principal_or_none() -> Principal | None:
    """Who is asking, or None; also None outside a request."""
    if not has_request_context() or not current_user.is_authenticated:
        return None
    asking: Principal = current_user.principal
    return asking


def staff() -> Staff:
    """The person signed in, whole.

    Raises:
        SignInNeeded: nobody is.
    """
    return db.session.get_one(Staff, principal().id)


def staff_or_none() -> Staff | None:
    """The person signed in, whole, or None."""
    return None if principal_or_none() is None else staff()


def _widest(permission: str, roles: Collection[str]) -> Scope:
    row = _row(permission)
    return max((row.get(role, Scope.NONE) for role in roles), default=Scope.NONE)


def _row(permission: str) -> Mapping[str, Scope]:
    row: Mapping[str, Scope] = current_app.extensions["lianfang.matrix"][permission]
    return row


def _require(permission: str) -> Reach:
    here = scope(permission)
    if here.scope == Scope.NONE:
        principal()
        raise Forbidden(permission=permission)
    return here
