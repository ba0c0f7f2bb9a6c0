"""Which policy is in force where and when. Adopted documents come first, then the deployment's profile."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from flask import current_app
from sqlalchemy import Text, Uuid, bindparam, func, or_, select

from backend.kernel.db import db, run
from backend.policy import documents, shipped
from backend.policy.documents import Document, Kind
from backend.policy.models import PolicyVersion
from backend.policy.shipped import Rulebook
from backend.roster.models import Area, lies_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from flask import Flask
    from sqlalchemy import ColumnElement, Select

    from backend.config import Config
    from backend.policy.team import TeamPolicy

ADOPTED = "ADOPTED"
_BASE = "lianfang.rulebook"


def init_app(app: Flask, config: Config) -> None:
    """Load the deployment's profile; one that cannot be used stops the start.

    Raises:
        PolicyError, OSError.
    """
    app.extensions[_BASE] = shipped.rulebook(config.profile)


def base() -> Rulebook:
    """The deployment's profile: what holds where nothing was adopted."""
    return cast("Rulebook", current_app.extensions[_BASE])


def in_force(kind: str, on: date, area_id: UUID | None = None) -> Document:
    """The document of a kind that holds on a day, in an area or (without one) everywhere."""
    found = run(_OF_AREA, since=on, until=on, kind=kind, area=area_id).first()
    return _adopted(found.id) if found else base()[Kind(kind)]


def rulebook(on: date, path: str = "") -> Rulebook:
    """Every document that holds on a day in the area of this path."""
    found = dict(base().documents)
    for row in reversed(run(_AT_PATH, since=on, until=on, path=path).all()):
        found[Kind(row.kind)] = _adopted(row.id)
    return Rulebook(found)


def rulebooks(wanted: Collection[tuple[date, UUID]]) -> dict[tuple[date, UUID], Rulebook]:
    """For days and areas, every document that holds there then; one query for all of them."""
    found = {one: dict(base().documents) for one in wanted}
    if not wanted:
        return {}
    days, areas = zip(*wanted, strict=True)
    rows = run(_IN_AREAS, since=min(days), until=max(days), areas=list(set(areas))).all()
    for row in reversed(rows):
        for on, area in wanted:
            if area == row.area and row.valid_from <= on and (row.valid_to is None or on <= row.valid_to):
                found[on, area][Kind(row.kind)] = _adopted(row.id)
    return {one: Rulebook(held) for one, held in found.items()}


def all_in_force(on: date, area_id: UUID | None = None) -> list[Document]:
    """Every document that holds on a day, in an area or (without one) everywhere, in the order of kinds."""
    found = rulebook(on, _path(area_id)).documents
    return [found[kind] for kind in Kind if kind in found]


def team_policy(on: date, area_id: UUID | None = None) -> TeamPolicy:
    """The team policy of a day."""
    policy: TeamPolicy = in_force(Kind.TEAM, on, area_id).body
    return policy


def _valid(path: ColumnElement[str]) -> Select[UUID, str]:
    """Adopted versions that hold on some day from `since` to `until`: the one for the smallest area first,
    then the one that began last.

    Visits ask with every statement, so this is written once, with the days and what `path` needs left open.
    """
    return (
        select(PolicyVersion.id, PolicyVersion.kind)
        .outerjoin(Area, Area.id == PolicyVersion.area_id)
        .where(PolicyVersion.state == ADOPTED, PolicyVersion.valid_from <= bindparam("until"))
        .where(or_(PolicyVersion.valid_to.is_(None), PolicyVersion.valid_to >= bindparam("since")))
        .where(or_(PolicyVersion.area_id.is_(None), lies_in(path, Area.path)))
        .order_by(func.coalesce(func.length(Area.path), 0).desc(), PolicyVersion.valid_from.desc())
    )


def _path(area_id: UUID | None) -> str:
    if area_id is None:
        return ""
    return db.session.scalar(select(Area.path).where(Area.id == area_id)) or ""


@lru_cache(maxsize=256)
def _adopted(version_id: UUID) -> Document:
    """An adopted document; it never changes, so it is read once."""
    return documents.parse(db.session.get_one(PolicyVersion, version_id).document)


_HERE = Area.__table__.alias("here")
_AT_PATH = _valid(bindparam("path", type_=Text()))
_OF_AREA = (
    _valid(select(_HERE.c.path).where(_HERE.c.id == bindparam("area", type_=Uuid())).scalar_subquery())
    .where(PolicyVersion.kind == bindparam("kind"))
    .limit(1)
)
_IN_AREAS = (
    _valid(_HERE.c.path)
    .add_columns(_HERE.c.id.label("area"), PolicyVersion.valid_from, PolicyVersion.valid_to)
    .where(_HERE.c.id.in_(bindparam("areas", expanding=True)))
)
