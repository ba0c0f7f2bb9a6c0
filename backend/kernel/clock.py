"""The server's clock, which decides; swappable, so that tests can live on any day."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _system() -> int:
    return time.time_ns() // 1_000_000


_source: Callable[[], int] = _system


def now_ms() -> int:
    """Milliseconds since 1970 UTC."""
    return _source()


@contextmanager
def reading(source: Callable[[], int]) -> Iterator[None]:
    """Read the time from `source` inside the block (the whole process sees it)."""
    global _source  # noqa: PLW0603  one process has one clock
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
