"""This process's index of every picture, kept up with the database.

The index only ever says where to look: a number in it may stand for a picture that was rolled back or
withdrawn since, and be another's by now. So whoever asks compares with the row itself.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from flask import current_app
from sqlalchemy import bindparam, func, select

from backend.authenticity.models import TracePhoto
from backend.authenticity.photo_memory import PLAIN
from backend.authenticity.pictures import Pictures
from backend.kernel.db import run

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME: Final = "lianfang.pictures"
_CHUNK: Final = 50_000
TAIL: Final = 1000
"""Newest numbers that are read again: one drawn early may be committed late, and one given up comes again."""


class PictureIndex:
    """Fingerprints by number; threads take turns."""

    def __init__(self) -> None:
        self._pictures = Pictures()
        self._newest = 0
        self._tail: set[tuple[int, bytes]] = set()
        self._turn = Lock()

    def near(self, turned: Sequence[bytes]) -> list[list[int]]:
        """For each picture, the numbers of those that were within 31 bits of it."""
        with self._turn:
            self._catch_up()
            return [[number for number, _ in self._pictures.near(one)] for one in turned]

    def _catch_up(self) -> None:
        """Add what is new, and what of the newest numbers was not seen or is another picture by now."""
        last = run(_LAST).scalar() or 0
        since = self._newest = min(self._newest, last)
        since -= TAIL
        tail: set[tuple[int, bytes]] = set()
        while rows := run(_NEW, since=since).all():
            pairs = [(row.number, row.pdq) for row in rows]
            self._pictures.add([one for one in pairs if one not in self._tail])
            since = self._newest = pairs[-1][0]
            tail = {one for one in (*tail, *pairs) if one[0] > since - TAIL}
        self._tail = tail


def index() -> PictureIndex:
    """The one of this process."""
    one: PictureIndex = current_app.extensions.setdefault(_NAME, PictureIndex())
    return one


_LAST: Final = select(func.max(TracePhoto.number))
_NEW: Final = (
    select(TracePhoto.number, TracePhoto.pdq)
    .where(TracePhoto.quality >= PLAIN, TracePhoto.number > bindparam("since"))
    .order_by(TracePhoto.number)
    .limit(_CHUNK)
)
