"""A county's calendar on PostGIS: today's list, the board and a card, and everybody computed anew.

Two sizes in one run, because what matters is that the larger is no slower. Times are what the database took
(every statement of a request together), not the way there. `BENCH_PEOPLE=2000,10000` chooses other sizes.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from flask_migrate import upgrade
from sqlalchemy import event, text

from backend.app import create_app
from backend.config import Config
from backend.demo.web import Web
from backend.kernel import keys
from backend.kernel.db import db
from backend.schedule import recompute
from tests.cast import PASSWORD, assemble
from tests.databases import postgis_cluster
from tests.factories import a_phone
from tests.patients.people import a_patient
from tools.bench.crowd import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backend.kernel.http import App
    from backend.schedule.recompute import Report

SIZES = tuple(int(size) for size in os.environ.get("BENCH_PEOPLE", "10000,100000").split(","))
TIMES, KNOWN = 40, 120
SEARCH = "/api/visits?from=2025-01-01&to=2025-12-31&authenticity=REJECTED"
ROW = "{:>10}  {:28} {:>10} {:>10}"


@dataclass
class Watch:
    """Adds up what statements took."""

    seconds: float = 0.0
    _begun: list[float] = field(default_factory=list)

    def begin(self, *_: Any) -> None:
        self._begun.append(time.perf_counter())

    def end(self, *_: Any) -> None:
        self.seconds += time.perf_counter() - self._begun.pop()


def main() -> None:
    """Measure every size."""
    print(ROW.format("people", "what", "p50", "p95"))
    with postgis_cluster(durable=True) as cluster:
        for size in SIZES:
            with _county(cluster.create(f"county_{size}"), size) as (app, phone):
                _measure(app, size, phone)


@contextmanager
def _county(url: str, size: int) -> Iterator[tuple[App, str]]:
    """A county of so many people with two years of visits; the team we look at has its people by name."""
    with tempfile.TemporaryDirectory() as folder:
        keys.create(Path(folder) / "keys")
        app = create_app(Config(data=Path(folder), database_url=url, jobs_now=True))
        with app.app_context():
            upgrade("migrations")
            cast = assemble()
            phone = a_phone(cast.people["shen.zhixia"])
            known = [a_patient(cast, f"柳{number}").id for number in range(KNOWN)]
            db.session.commit()
            fill(cast.county, size, known)
            db.session.execute(text("ANALYZE"))
            db.session.commit()
            yield app, str(phone.id)
            db.session.remove()
            db.engine.dispose()


def _measure(app: App, size: int, phone: str) -> None:
    _computed(size, "computed first")
    if not _computed(size, "computed again").is_nothing:
        raise SystemExit("computing twice changed something")
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    leader, supervisor = Web(app), Web(app)
    leader.sign_in("shen.zhixia", PASSWORD)
    supervisor.sign_in("tian.shouzheng", PASSWORD)
    person = leader.get("/api/board")["items"][0]["patient"]
    _timed(size, "today's list, on a phone", lambda: leader.get(f"/api/tasks?device={phone}"))
    _timed(size, "the leader's board, overdue", lambda: leader.get("/api/board?when=overdue"))
    _timed(size, "the county's board, overdue", lambda: supervisor.get("/api/board?when=overdue"))
    _timed(size, "the county's totals", lambda: supervisor.get("/api/board/totals"))
    visits = supervisor.get("/api/visits?page=90")["items"]
    _timed(size, "the county's visits", lambda: supervisor.get("/api/visits"))
    _timed(size, "not one of a year", lambda: supervisor.get(SEARCH))
    _timed(size, "one visit", lambda: supervisor.get(f"/api/visits/{visits[0]['id']}"))
    _timed(size, "a card", lambda: leader.get(f"/api/patients/{person}/card"))


def _computed(size: int, what: str) -> Report:
    """Everybody anew: our own processor's seconds, and those on the clock."""
    begun, busy = time.perf_counter(), time.process_time()
    report = recompute.county()
    took, worked = time.perf_counter() - begun, time.process_time() - busy
    print(ROW.format(size, what, f"{worked:.1f} s CPU", f"{took:.1f} s"), flush=True)
    return report


def _timed(size: int, what: str, ask: Callable[[], Any]) -> None:
    """p50 and p95 of what the database took for one request."""
    taken = []
    for number in range(TIMES + 3):
        watch = Watch()
        event.listen(db.engine, "before_cursor_execute", watch.begin)
        event.listen(db.engine, "after_cursor_execute", watch.end)
        ask()
        event.remove(db.engine, "before_cursor_execute", watch.begin)
        event.remove(db.engine, "after_cursor_execute", watch.end)
        if number >= 3:
            taken.append(watch.seconds * 1000)
    cuts = quantiles(taken, n=20)
    print(ROW.format(size, what, f"{cuts[9]:.1f} ms", f"{cuts[18]:.1f} ms"), flush=True)


if __name__ == "__main__":
    main()
