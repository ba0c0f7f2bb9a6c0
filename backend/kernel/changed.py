"""Says that something about a person has changed, to upper rooms that lower ones must not know.

A lower room calls `changed(person)`; upper rooms have registered what they then do. It happens once a person,
in the same transaction, just before the commit: what was changed and what follows from it stand together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    Listener = Callable[[Collection[UUID]], None]

AT_ONCE = 500
"""An import changes fifty thousand people in one transaction; nobody has to hold them all."""
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


def settle() -> None:
    """Tell the listeners; what they change in turn is told too, so they must come to rest."""
    info = db.session().info
    while people := sorted(info.pop(_PEOPLE, ())):
        for first in range(0, len(people), AT_ONCE):
            for listener in _listeners:
                listener(frozenset(people[first : first + AT_ONCE]))


def forget() -> None:
    """The transaction is over, or undone with what it changed."""
    db.session().info.pop(_PEOPLE, None)
    db.session().info.pop(_NEW, None)
