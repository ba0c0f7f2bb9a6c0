"""The real server on a folder of its own: gunicorn, killed and restored at will."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.support.wire import Wire

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`settings` are LIANFANG_* names over the embedded default in `folder`; `ahead`: ms it is later."""

    def __init__(self, folder: Path, settings: dict[str, str] | None = None, workers: int = 1) -> None:
        self.folder, self.port, self.workers, self.ahead = folder, free_port(), workers, 0
        self.url = f"http://localhost:{self.port}"
        self.environment = {**os.environ, "LIANFANG_DATA": str(folder), **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def on_a_copy(cls, data: Path, folder: Path, wire: Wire) -> Iterator[Server]:
        """A running server on a copy of `data`, at the far end of `wire`."""
        shutil.copytree(data, folder)
        server = cls(folder)
        server.start()
        wire.to = server.port
        wire.gone(gone=False)
        yield server
        server.stop()

    def fill(self) -> None:
        """Fill the fictitious county."""
        self.lianfang("demo")

    def lianfang(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `lianfang` beside the server, over the same data and on the same day."""
        cli = "tests.e2e.support.later" if self.ahead else "backend.cli"
        command = [sys.executable, "-m", cli, *arguments]
        done = subprocess.run(
            command, env=self._environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            raise AssertionError(f"lianfang {' '.join(arguments)}\n{done.stdout}\n{done.stderr}")
        return done

    def do_jobs(self) -> None:
        """Do what was handed over for after the answer, as the worker beside a server does."""
        self.inside("from backend.worker import huey\nwhile task := huey.dequeue(): huey.execute(task)")

    def inside(self, code: str, *arguments: str) -> str:
        """Run Python beside the server, over the same data; what it says."""
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(
            command, env=self._environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    @property
    def _environment(self) -> dict[str, str]:
        return {**self.environment, "LATER_MS": str(self.ahead)}

    def start(self) -> None:
        app = "tests.e2e.support.later:app" if self.ahead else "backend.wsgi:app"
        command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{self.port}",
                   "--worker-class", "gthread", "--workers", str(self.workers), "--threads", "8",
                   "--no-control-socket"]  # fmt: skip
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                # Who was let in waits for the answer: where a crowd asks too, it takes its turn.
                left = max(2, deadline - time.monotonic())
                urllib.request.urlopen(f"{self.url}/api/session", timeout=left).close()
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "server.log").read_text())

    @property
    def running(self) -> bool:
        return self._process is not None

    def stop(self) -> None:
        """The signal is gone for everybody: nothing answers at this address."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)  # its workers too: an orphan would go on answering
            self._process.wait()
            self._process = None

    def back_up(self, name: str) -> Path:
        """Copy the data as it is now (the server stands still meanwhile)."""
        self.stop()
        backup = self.folder.with_name(f"{self.folder.name}-{name}")
        shutil.copytree(self.folder, backup)
        self.start()
        return backup

    def restore(self, backup: Path) -> None:
        """Put an older copy of the data in place of today's, as after a broken disk."""
        self.stop()
        shutil.rmtree(self.folder)
        shutil.copytree(backup, self.folder)
        self.start()
