"""Upper rooms that hear of a home somebody wrote down afterwards. Lower rooms do not know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.patients.models import Home

    Listener = Callable[[Home], None]

_listeners: list[Listener] = []


def on_move(listener: Listener) -> Listener:
    """Register what to do when a person is said to have lived somewhere from a day on, maybe a past one."""
    _listeners.append(listener)
    return listener


def moved(home: Home) -> None:
    """Tell every room above, within the same transaction."""
    for listener in _listeners:
        listener(home)
