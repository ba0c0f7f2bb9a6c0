"""The two databases under test: a SpatiaLite file, and a throw-away PostgreSQL cluster with PostGIS."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

# Nothing in a throw-away cluster needs to survive a power cut.
FAST = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=40",
    "shared_buffers=64MB",
]


@contextmanager
def postgis_cluster(*, durable: bool = False) -> Iterator[PostgisCluster]:
    """Start a cluster on a socket in a temporary folder; stop and remove it in the end.

    `durable` keeps PostgreSQL's own promises to the disk, for whoever measures.
    """
    home = Path(tempfile.mkdtemp(prefix="lianfang-pg-", dir="/tmp"))
    cluster = PostgisCluster(home, ["max_connections=100"] if durable else FAST)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


class PostgisCluster:
    """A PostgreSQL server of our own; PostgreSQL refuses to run as root, so root lends it another account."""

    def __init__(self, home: Path, settings: list[str]) -> None:
        self.home, self.settings = home, settings
        self.account = "postgres" if os.geteuid() == 0 else None
        self.bin = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))

    def start(self) -> None:
        if self.account:
            shutil.chown(self.home, self.account)
        self._run(
            "initdb",
            "-D",
            self._data,
            "-U",
            "lianfang",
            "-A",
            "trust",
            "-N",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        settings = [
            f"-c {setting}"
            for setting in (*self.settings, "listen_addresses=", f"unix_socket_directories={self.home}")
        ]
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", f"{self.home}/log", "-o", " ".join(settings), "start"
        )
        self.sql("CREATE DATABASE gis", "postgres")
        self.sql("CREATE EXTENSION postgis", "gis")

    @property
    def pid(self) -> int:
        """The process whose children serve the connections."""
        return int(Path(self._data, "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def create(self, name: str, template: str = "gis") -> str:
        """A new database, copied from a template; returns its URL."""
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY", "postgres")
        return self.url(name)

    def drop(self, name: str) -> None:
        self.sql(f"DROP DATABASE {name} WITH (FORCE)", "postgres")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://lianfang@/{database}?host={self.home}"

    def sql(self, statement: str, database: str) -> None:
        engine = create_engine(self.url(database), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(statement))

    @property
    def _data(self) -> str:
        return f"{self.home}/data"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.bin / program), *arguments],
            check=True,
            user=self.account,
            cwd=self.home,
            stdout=subprocess.DEVNULL,
        )
