"""One endpoint as the gate walk knows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Closed(Enum):
    """How a door is closed to people who have the permission, but no business with these things."""

    OPEN = "nothing behind it belongs to anybody else"
    MISSING = "the thing in the address is answered as if it did not exist"
    EMPTY = "the list lacks it"


@dataclass(frozen=True)
class Door:
    """`insider` is somebody who gets through, with this body, to this address."""

    permission: str
    closed: Closed
    address: str
    insider: str = "he.xiaoman"
    body: dict[str, Any] | bytes | None = None
    """JSON, or bytes of `media_type`."""
    media_type: str = "image/jpeg"
    beyond: str = ""
    """Code of a refusal that the insider may meet, because it is met only behind the gate."""


OPEN, MISSING, EMPTY = Closed.OPEN, Closed.MISSING, Closed.EMPTY
