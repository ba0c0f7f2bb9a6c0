"""Accounts: who there is, added, changed, paused and never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.pages import Page, paged
from backend.roster import access, gate, passwords, sign_in
from backend.roster import admin_refusals as say
from backend.roster.find import existing, found
from backend.roster.models import Area, Organisation, Staff, StaffArea, StaffRole
from backend.roster.roles import ADMINISTRATORS

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

NOT_ONESELF = {"roles", "areas", "active"}


def listed(wanted: dict[str, Any]) -> Page[Staff]:
    """Accounts by login; `q` looks in logins and names."""
    query = select(Staff).order_by(Staff.login)
    if word := wanted.get("q"):
        query = query.where(
            or_(Staff.login.contains(word, autoescape=True), Staff.name.contains(word, autoescape=True))
        )
    return paged(query, wanted)


def add(given: dict[str, Any]) -> Staff:
    """A new account.

    Raises:
        LoginTaken, TwoAdministrators, NoSuch: see there.
    """
    if db.session.scalar(select(Staff.id).where(Staff.login == given["login"])):
        raise say.LoginTaken(login=given["login"])
    person = Staff(
        login=given["login"],
        name=given["name"],
        organisation=existing(Organisation, given["org"]),
        password_hash=passwords.hashed(given["password"]),
        created_at=now_ms(),
    )
    db.session.add(person)
    _set_roles(person, given["roles"])
    _set_areas(person, given["areas"])
    db.session.flush()
    access.record("staff.add", "staff", person.id, fields=given)
    return person


def change(staff_id: UUID, given: dict[str, Any]) -> Staff:
    """Change an account. Whoever can no longer sign in, or has a new password, is signed out everywhere.

    Raises:
        OwnAccount, TwoAdministrators, NoSuch, NotFound: see there.
    """
    person = found(Staff, staff_id)
    if person.id == gate.principal().id and NOT_ONESELF & given.keys():
        raise say.OwnAccount
    if "org" in given:
        person.organisation = existing(Organisation, given["org"])
    if "roles" in given:
        _set_roles(person, given["roles"])
    if "areas" in given:
        _set_areas(person, given["areas"])
    if "password" in given:
        person.password_hash = passwords.hashed(given["password"])
        passwords.unlock(person.login)
    person.name = given.get("name", person.name)
    person.active = given.get("active", person.active)
    if "password" in given or not person.active:
        sign_in.end_all(person.id)
    access.record("staff.change", "staff", person.id, fields=given)
    return person


def unlock(staff_id: UUID) -> Staff:
    """Lift the pause after wrong passwords."""
    person = found(Staff, staff_id)
    passwords.unlock(person.login)
    access.record("staff.unlock", "staff", person.id)
    return person


def _set_roles(person: Staff, roles: Collection[str]) -> None:
    if len(ADMINISTRATORS.intersection(roles)) > 1:
        raise say.TwoAdministrators
    kept = {row.role: row for row in person.role_rows}
    person.role_rows = [kept.get(role) or StaffRole(role=role) for role in sorted(set(roles))]


def _set_areas(person: Staff, areas: Collection[UUID]) -> None:
    kept = {row.area_id: row for row in person.area_rows}
    person.area_rows = [kept.get(area) or StaffArea(area=existing(Area, area)) for area in sorted(set(areas))]
