"""Thousands of new rows at once, past the ORM: on PostgreSQL by COPY, which takes a third of INSERT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from backend.kernel.db import connection, db, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Column, Dialect, Table

    from backend.kernel.db import Base

    Values = dict[str, Any]

_NO_OLD_PLANS = text("SET LOCAL plan_cache_mode = force_custom_plan")


def insert_all(rows: Iterable[Base]) -> None:
    """Insert new rows past the ORM, each table's at once, in the order in which tables are first met.

    Rows of one table must have the same columns set. They stay strangers to the session: drop them.
    """
    by_table: dict[Any, list[Values]] = {}
    for row in rows:
        table = row.__table__
        held = vars(row)
        by_table.setdefault(table, []).append(
            {name: held[name] for name in table.columns.keys() & held.keys()}
        )
    for table, batch in by_table.items():
        if db.engine.dialect.name == "postgresql":
            _copy(table, batch)
        else:
            run(table.insert(), batch)


def plan_anew() -> None:
    """Until the commit, let PostgreSQL plan each query for the tables as they are by then.

    It keeps the plans of repeated queries: those made when a table was empty read the whole of it for ever.
    """
    if db.engine.dialect.name == "postgresql":
        run(_NO_OLD_PLANS)


def _copy(table: Table, batch: list[Values]) -> None:
    held = connection()
    columns = [column for column in table.columns if column.key in batch[0] or column.default is not None]
    names = ", ".join(held.dialect.identifier_preparer.quote(column.name) for column in columns)
    fields = [_field(column, held.dialect) for column in columns]
    driver: Any = held.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for values in batch:
            copy.write_row([field(values) for field in fields])


def _field(column: Column[Any], dialect: Dialect) -> Callable[[Values], Any]:
    """Gives a column's value as the driver wants it."""
    key = column.key
    worded = column.type.dialect_impl(dialect).bind_processor(dialect)
    default = getattr(column.default, "arg", None)

    def value(values: Values) -> Any:
        held = values[key] if key in values else default(None) if callable(default) else default
        return worded(held) if worded else held

    return value
