"""The soak itself: everybody sends at once while server and worker are killed again and again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from backend.config import Config
from tests.e2e.support.server import ROOT, Server
from tools.soak.days import lived
from tools.soak.line import Fate, Line
from tools.soak.reckoning import Said, reckon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from tools.soak.pocket import Pocket

LOOK_S = 0.05


@dataclass(frozen=True)
class Size:
    """How much; `lost` is the share of answers that never arrive."""

    phones: int = 20
    visits: int = 100
    kills: int = 3
    lost: float = 1 / 3


@dataclass(frozen=True)
class Outcome:
    """What came of it; `problems` is empty when nothing was lost, nothing is there twice, the log holds."""

    statements: int
    files: int
    seconds: float
    kills: int
    fates: Counter[Fate]
    problems: list[str]


def soak(
    folder: Path, size: Size, database: str = "", seed: int = 1, say: Callable[[str], None] = print
) -> Outcome:
    """Run it in an empty `folder`; `database` is a URL, or empty for a SpatiaLite file."""
    settings = {"LIANFANG_DATA": str(folder), "LIANFANG_SIGN_IN_LIMIT": "1000000 per minute"}
    settings |= {"LIANFANG_DATABASE_URL": database} if database else {}
    config = Config.from_env(settings)
    pockets = lived(config, size.phones, size.visits)
    said = Said.by(pockets)
    say(f"{len(pockets)} phones hold {len(said.statements)} statements and {len(said.files)} photos")
    server, worker = Server(folder, settings, workers=2), Worker(settings)
    chances = [random.Random(seed + number) for number in range(len(pockets))]  # noqa: S311  luck, no secret
    lines = [Line(server.port, chance, size.lost) for chance in chances]
    began, over = time.monotonic(), Event()
    with ThreadPoolExecutor(len(pockets)) as threads:
        server.start()
        worker.start()
        sending = [
            threads.submit(pocket.send_everything, line, chance, over)
            for pocket, line, chance in zip(pockets, lines, chances, strict=True)
        ]
        try:
            kills = _kill(server, worker, pockets, sending, size.kills, say)
            for one in as_completed(sending):
                one.result()
        finally:
            over.set()
            worker.kill()
            server.stop()
    seconds = time.monotonic() - began
    fates = sum((line.fates for line in lines), Counter[Fate]())
    problems = reckon(config, said, pockets)
    return Outcome(len(said.statements), len(said.files), seconds, kills, fates, problems)


def _kill(
    server: Server,
    worker: Worker,
    pockets: Sequence[Pocket],
    sending: Sequence[Future[None]],
    kills: int,
    say: Callable[[str], None],
) -> int:
    """Kill both each time another share has been received; how often it was done."""
    total, done = _waiting(pockets), 0
    while done < kills and not _settled(sending):
        time.sleep(LOOK_S)
        if total - _waiting(pockets) < total * (done + 1) / (kills + 1):
            continue
        worker.kill()
        server.stop()
        done += 1
        say(f"killed {done} times, {_waiting(pockets)} statements still on phones")
        server.start()
        worker.start()
    return done


def _settled(sending: Sequence[Future[None]]) -> bool:
    """Everybody is done, or somebody failed."""
    done = [one for one in sending if one.done()]
    return len(done) == len(sending) or any(one.exception() for one in done)


def _waiting(pockets: Sequence[Pocket]) -> int:
    return sum(len(one.statements) for one in pockets)


class Worker:
    """The background worker, killed with the server."""

    def __init__(self, settings: dict[str, str]) -> None:
        self._environment = {**os.environ, **settings}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "huey.bin.huey_consumer", "backend.worker.huey", "--workers", "1"]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
