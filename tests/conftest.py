"""Fixtures: every test that asks for `app` runs on SpatiaLite and on PostGIS, each time on empty tables."""

from __future__ import annotations

import shutil
from contextvars import Context
from typing import TYPE_CHECKING, Any

import pytest
from flask import current_app
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import NullPool, create_engine, text

from backend.app import create_app
from backend.config import Config
from backend.kernel import keys
from backend.kernel.db import Base, db
from tests.cast import PASSWORD, Cast, assemble
from tests.databases import PostgisCluster, postgis_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from werkzeug.test import TestResponse

    from backend.kernel.http import App

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("lianfang", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lianfang")


class Browser(FlaskClient):
    """A browser: keeps its cookie, sends the check token, and lives in a context of its own.

    The test's own session is committed first, because the embedded database has one writer at a time.
    """

    token = ""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        if current_app:
            db.session.commit()
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("X-CSRF-Token", self.token)
        return Context().run(super().open, *args, headers=headers, **kwargs)

    def sign_in(self, login: str, password: str = PASSWORD) -> TestResponse:
        self.token = self.get("/api/session").json["csrf"]
        answer = self.post("/api/session", json={"login": login, "password": password})
        self.token = answer.json.get("csrf", self.token)
        return answer


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys") / "keys"
    keys.create(folder)
    return folder


@pytest.fixture(scope="session")
def postgis() -> Iterator[PostgisCluster]:
    with postgis_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def spatialite_template(tmp_path_factory: pytest.TempPathFactory, key_folder: Path) -> Path:
    """A SpatiaLite file with every table and no row; `tests/migrations` proves that migrations agree."""
    file = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    _create_tables(settings(file.parent, key_folder, f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgis_database(
    postgis: PostgisCluster, tmp_path_factory: pytest.TempPathFactory, key_folder: Path
) -> tuple[PostgisCluster, str]:
    url = postgis.create("tables")
    _create_tables(settings(tmp_path_factory.mktemp("pg"), key_folder, url))
    return postgis, url


@pytest.fixture(params=["spatialite", "postgis"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database with every table."""
    if request.param == "spatialite":
        template = request.getfixturevalue("spatialite_template")
        file = tmp_path / "lianfang.sqlite3"
        shutil.copyfile(template, file)
        yield f"sqlite:///{file}"
    else:
        _, url = request.getfixturevalue("postgis_database")
        yield url
        _empty(url)


@pytest.fixture
def config(database_url: str, tmp_path: Path, key_folder: Path) -> Config:
    return settings(tmp_path, key_folder, database_url)


@pytest.fixture
def build() -> Iterator[Callable[[Config], App]]:
    """`build(config)` is an application whose connections are closed after the test."""
    built: list[App] = []

    def make(config: Config) -> App:
        built.append(create_app(config))
        built[-1].test_client_class = Browser
        return built[-1]

    yield make
    held = [_close(app) for app in built]
    assert not any(held), "a thread or a context of this test still holds a connection to the database"


@pytest.fixture
def app(build: Callable[[Config], App], config: Config) -> Iterator[App]:
    """An application on empty tables, with its context pushed for calling services directly."""
    app = build(config)
    with app.app_context():
        yield app
        db.session.remove()


@pytest.fixture
def cast(app: App) -> Cast:
    """The fictitious county, committed."""
    people = assemble()
    db.session.commit()
    return people


@pytest.fixture
def visitor(app: App) -> Browser:
    """A browser where nobody is signed in."""
    return browser_of(app)


@pytest.fixture
def signed_in(app: App, cast: Cast) -> Callable[[str], Browser]:
    """`signed_in("he.xiaoman")` is a new browser with that person signed in."""

    def make(login: str) -> Browser:
        browser = browser_of(app)
        assert browser.sign_in(login).status_code == 200
        return browser

    return make


def browser_of(app: App) -> Browser:
    client = app.test_client()
    assert isinstance(client, Browser)
    client.token = client.get("/api/session").json["csrf"]
    return client


def settings(data: Path, key_folder: Path, url: str) -> Config:
    """Settings for a test: everything in `data`, passwords cheap, jobs at once."""
    return Config(
        data=data,
        keys=key_folder,
        database_url=url,
        pwa=data / "pwa",
        argon2_memory_kib=8,
        argon2_passes=1,
        sign_in_limit="1000 per minute",
        jobs_now=True,
    )


def _close(app: App) -> int:
    """Close the application's connections; how many somebody still holds, which nobody will ever close."""
    with app.app_context():
        db.session.remove()
        held = db.engine.pool.checkedout()
        db.engine.dispose()
    return held


def _create_tables(config: Config) -> None:
    app = create_app(config)
    with app.app_context():
        db.create_all()
        db.session.remove()
        db.engine.dispose()


def _empty(url: str) -> None:
    tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with create_engine(url, poolclass=NullPool).begin() as connection:
        # A test that left a transaction open is told so, instead of waiting for ever.
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
