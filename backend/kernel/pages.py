"""Lists cut into pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from marshmallow import Schema, fields, validate
from sqlalchemy import func, select

from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

Row = TypeVar("Row")
DEEPEST = 100_000
COUNTED = 5000
"""Counting stops here: nobody leafs through more, and counting takes as long as the list is."""


class PageQuery(Schema):
    """Which page is wanted; the base of every list's query."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, DEEPEST))
    per_page = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class PageShape(Schema):
    """What every page has beside its `items`."""

    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    total = fields.Integer(
        required=True, metadata={"maximum": COUNTED, "description": f"{COUNTED}: that many or more"}
    )


@dataclass(frozen=True)
class Page(Generic[Row]):
    items: Sequence[Row]
    page: int
    pages: int
    total: int


def paged(query: Select[Row], wanted: dict[str, Any]) -> Page[Row]:
    """The wanted page of an ordered query; a page beyond the last is empty. `total` is COUNTED at most."""
    page, size = wanted["page"], wanted["per_page"]
    counted = query.order_by(None).limit(COUNTED).subquery()
    total = db.session.scalar(select(func.count()).select_from(counted)) or 0
    items = db.session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return Page(items, page, -(-total // size), total)
