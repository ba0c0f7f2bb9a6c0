"""The database: one session a request, SpatiaLite in a file or PostGIS on a server, the same code on both."""

from __future__ import annotations

import sqlite3
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import MetaData, event, exc, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Flask
    from sqlalchemy import CursorResult, Executable, Table
    from sqlalchemy.engine import Connection, Engine

    from backend.config import Config

    Rows = CursorResult[*tuple[Any, ...]]

BUSY_SECONDS = 20
CONNECTIONS = 16
"""As many as a process has threads: a connection beyond these would be opened and closed for each request."""
RESTED_SECONDS = 30
READS_ONLY = "lianfang_reads_only"
READERS = "lianfang_readers"
_RESTING = "lianfang_resting"
_CONNECTION = "lianfang_connection"
_LOCKS = text("SELECT pg_advisory_xact_lock(hashtext(one)) FROM unnest(CAST(:what AS text[])) AS one")


class Base(DeclarativeBase):
    """Base of every model. Names of constraints are fixed, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OneSession(FlaskSession):
    """A session that can promise to only read, and is held to it."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        bind = super().get_bind(*args, **kwargs)
        if not self.info.get(READS_ONLY):
            return bind
        # One bind for the whole session: it keeps a connection, and a transaction, for each bind it is given.
        readers: dict[Any, Engine | Connection] = self.info.setdefault(READERS, {})
        if bind not in readers:
            readers[bind] = bind.execution_options(**{READS_ONLY: True, "postgresql_readonly": True})
        return readers[bind]


db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": OneSession})


def init_app(app: Flask, config: Config) -> None:
    """Connect `db` to the configured database."""
    url = make_url(config.database_url)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(url.get_backend_name())
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    with app.app_context():
        if url.get_backend_name() == "sqlite":
            event.listen(db.engine, "connect", _open_spatialite)
            event.listen(db.engine, "begin", _begin)
        else:
            event.listen(db.engine, "checkin", _note_rest)
            event.listen(db.engine, "checkout", _try_after_rest)


def promise_to_read() -> None:
    """Hold the current session to reading: readers of the embedded database then never wait for a writer."""
    db.session().info[READS_ONLY] = True


def pause() -> None:
    """Let go of the embedded database's one write lock while a slow line is waited for.

    Only before anything was written. PostgreSQL need not: there a transaction that waits is in nobody's way.
    """
    if db.engine.dialect.name == "sqlite":
        db.session.rollback()


def run(statement: Executable, rows: Sequence[Mapping[str, Any]] = (), **values: Any) -> Rows:
    """Execute a statement in the session's transaction, past the ORM: what every visit passes through costs
    a third this way. What the session has not flushed yet is not seen.

    A statement kept at module level, with `bindparam` for `values`, is compiled only once.
    """
    return connection().execute(statement, rows or values)


@cache
def insert_new(table: Table, dialect: str) -> Executable:
    """Insert rows where none stands under their key; `rowcount` says which of two writers was first."""
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    new: Executable = insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return new


def one_at_a_time(*what: str) -> None:
    """Wait until no other transaction holds any of these, and hold them until the commit.

    For things that must be numbered without gaps. SQLite has one writer already; PostgreSQL is asked, in one
    order everywhere, so that two transactions never wait for each other.
    """
    if what and db.session.get_bind().dialect.name == "postgresql":
        run(_LOCKS, what=sorted(what))


def connection() -> Connection:
    """The session's connection, found once a transaction: the session looks it up anew at every call.

    A savepoint stands only once the session was asked, so within one it is.
    """
    session = db.session()
    held: Connection | None = session.info.get(_CONNECTION)
    if held is None or held.closed or session.in_nested_transaction():
        held = session.info[_CONNECTION] = session.connection()
    return held


@event.listens_for(Session, "before_flush")
def _keep_promise(session: Session, *_: Any) -> None:
    if session.info.get(READS_ONLY) and (session.new or session.dirty or session.deleted):
        raise RuntimeError("this endpoint promised to only read; give its gate writes=True")


def _engine_options(backend: str) -> dict[str, Any]:
    quiet = {"hide_parameters": True}  # an error in the journal must not tell whom it was about
    if backend == "sqlite":
        return {**quiet, "module": _sqlite_module(), "connect_args": {"timeout": BUSY_SECONDS}}
    return {**quiet, "pool_size": CONNECTIONS, "pool_use_lifo": True}


def _note_rest(_connection: Any, record: Any) -> None:
    record.info[_RESTING] = time.monotonic()


def _try_after_rest(connection: Any, record: Any, _proxy: object) -> None:
    """A busy connection is alive; those that rested may have been cut by a restart or a firewall."""
    if time.monotonic() - record.info.get(_RESTING, time.monotonic()) < RESTED_SECONDS:
        return
    import psycopg

    try:
        connection.execute("")
        connection.rollback()
    except psycopg.Error as cut:
        raise exc.InvalidatePoolError from cut  # and the pool opens others


def _sqlite_module() -> Any:
    """Python's own sqlite3 where it can load extensions, else pysqlite3."""
    if hasattr(sqlite3.Connection, "enable_load_extension"):
        return sqlite3
    import pysqlite3

    return pysqlite3


def _open_spatialite(connection: Any, _record: object) -> None:
    # The driver must not open transactions by itself: `_begin` does, and chooses which kind.
    connection.isolation_level = None
    connection.enable_load_extension(True)
    connection.load_extension("mod_spatialite")
    connection.enable_load_extension(False)
    # FULL: what was answered "received" must survive a power cut, also in WAL mode.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    if not connection.execute("PRAGMA table_info(geometry_columns)").fetchall():
        connection.execute("SELECT InitSpatialMetaData(1, 'WGS84')")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would lose a race with another writer and fail;
    # so whoever may write takes the one write lock at the start and waits for it politely.
    reads_only = connection.get_execution_options().get(READS_ONLY)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
