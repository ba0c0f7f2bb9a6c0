"""Fifty thousand people from Excel on PostGIS: the dry run and the import, in a process of their own.

Clock and memory are those of the process that does the work; the database's are not in it. `BENCH_ROWS=5000`
chooses another size.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flask_migrate import upgrade
from openpyxl import Workbook
from sqlalchemy import select

from backend.app import create_app
from backend.config import Config
from backend.importing import service, working
from backend.importing.columns.forms import BY_KEY
from backend.importing.models import Choice, State
from backend.kernel import jobs, keys
from backend.kernel.db import db
from backend.roster.models import Staff
from tests.cast import assemble
from tests.databases import postgis_cluster
from tests.importing.sheets import identity_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backend.importing.models import Import
    from backend.kernel.http import App

ROWS = int(os.environ.get("BENCH_ROWS", "50000"))
SECONDS, MEGABYTES = 120, 500
ROW = "{:>10}  {:28} {:>12} {:>14} {:>10}"


def main() -> None:
    """Make a county and a file, then import it in another process."""
    with postgis_cluster(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
        keys.create(Path(folder) / "keys")
        url = cluster.create("imports")
        with _app(url, folder):
            upgrade("migrations")
            assemble()
            db.session.commit()
        _write(Path(folder) / "people.xlsx")
        subprocess.run([sys.executable, "-m", "tools.bench.imports", url, folder], check=True)


def work(url: str, folder: str) -> None:
    """Check the file, and write it down, as the background process does."""
    data = (Path(folder) / "people.xlsx").read_bytes()
    print(ROW.format("rows", "what", "on the clock", "own processor", "memory"))
    with _app(url, folder):
        who = db.session.scalars(select(Staff.id).where(Staff.login == "shen.zhixia")).one()
        row = service.new(who, data, "people.xlsx")
        jobs.commit()
        _timed(f"dry run of {len(data) / 1e6:.1f} MB", lambda: working.dry(row, _quietly))
        _require(row, State.CHECKED)
        row.state, row.choice = State.WRITING, Choice.ALL
        jobs.commit()
        took = _timed("import", lambda: working.wet(row, _quietly))
        _require(row, State.DONE)
    if ROWS >= 50_000 and (took > SECONDS or _megabytes() > MEGABYTES):
        raise SystemExit(f"more than {SECONDS} s or {MEGABYTES} MB")


def _require(row: Import, state: State) -> None:
    if (row.state, row.counts["new"], row.counts["bad"]) != (state, ROWS, 0):
        raise SystemExit(f"{row.state}: {row.counts}")


def _timed(what: str, do: Callable[[], None]) -> float:
    begun, busy = time.perf_counter(), time.process_time()
    do()
    jobs.commit()
    took, worked = time.perf_counter() - begun, time.process_time() - busy
    print(ROW.format(ROWS, what, f"{took:.1f} s", f"{worked:.1f} s", f"{_megabytes()} MB"), flush=True)
    return took


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _quietly(_done: int, _of: int) -> None:
    pass


@contextmanager
def _app(url: str, folder: str) -> Iterator[App]:
    app = create_app(Config(data=Path(folder), database_url=url, jobs_now=True))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _write(file: Path) -> None:
    """People with an address, a point in GCJ-02, a guardian and a consent each."""
    form = BY_KEY["people"]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(form.words.zh)
    sheet.append([column.words.zh for column in form.columns])
    for number in range(ROWS):
        row = {
            "name": f"柳{number}",
            "id_no": identity_number(number % 1000, f"{1950 + number // 1000}0131"),
            "own_number": f"A-{number:06}",
            "phone": f"139{number:08}",
            "area": "990100101201",
            "team": "石桥村关爱帮扶小组",
            "consent": "同意",
            "consent_on": "2026-03-01",
            "address": f"石桥村三组 {number} 号",
            "lat": 29.1 + number % 100 / 10_000,
            "lon": 107.2 + number // 100 / 10_000,
            "datum": "GCJ-02",
            "guardian": f"柳{number}之母",
            "relation": "母亲",
            "guardian_phone": f"138{number:08}",
            "capacity": "强",
        }
        sheet.append([row.get(column.key) for column in form.columns])
    book.save(file)


if __name__ == "__main__":
    main() if len(sys.argv) == 1 else work(sys.argv[1], sys.argv[2])
