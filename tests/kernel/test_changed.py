"""What changed about somebody is told once, before the commit, to whoever asked to hear of it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from backend.kernel import changed, jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster.models import Area
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from backend.kernel.http import App

SOMEBODY, ANOTHER = uuid7(), uuid7()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[frozenset[UUID]]]:
    told: list[frozenset[UUID]] = []
    monkeypatch.setattr(changed, "_listeners", [lambda people: told.append(frozenset(people))])
    return told


def test_a_person_changed_twice_is_told_once(app: App, heard: list[frozenset[UUID]]) -> None:
    changed.changed(SOMEBODY)
    changed.changed(SOMEBODY, ANOTHER)
    assert heard == []

    jobs.commit()
    jobs.commit()

    assert heard == [{SOMEBODY, ANOTHER}]


def test_what_is_undone_is_told_to_nobody(app: App, heard: list[frozenset[UUID]]) -> None:
    changed.changed(SOMEBODY)
    jobs.rollback()
    jobs.commit()

    assert heard == []


def test_what_a_listener_changes_is_told_too(app: App, heard: list[frozenset[UUID]]) -> None:
    def once(people: frozenset[UUID]) -> None:
        if SOMEBODY in people:
            changed.changed(ANOTHER)

    changed.on_change(once)
    changed.changed(SOMEBODY)
    jobs.commit()

    assert heard == [{SOMEBODY}, {ANOTHER}]


def test_an_import_is_told_in_parts_that_fit_into_memory(
    app: App, heard: list[frozenset[UUID]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changed, "AT_ONCE", 2)
    people = [uuid7() for _ in range(5)]
    changed.changed(*people)
    jobs.commit()

    assert [len(part) for part in heard] == [2, 2, 1]
    assert frozenset().union(*heard) == set(people)


@jobs.job
def something_happens(person: UUID) -> None:
    changed.changed(person)


def breaks(people: frozenset[UUID]) -> None:
    """Writes something, then fails."""
    an_area("1", "甲", "COUNTY")
    raise RuntimeError


def writes(_people: frozenset[UUID]) -> None:
    an_area("2", "乙", "COUNTY")


def test_in_a_job_a_listener_that_fails_costs_the_others_nothing_and_is_reported(
    app: App, heard: list[frozenset[UUID]], caplog: pytest.LogCaptureFixture
) -> None:
    changed._listeners.insert(0, breaks)
    changed.on_change(writes)
    jobs.later(something_happens, SOMEBODY)
    with contextlib.suppress(RuntimeError):  # a consumer logs it and goes on
        jobs.commit()

    assert heard == [{SOMEBODY}]
    assert [area.name for area in db.session.query(Area)] == ["乙"]
    assert "breaks failed" in caplog.text


def test_before_an_answer_all_that_follows_stands_together(app: App, heard: list[frozenset[UUID]]) -> None:
    changed.on_change(breaks)
    changed.changed(SOMEBODY)
    with pytest.raises(RuntimeError):
        jobs.commit()
    jobs.rollback()

    assert db.session.query(Area).count() == 0
