"""Jobs start after the commit, in a context of their own, and not at all when nothing was kept."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.roster.models import Area
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.config import Config
    from backend.kernel.http import App

BROKEN = "broken"
seen: list[str] = []


@jobs.job
def look_for(name: str) -> None:
    if name == BROKEN:
        raise RuntimeError(name)
    seen.append(f"{name} {db.session.query(Area).filter_by(name=name).count()}")


@jobs.job
def look_at_the_clock() -> None:
    seen.append(f"asked at {jobs.asked_at()}, done at {clock.now_ms()}")


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


def test_a_job_starts_after_the_commit_and_sees_what_asked_for_it(app: App) -> None:
    an_area("1", "甲", "COUNTY")
    jobs.later(look_for, "甲")
    before = list(seen)
    jobs.commit()

    assert (before, seen) == ([], ["甲 1"])


def test_a_job_is_forgotten_when_nothing_was_kept(app: App) -> None:
    jobs.later(look_for, "甲")
    jobs.rollback()
    jobs.commit()

    assert seen == []


def test_a_job_is_handed_over_once(app: App) -> None:
    jobs.later(look_for, "甲")
    jobs.commit()
    jobs.commit()

    assert seen == ["甲 0"]


def test_a_job_that_fails_costs_none_of_those_handed_over_with_it(app: App) -> None:
    for name in ("甲", BROKEN, "乙"):
        jobs.later(look_for, name)
    with contextlib.suppress(RuntimeError):  # a consumer logs it and goes on
        jobs.commit()

    assert seen == ["甲 0", "乙 0"]


def test_a_queued_job_waits_in_a_file_for_the_consumer(
    build: Callable[[Config], App], config: Config
) -> None:
    app = build(replace(config, jobs_now=False))
    with app.app_context():
        jobs.later(look_for, "甲")
        jobs.commit()
    queue = build(replace(config, jobs_now=False)).extensions["lianfang.huey"]
    assert queue.pending_count() == 1

    queue.execute(queue.dequeue())

    assert seen == ["甲 0"]
    queue.storage.close()


def test_a_job_knows_when_it_was_asked_for(build: Callable[[Config], App], config: Config) -> None:
    app = build(replace(config, jobs_now=False))
    with clock.reading(lambda: 1_000), app.app_context():
        jobs.later(look_at_the_clock)
        jobs.commit()
    queue = app.extensions["lianfang.huey"]
    with clock.reading(lambda: 9_000):
        queue.execute(queue.dequeue())

    assert seen == ["asked at 1000, done at 9000"]
