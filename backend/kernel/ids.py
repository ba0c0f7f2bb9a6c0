"""Identities: UUIDv7, so that keys made in order are stored in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7 as _uuid7

if TYPE_CHECKING:
    from uuid import UUID


def uuid7() -> UUID:
    """A new time-ordered identity, as the standard library's `UUID`."""
    return _uuid7()
