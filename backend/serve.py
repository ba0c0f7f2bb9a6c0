"""Runs the product on one machine: gunicorn for the people, a huey consumer for work that can wait.

In real use systemd does this (see `deploy/`); here one command starts both and stops both.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WORKERS, THREADS = 2, 8
GRACE = 3
"""Seconds that Ctrl-C leaves an answer that is on its way; phones send again what got none."""
ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""Photos pass through every thread; without this the C library keeps a heap for each."""


@dataclass(frozen=True)
class Listener:
    """One address gunicorn answers on; `certificate` and `key` are PEM files, both or neither.

    `application` is any other WSGI application than ours, in gunicorn's words; it is given one process.
    """

    bind: str
    certificate: Path | None = None
    key: Path | None = None
    application: str = ""

    def command(self) -> list[str]:
        workers = 1 if self.application else WORKERS
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            self.application or "backend.wsgi:app",
            "--bind",
            self.bind,
        ]
        command += f"--worker-class gthread --workers {workers} --threads {THREADS}".split()
        command += f"--timeout 60 --graceful-timeout {GRACE} --log-level error --no-control-socket".split()
        if self.certificate and self.key:
            command += ["--certfile", str(self.certificate), "--keyfile", str(self.key)]
        return command

    def try_address(self) -> None:
        """Raises OSError, in words, where this address cannot be answered on."""
        host, port = self.bind.rsplit(":", 1)
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind((host, int(port)))
            except OSError as wrong:
                raise OSError(f"cannot serve at {self.bind}: {wrong.strerror}") from wrong

    def environment(self, settings: Mapping[str, str]) -> dict[str, str]:
        # A cookie marked Secure would never come back over plain HTTP, so each listener says what it is.
        return {**ARENAS, **os.environ, **settings, "LIANFANG_TLS": "1" if self.certificate else "0"}


def serve(listeners: Sequence[Listener], settings: Mapping[str, str]) -> int:
    """Serve until Ctrl-C or until one of the processes ends; returns that exit code.

    Raises:
        OSError: an address is taken, or not this machine's.
    """
    for one in listeners:
        one.try_address()
    processes = [_start(one.command(), one.environment(settings)) for one in listeners]
    consumer = [
        sys.executable,
        "-m",
        "huey.bin.huey_consumer",
        "backend.worker.huey",
        "--workers",
        "1",
        "--max-delay",
        "1",
        "--quiet",
    ]
    processes.append(_start(consumer, {**os.environ, **settings}))
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    try:
        pid, status = os.wait()
        sys.stderr.write(f"A process ended ({pid}); stopping the others.\n")
        return os.waitstatus_to_exitcode(status)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C reaches us alone, and we end the others in peace.
    return subprocess.Popen(command, env=environment, process_group=0)  # noqa: S603
