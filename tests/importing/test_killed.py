"""The worker is killed in the middle of an import and started again: real processes, both databases."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from backend.importing import service, showing, working
from backend.importing.models import Choice, Import, State
from backend.kernel import clock, jobs
from backend.kernel.db import db, promise_to_read
from backend.patients.models import Home, Patient
from backend.patients.register.models import BlindIndex
from backend.roster.models import Staff
from backend.schedule.models import FollowupTask
from backend.transparency.models import LogEntry
from tests.cast import assemble
from tests.importing.sheets import a_file, a_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from backend.config import Config
    from backend.kernel.http import App

PEOPLE = 900
WAIT_S = 90


@pytest.fixture
def county(build: Callable[[Config], App], config: Config) -> Iterator[None]:
    """A county whose jobs wait for a worker."""
    with build(replace(config, jobs_now=False)).app_context():
        assemble()
        jobs.commit()
        yield
        db.session.remove()


def a_checked_file() -> UUID:
    """A good file of many people, checked."""
    doctor = db.session.scalars(select(Staff.id).where(Staff.login == "shen.zhixia")).one()
    rows = [a_person(number, phone=f"139{number:08}") for number in range(PEOPLE)]
    row = service.new(doctor, a_file(people=rows), "名单.xlsx")
    jobs.commit()
    working.go(row, working.dry, lambda *_: None)
    assert (row.state, row.counts["new"]) == (State.CHECKED, PEOPLE)
    row.state, row.choice = State.WRITING, Choice.ALL
    number = row.id
    jobs.later(working.write, number)
    jobs.commit()
    return number


@contextmanager
def a_worker(config: Config) -> Iterator[subprocess.Popen[bytes]]:
    """The process that does background jobs, in a group of its own."""
    settings = {
        "LIANFANG_DATA": str(config.data),
        "LIANFANG_KEYS": str(config.keys),
        "LIANFANG_DATABASE_URL": config.database_url,
    }
    command = [sys.executable, "-m", "huey.bin.huey_consumer", "backend.worker.huey", "--workers", "1"]
    with (config.data / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, "--no-periodic"], env={**os.environ, **settings}, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            killed(process)


def killed(process: subprocess.Popen[bytes]) -> None:
    """As by a power cut: the worker itself, and nobody else."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def seen(import_id: UUID) -> dict[str, object]:
    """What the page shows now; the embedded database's one writer is let through again."""
    shown = showing.row(db.session.get_one(Import, import_id))
    db.session.rollback()
    return shown


def wait_for(what: Callable[[], bool], log: Config) -> None:
    deadline = time.monotonic() + WAIT_S
    while not what():
        assert time.monotonic() < deadline, (log.data / "worker.log").read_text()
        time.sleep(0.02)


def count(model: type[Patient | Home | BlindIndex | FollowupTask]) -> int:
    counted = db.session.scalar(select(func.count()).select_from(model)) or 0
    db.session.rollback()
    return counted


def test_an_import_killed_in_the_middle_never_happened_and_then_happens_once(
    county: None, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = a_checked_file()

    def done() -> int:
        said = jobs.told(working.about(number))
        return said["done"] if said else 0

    with a_worker(config) as worker:
        wait_for(lambda: done() > working.PARTS // 3, config)
        killed(worker)
    assert done() < working.PARTS, "it was killed too late to tell anything"
    assert (count(Patient), count(BlindIndex), count(FollowupTask)) == (0, 0, 0)
    assert seen(number)["state"] == State.WRITING

    now = clock.now_ms
    monkeypatch.setattr(working, "now_ms", lambda: now() + jobs.SILENT_MS + 1000)
    assert seen(number)["progress"] is None, "the bar shows what was undone"
    working.sweep()
    jobs.commit()
    monkeypatch.undo()
    promise_to_read()  # else each look would wait for the embedded database's one writer
    steps = [done()]

    def finished() -> bool:
        steps.extend([done()] if jobs.told(working.about(number)) else [])
        return seen(number)["state"] == State.DONE

    with a_worker(config):
        wait_for(finished, config)
    again = steps[next(place for place, step in enumerate(steps) if step < steps[0]) :]
    assert again[0] == 0, "the bar begins anew"
    assert (count(Patient), count(Home), count(FollowupTask)) == (PEOPLE, PEOPLE, PEOPLE)
    assert count(BlindIndex) == 2 * PEOPLE
    acts = db.session.scalars(select(LogEntry.body).where(LogEntry.kind == "act")).all()
    assert sum(b"\nimport.done\n" in body for body in acts) == 1
    assert (seen(number)["progress"], seen(number)["file_kept"]) == (None, False)
    assert db.session.get_one(Import, number).attempts == 2
