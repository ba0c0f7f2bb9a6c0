"""The servers under measurement: ours under gunicorn over a durable PostGIS, and the bare yardstick."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import URLError

import psutil

from backend.serve import ARENAS, THREADS, WORKERS
from tests.e2e.support.server import ROOT, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Running:
    """A started server and where it answers."""

    port: int
    process: subprocess.Popen[bytes]
    database: int | None = None
    """Process of the database it works with, if any."""

    @property
    def cpu(self) -> float:
        """Milliseconds of processor time that the server and its database have used so far."""
        return sum(_cpu(pid) for pid in (self.process.pid, self.database) if pid is not None)

    @property
    def memory(self) -> float:
        """Resident memory of the server's processes together, in MB."""
        mother = psutil.Process(self.process.pid)
        return sum(one.memory_info().rss for one in [mother, *mother.children(recursive=True)]) / 1e6


@contextmanager
def gunicorn(
    module: str, settings: Mapping[str, str], log: Path, database: int | None = None
) -> Iterator[Running]:
    """Serve `module` until the block ends; the same workers and threads for whoever is measured."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}", "--worker-class"]
    command += ["gthread", "--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "30"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **ARENAS, **settings}, stdout=output, stderr=output
        )
        try:
            _wait_for(port, log)
            yield Running(port, process, database)
        finally:
            process.terminate()
            process.wait()


@contextmanager
def consumer(settings: Mapping[str, str], log: Path) -> Iterator[None]:
    """Let background jobs be done meanwhile."""
    command = [sys.executable, "-m", "huey.bin.huey_consumer", "backend.worker.huey", "--workers", "1"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=output
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis of our own; its URL."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


def _cpu(pid: int) -> float:
    """Of a process and its children, also those that have ended."""
    mother = psutil.Process(pid)
    ended = mother.cpu_times().children_user + mother.cpu_times().children_system
    running = [one.cpu_times() for one in (mother, *mother.children(recursive=True))]
    return 1000 * (ended + sum(one.user + one.system for one in running))


def _wait_for(port: int, log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/session", timeout=2).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(log.read_text())
