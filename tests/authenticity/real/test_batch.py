"""A batch asks once what its visits share; it forgets what changed, and at its end everything."""

from __future__ import annotations

from itertools import count

import pytest

from backend.authenticity.real import batch

pytestmark = pytest.mark.usefixtures("app")


def test_what_visits_share_is_asked_once_a_batch() -> None:
    numbers = count()

    with batch.together():
        assert [batch.once("one", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    with batch.together():
        assert batch.once("one", lambda: next(numbers)) == 1


def test_a_batch_within_a_batch_is_the_same() -> None:
    numbers = count()

    with batch.together():
        with batch.together():
            batch.once("one", lambda: next(numbers))
        assert batch.once("one", lambda: next(numbers)) == 0


def test_outside_of_a_batch_everything_is_asked_again() -> None:
    numbers = count()

    assert [batch.once("one", lambda: next(numbers)) for _ in range(2)] == [0, 1]


def test_what_changed_is_asked_again() -> None:
    numbers = count()

    with batch.together():
        batch.once("one", lambda: next(numbers))
        batch.changed("one")
        assert batch.once("one", lambda: next(numbers)) == 1


def test_a_batch_that_fails_is_forgotten_too() -> None:
    numbers = count()

    def stumble() -> int:
        return next(numbers) // 0

    with pytest.raises(ZeroDivisionError), batch.together():
        batch.once("one", stumble)
    assert batch.once("one", lambda: next(numbers)) == 1
