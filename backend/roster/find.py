"""Finding rows that a request names, or refusing in the right words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from backend.kernel.db import Base, db
from backend.kernel.refusals import NotFound
from backend.roster.admin_refusals import NoSuch

if TYPE_CHECKING:
    from uuid import UUID

Row = TypeVar("Row", bound=Base)


def found(kind: type[Row], row_id: UUID) -> Row:
    """The row that the address names.

    Raises:
        NotFound: there is none.
    """
    row = db.session.get(kind, row_id)
    if row is None:
        raise NotFound
    return row


def existing(kind: type[Row], row_id: UUID) -> Row:
    """The row that the request's content chose.

    Raises:
        NoSuch: there is none.
    """
    row = db.session.get(kind, row_id)
    if row is None:
        raise NoSuch(what=kind.__tablename__)
    return row
