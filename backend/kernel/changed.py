"""Says that something about a person has changed, to upper rooms that lower ones must not know.

A lower room calls `changed(person)`; upper rooms have registered what they then do. It happens once a person,
in the same transaction, just before the commit: what was changed and what follows from it stand together.
In a job, which nobody waits for, each listener stands alone: one that fails costs the others nothing.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    Listener = Callable[[Collection[UUID]], None]

AT_ONCE = 500
"""An import changes fifty thousand people in one transaction; nobody has to hold them all."""
log = logging.getLogger("lianfang.changed")
_PEOPLE = "lianfang_changed"
_NEW = "lianfang_new"
_listeners: list[Listener] = []


def on_change(listener: Listener) -> Listener:
    """Register what to do with the people about whom something changed."""
    _listeners.append(listener)
    return listener


def changed(*people: UUID) -> None:
    """Something about these people has changed; listeners hear of it before the commit."""
    db.session().info.setdefault(_PEOPLE, set()).update(people)


def born(*people: UUID) -> None:
    """These people are written down in this transaction: nobody else can know them before its commit."""
    db.session().info.setdefault(_NEW, set()).update(people)


def others_may_know(people: Collection[UUID]) -> list[UUID]:
    """Those of these people who may need a lock. An import brings more new ones than there are locks."""
    new = db.session().info.get(_NEW, ())
    return [one for one in people if one not in new]


def settle(*, apart: bool = False) -> list[Exception]:
    """Tell the listeners; what they change in turn is told too, so they must come to rest.

    Returns what went wrong where each listener stands `apart`, and raises it where they stand together.
    """
    info = db.session().info
    failures: list[Exception] = []
    while people := sorted(info.pop(_PEOPLE, ())):
        for first in range(0, len(people), AT_ONCE):
            some = frozenset(people[first : first + AT_ONCE])
            for listener in _listeners:
                if not apart:
                    listener(some)
                elif failure := _failure(listener, some):
                    failures.append(failure)
    return failures


def _failure(listener: Listener, people: Collection[UUID]) -> Exception | None:
    """Tell one listener; what it wrote before it failed is undone."""
    try:
        with db.session.begin_nested():
            listener(people)
    except Exception as failure:
        log.exception("%s.%s failed", listener.__module__, listener.__qualname__)
        return failure
    return None


def forget() -> None:
    """The transaction is over, or undone with what it changed."""
    db.session().info.pop(_PEOPLE, None)
    db.session().info.pop(_NEW, None)
