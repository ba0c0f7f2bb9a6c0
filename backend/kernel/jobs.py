"""Work done after the answer. A job is idempotent, and starts once what asked for it has been committed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from flask import current_app, g
from huey import MemoryHuey, RedisHuey, SqliteHuey, crontab

from backend.kernel import changed
from backend.kernel.clock import now_ms
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Flask
    from huey.api import Huey

    from backend.config import Config

    Work = Callable[..., None]
    Args = tuple[Any, ...]

AT_ONCE = 20
"""Jobs of one kind are handed over together: a queue is asked for each sending."""
SILENT_MS = 2 * 60_000
"""A job that tells how far it is does so every few seconds: who was silent for so long was killed."""
log = logging.getLogger("lianfang.jobs")
_WAITING = "lianfang_jobs"
_ASKED = "lianfang_asked"
_works: list[Work] = []
_rounds: list[tuple[Work, int]] = []


def job(work: Work) -> Work:
    """Mark a function as a job. Its arguments must survive pickling: identities and hashes, not rows."""
    _works.append(work)
    return work


def every(minutes: int) -> Callable[[Work], Work]:
    """Mark a function without arguments as work to be done over and over, to find what was missed."""

    def decorate(work: Work) -> Work:
        _rounds.append((work, minutes))
        return work

    return decorate


def later(work: Work, *args: Any) -> None:
    """Ask for a job; it is handed over by `commit`, and forgotten if the transaction is rolled back."""
    db.session().info.setdefault(_WAITING, []).append((work, args))


def commit(*, apart: bool = False) -> None:
    """Commit the session with all that follows from it, then hand over the jobs it asked for.

    The HTTP edge and commands end with this. `apart`: as `changed.settle` says; what went wrong is raised
    once everything else stands.
    """
    failures = changed.settle(apart=apart)
    db.session.commit()
    changed.forget()
    asked: dict[Work, list[Args]] = {}
    for work, args in db.session().info.pop(_WAITING, []):
        asked.setdefault(work, []).append(args)
    for work, times in asked.items():
        for first in range(0, len(times), AT_ONCE):
            current_app.extensions["lianfang.tasks"][work](times[first : first + AT_ONCE], now_ms())
    if failures:
        raise failures[0]


def rollback() -> None:
    """Undo the session and forget the jobs it asked for."""
    changed.forget()
    db.session.rollback()
    db.session().info.pop(_WAITING, None)


def asked_at() -> int:
    """When the job being done was asked for (ms): whatever made somebody ask had been committed by then."""
    at: int = g.get(_ASKED, 0) or now_ms()
    return at


def tell(about: str, told: dict[str, Any]) -> None:
    """Say how far a job is, past its transaction; whoever waits reads it with `told`."""
    _held().put(about, told)


def told(about: str) -> dict[str, Any] | None:
    """What a job last said of itself."""
    said: dict[str, Any] | None = _held().get(about, peek=True)
    return said


def hush(about: str) -> None:
    """Forget what a job said."""
    _held().delete(about)


def init_app(app: Flask, config: Config) -> None:
    """Give every job its queue: Redis where machines share it, else a file."""
    huey = _queue(config)
    app.extensions["lianfang.huey"] = huey
    app.extensions["lianfang.tasks"] = {
        work: huey.task(name=_name(work))(_inside(app, work)) for work in _works
    }
    for work, minutes in _rounds:
        huey.periodic_task(crontab(minute=f"*/{minutes}"), name=_name(work))(_inside(app, work))


def _held() -> Huey:
    held: Huey = current_app.extensions["lianfang.huey"]
    return held


def _queue(config: Config) -> Huey:
    if config.jobs_now:
        return MemoryHuey("lianfang", immediate=True)
    if config.redis_url:
        return RedisHuey("lianfang", url=config.redis_url)
    config.data.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("lianfang", filename=str(config.data / "jobs.sqlite3"), fsync=True)


def _name(work: Work) -> str:
    return f"{work.__module__}.{work.__qualname__}"


def _inside(app: Flask, work: Work) -> Work:
    def run(times: Sequence[Args] = ((),), asked: int = 0) -> None:
        failures = [failure for args in times if (failure := _failure(app, work, args, asked))]
        if failures:
            raise failures[0]

    return run


def _failure(app: Flask, work: Work, args: Args, asked: int) -> Exception | None:
    """Do a job once, in a transaction of its own, so that it spoils no other."""
    try:
        with app.app_context():
            setattr(g, _ASKED, asked)
            work(*args)
            commit(apart=True)
    except Exception as failure:
        log.exception("job %s failed", _name(work))
        return failure
    return None
