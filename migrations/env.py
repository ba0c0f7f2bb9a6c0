"""Runs migrations for the current application, on SpatiaLite as on PostGIS."""

from __future__ import annotations

from alembic import context
from flask import current_app

from backend.kernel.db import db


def run() -> None:
    with db.engine.connect() as connection:
        options = current_app.extensions["migrate"].configure_args
        context.configure(connection=connection, target_metadata=db.metadata, **options)
        with context.begin_transaction():
            context.run_migrations()


run()
