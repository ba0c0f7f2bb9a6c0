"""Areas and organisations. Neither is ever deleted; a code, once given, stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import access, gate
from backend.roster import admin_refusals as say
from backend.roster.find import existing, found
from backend.roster.models import Area, Organisation
from backend.roster.roles import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

ORDER = [None, *Level]


def areas() -> Sequence[Area]:
    """Areas within reach, each after the one that contains it."""
    return db.session.scalars(
        select(Area).where(gate.reach().area_clause(Area.path)).order_by(Area.path)
    ).all()


def add_area(given: dict[str, Any]) -> Area:
    """A new area below its parent.

    Raises:
        CodeTaken, WrongLevel, NoSuch: see there.
    """
    parent = existing(Area, given["parent"]) if given["parent"] else None
    if ORDER.index(given["level"]) != ORDER.index(parent.level if parent else None) + 1:
        raise say.WrongLevel
    # By upper or lower case alone no two codes may differ: SQLite's LIKE would let one reach into the other.
    if db.session.scalar(select(Area.id).where(func.lower(Area.code) == given["code"].lower())):
        raise say.CodeTaken(area=given["code"])
    area = Area(
        id=uuid7(),
        code=given["code"],
        name=given["name"],
        level=given["level"],
        terrain=given["terrain"],
        parent_id=parent.id if parent else None,
        path=f"{parent.path if parent else ''}{given['code']}/",
    )
    db.session.add(area)
    db.session.flush()
    access.record("area.add", "area", area.id, fields=given)
    return area


def change_area(area_id: UUID, given: dict[str, Any]) -> Area:
    """Rename an area or correct its terrain."""
    area = found(Area, area_id)
    area.name, area.terrain = given.get("name", area.name), given.get("terrain", area.terrain)
    access.record("area.change", "area", area.id, fields=given)
    return area


def organisations() -> Sequence[Organisation]:
    """Every organisation, by name."""
    return db.session.scalars(select(Organisation).order_by(Organisation.name)).all()


def add_organisation(given: dict[str, Any]) -> Organisation:
    """A new organisation.

    Raises:
        NameTaken, NoSuch: see there.
    """
    _require_free(given["name"])
    organisation = Organisation(
        id=uuid7(),
        name=given["name"],
        type=given["type"],
        duty_phone=given["duty_phone"],
        area=existing(Area, given["area"]),
    )
    _place(organisation, given.get("office"))
    db.session.add(organisation)
    db.session.flush()
    access.record("organisation.add", "organisation", organisation.id, fields=given)
    return organisation


def change_organisation(organisation_id: UUID, given: dict[str, Any]) -> Organisation:
    """Change what is known of an organisation.

    Raises:
        NameTaken, NoSuch, NotFound: see there.
    """
    organisation = found(Organisation, organisation_id)
    if given.get("name", organisation.name) != organisation.name:
        _require_free(given["name"])
    if "area" in given:
        organisation.area = existing(Area, given["area"])
    for name in ("name", "type", "duty_phone"):
        setattr(organisation, name, given.get(name, getattr(organisation, name)))
    if "office" in given:
        _place(organisation, given["office"])
    access.record("organisation.change", "organisation", organisation.id, fields=given)
    return organisation


def _place(organisation: Organisation, office: dict[str, float] | None) -> None:
    organisation.lat = office["lat"] if office else None
    organisation.lon = office["lon"] if office else None


def _require_free(name: str) -> None:
    if db.session.scalar(select(Organisation.id).where(Organisation.name == name)):
        raise say.NameTaken(name=name)
