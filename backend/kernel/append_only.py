"""Rows that are added and never changed: what was once recorded about a person stays as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from typing import NoReturn

    from sqlalchemy.engine import Connection
    from sqlalchemy.orm import Mapper


class AppendOnly:
    """Mixed into a model, it refuses to write over or delete a row through the session."""


class Overwritten(RuntimeError):
    """A fault in the program: something tried to change what is only ever added to."""


@event.listens_for(AppendOnly, "before_update", propagate=True)
@event.listens_for(AppendOnly, "before_delete", propagate=True)
def _refuse(_mapper: Mapper[AppendOnly], _connection: Connection, row: AppendOnly) -> NoReturn:
    raise Overwritten(f"{type(row).__name__} is only ever added to")
