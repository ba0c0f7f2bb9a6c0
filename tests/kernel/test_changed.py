"""What changed about somebody is told once, before the commit, to whoever asked to hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel import changed, jobs
from backend.kernel.ids import uuid7

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
