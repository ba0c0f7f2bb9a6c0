"""Those who wait for the same work are served together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import TYPE_CHECKING

import pytest

from backend.kernel.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 20  # seconds


class Kitchen:
    """Doubles numbers, a round at a time; the first round ends only when `may_end` is set. 13 fails."""

    def __init__(self) -> None:
        self.rounds: list[list[int]] = []
        self.at_work, self.may_end, self.alone = Event(), Event(), Lock()
        self.together = Together(self.double)

    def double(self, given: Sequence[int]) -> list[int]:
        assert self.alone.acquire(blocking=False), "two work at once"
        self.rounds.append(list(given))
        self.at_work.set()
        assert self.may_end.wait(PATIENCE)
        self.alone.release()
        if 13 in given:
            raise ZeroDivisionError
        return [2 * number for number in given]

    def with_others(self, first: int, *others: int) -> list[int | BaseException | None]:
        """The others come while the first is served."""
        with ThreadPoolExecutor(1 + len(others)) as threads:
            asked = [threads.submit(self.together.ask, first)]
            assert self.at_work.wait(PATIENCE)
            for number, other in enumerate(others, 1):
                asked.append(threads.submit(self.together.ask, other))
                while len(self.together._waiting) < number:
                    pass
            self.may_end.set()
            return [one.exception(PATIENCE) or one.result() for one in asked]


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


def test_one_alone_waits_for_nobody(kitchen: Kitchen) -> None:
    kitchen.may_end.set()
    assert [kitchen.together.ask(1), kitchen.together.ask(2)] == [2, 4]
    assert kitchen.rounds == [[1], [2]]


def test_who_comes_meanwhile_is_served_in_one_round_and_gets_their_own_answer(kitchen: Kitchen) -> None:
    assert kitchen.with_others(1, 2, 3, 4) == [2, 4, 6, 8]
    assert kitchen.rounds == [[1], [2, 3, 4]]


def test_the_fault_of_one_costs_nobody_else_their_answer(kitchen: Kitchen) -> None:
    two, six, fault, eight = kitchen.with_others(1, 3, 13, 4)
    assert (two, six, eight) == (2, 6, 8)
    assert isinstance(fault, ZeroDivisionError)
    assert kitchen.rounds == [[1], [3, 13, 4], [3], [13], [4]]


def test_after_a_fault_it_goes_on(kitchen: Kitchen) -> None:
    kitchen.may_end.set()
    with pytest.raises(ZeroDivisionError):
        kitchen.together.ask(13)
    assert kitchen.together.ask(5) == 10
