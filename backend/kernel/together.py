"""Lets those who wait for the same work be served together, by one of them.

Who comes while nobody works, works at once. Who comes meanwhile waits; then the first of them works for all
who wait by then. So one alone waits for nobody, and a crowd pays once for what is done once: a lock, a
signature, a commit. Work that failed must leave nothing behind: it may be done again for each alone.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class _Turn(Generic[Given, Answer]):
    """One who came: served in the end with an answer or a failure, or else called to work."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.called = Event()
        self.answers: list[Answer] = []
        self.failure: BaseException | None = None


class Together(Generic[Given, Answer]):
    """Threads that `ask` are answered by `work`, which takes what several gave, in the order they came."""

    def __init__(self, work: Callable[[Sequence[Given]], Sequence[Answer]]) -> None:
        self._work = work
        self._door = Lock()
        self._waiting: list[_Turn[Given, Answer]] = []
        self._is_working = False

    def ask(self, given: Given) -> Answer:
        """The answer to `given`; raises what the work raised."""
        mine: _Turn[Given, Answer] = _Turn(given)
        with self._door:
            self._waiting.append(mine)
            works, self._is_working = not self._is_working, True
        if not works:
            mine.called.wait()
        if not (mine.answers or mine.failure):
            self._serve()
        if mine.failure:
            raise mine.failure
        return mine.answers[0]

    def _serve(self) -> None:
        """Work for all who wait, then call the first of those who came meanwhile."""
        with self._door:
            served, self._waiting = self._waiting, []
        self._work_for(served)
        with self._door:
            self._is_working = bool(self._waiting)
            following = self._waiting[:1]
        for one in [*served, *following]:
            one.called.set()

    def _work_for(self, served: Sequence[_Turn[Given, Answer]]) -> None:
        """What fails for several is done for each alone, so that nobody pays for another's fault."""
        try:
            answers = self._work([one.given for one in served])
        except BaseException as failure:  # noqa: BLE001  whatever it is, nobody may wait for ever
            for one in served:
                if len(served) > 1:
                    self._work_for([one])
                else:
                    one.failure = failure
        else:
            for one, answer in zip(served, answers, strict=True):
                one.answers.append(answer)
