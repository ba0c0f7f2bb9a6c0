"""Upper rooms that must let go of somebody who is erased. Lower rooms do not know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    Listener = Callable[[UUID], None]

_listeners: list[Listener] = []


def on_withdrawal(listener: Listener) -> Listener:
    """Register what to do when a person is erased, within the same transaction."""
    _listeners.append(listener)
    return listener


def forget(patient_id: UUID) -> None:
    """Tell every room above."""
    for listener in _listeners:
        listener(patient_id)
