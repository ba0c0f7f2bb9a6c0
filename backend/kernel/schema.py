"""The database's tables: brought up to date by migrations, compared with the models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import flask_migrate
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from geoalchemy2 import alembic_helpers

from backend.kernel.db import Base, db

if TYPE_CHECKING:
    from flask import Flask

MIGRATIONS = Path(__file__).parents[2] / "migrations"

# Tables that SpatiaLite and PostGIS keep for themselves.
EXTENSION = (
    "data_licenses",
    "ElementaryGeometries",
    "geom_cols_ref_sys",
    "geometry_columns",
    "idx_",
    "KNN",
    "spatial_ref_sys",
    "SpatialIndex",
    "spatialite_history",
    "sql_statements_log",
    "sqlite_",
    "vector_layers",
    "views_geometry_columns",
    "virts_geometry_columns",
)


def is_ours(_obj: object, name: str | None, kind: str, *_: object) -> bool:
    """Whether migrations look after this table, column or index."""
    return not (kind == "table" and (name or "").startswith(EXTENSION))


OPTIONS: dict[str, Any] = {
    "include_object": is_ours,
    "compare_type": True,
    "transactional_ddl": True,  # half a migration is worse than none, also on SQLite
}


def init_app(app: Flask) -> None:
    """Let `flask db ...` and `upgrade` find the migrations."""
    flask_migrate.Migrate(
        app,
        db,
        directory=str(MIGRATIONS),
        render_item=alembic_helpers.render_item,
        process_revision_directives=alembic_helpers.writer,
        **OPTIONS,
    )


def upgrade() -> None:
    """Bring the current application's database up to date."""
    flask_migrate.upgrade()


def difference() -> list[Any]:
    """What the models have and the database lacks, or the other way round; empty when they agree."""
    with db.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts=OPTIONS), Base.metadata))
