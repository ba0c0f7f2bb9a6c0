"""Migrations and models are two descriptions of one database; here they are held to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from backend.kernel import schema
from backend.kernel.db import db
from tests.conftest import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from backend.config import Config
    from backend.kernel.http import App


@pytest.fixture(params=["spatialite", "postgis"])
def bare_app(
    request: pytest.FixtureRequest, tmp_path: Path, key_folder: Path, build: Callable[[Config], App]
) -> Iterator[App]:
    """An application on a database with no table at all."""
    url = f"sqlite:///{tmp_path / 'bare.sqlite3'}"
    if request.param == "postgis":
        url = request.getfixturevalue("postgis").create("bare")
    app = build(settings(tmp_path, key_folder, url))
    with app.app_context():
        yield app
    if request.param == "postgis":
        request.getfixturevalue("postgis").drop("bare")


def test_migrations_make_the_tables_of_the_models(bare_app: App) -> None:
    schema.upgrade()

    assert schema.difference() == []


def test_a_second_upgrade_changes_nothing(bare_app: App) -> None:
    schema.upgrade()
    schema.upgrade()

    assert schema.difference() == []


def test_the_tables_that_tests_run_on_are_those_of_the_models(app: App) -> None:
    assert schema.difference() == []


def test_a_downgrade_leaves_no_table_of_ours(bare_app: App) -> None:
    import flask_migrate

    schema.upgrade()
    flask_migrate.downgrade(revision="base")

    left = {table for table in inspect(db.engine).get_table_names() if table in db.metadata.tables}
    assert left == set()
