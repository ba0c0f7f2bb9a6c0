"""What visits that are assessed one after another share is asked for once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from backend.kernel import vault
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

One = TypeVar("One")
_HELD: Final = "lianfang_batch"


@contextmanager
def together() -> Iterator[None]:
    """Remember what is asked `once` meanwhile, and hold the keys of whoever it is about.

    For seconds, within one transaction: what changes elsewhere is seen by the next batch.
    """
    info = db.session().info
    held: dict[Hashable, Any] = {}
    outermost = info.setdefault(_HELD, held) is held
    try:
        with vault.holding():
            yield
    finally:
        if outermost:
            info.pop(_HELD, None)


def once(key: Hashable, ask: Callable[[], One]) -> One:
    """What `ask` says; asked once a batch, and every time outside of one."""
    held: dict[Hashable, Any] | None = db.session().info.get(_HELD)
    if held is None:
        return ask()
    if key not in held:
        held[key] = ask()
    answer: One = held[key]
    return answer


def changed(key: Hashable) -> None:
    """What was remembered under this key holds no longer."""
    db.session().info.get(_HELD, {}).pop(key, None)
