"""Every visit of a county through the checks again, on PostGIS, at two sizes: a visit must cost the same.

Processor time is that of the process that assesses; what is more on the clock is the database and waiting.
Photos are not decoded: their fingerprints stand there, as they do after the receipt. `BENCH_VISITS=100000`
chooses other sizes.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

from flask_migrate import upgrade
from sqlalchemy import func, select

from backend.app import create_app
from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import command
from backend.config import Config
from backend.kernel import keys
from backend.kernel.db import db
from tests.cast import assemble
from tests.databases import postgis_cluster
from tools.bench import past

SIZES: Final = tuple(int(size) for size in os.environ.get("BENCH_VISITS", "1000,10000").split(","))
TARGET_MS: Final = 50
ROW: Final = "{:>8}  {:10} {:>14} {:>16} {:>16} {:>10}"


def main() -> None:
    """Measure every size in a process of its own."""
    print(ROW.format("visits", "step", "on the clock", "a visit", "own CPU a visit", "memory"), flush=True)
    slow = False
    with postgis_cluster(durable=True) as cluster:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                url = cluster.create(f"visits{size}")
                where = [url, folder, str(size)]
                done = subprocess.run([sys.executable, "-m", "tools.bench.reassess", *where], check=False)
                slow |= done.returncode != 0
    if slow:
        raise SystemExit(f"not every visit, or more than {TARGET_MS} ms of processor time for one")


def work(url: str, folder: str, size: int) -> None:
    """Fill, reassess everything, and print what each step took."""
    keys.create(Path(folder) / "keys")
    app = create_app(Config(data=Path(folder), database_url=url))
    with app.app_context():
        upgrade("migrations")
        past.fill(assemble(), size)
        steps = Steps()
        count = command.run(steps.heard, everything=True)
        steps.heard("", 0, 0)
        said = db.session.scalar(select(func.count()).select_from(Standing))
        doubtful = db.session.scalar(select(func.count()).where(Assessment.flagged.is_(True)))
        failed = sum(bool(one) for one in db.session.scalars(select(Assessment.failed)))
        db.session.remove()
        db.engine.dispose()
    print(f"{said} visits stand assessed, {doubtful} flagged, {failed} with a check that could not run")
    if (count, said, failed) != (size, size, 0):
        raise SystemExit(f"{count} of {size} visits were assessed")
    for step, busy in steps.busy.items():
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        took, each, own = steps.clock[step], 1000 * steps.clock[step] / size, 1000 * busy / size
        figures = (f"{took:.1f} s", f"{each:.1f} ms", f"{own:.1f} ms", f"{memory} MB")
        print(ROW.format(size, step, *figures), flush=True)
    raise SystemExit(1000 * steps.busy["assessing"] / size > TARGET_MS)


class Steps:
    """Adds up what each step of the command takes: on the clock, and of this process (seconds)."""

    def __init__(self) -> None:
        self.clock: dict[str, float] = defaultdict(float)
        self.busy: dict[str, float] = defaultdict(float)
        self.other: dict[str, float] = defaultdict(float)
        self._last = self._now()

    def heard(self, step: str, _done: int, _of: int) -> None:
        """The command's progress."""
        now = self._now()
        if step:
            for spent, before, after in zip((self.clock, self.busy), self._last, now, strict=False):
                spent[step] += after - before
        self._last = now

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main() if len(sys.argv) == 1 else work(sys.argv[1], sys.argv[2], int(sys.argv[3]))
