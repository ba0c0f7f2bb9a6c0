"""What lies in the store and no row names: a server stopped between laying files down and the commit.

Nobody was given a receipt for them, so the phone has them still. Removed is only what carries one of our
names, was laid down a month ago by its name and by the store's own clock, and is named by no row. No row can
come for it any more: `resting.settle` makes nothing known that has lain for a day.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.evidence import store
from backend.evidence.models import Evidence
from backend.evidence.resting import LATEST_MS
from backend.evidence.store import SMALL
from backend.kernel.clock import now_ms
from backend.kernel.db import db, pause, run
from backend.kernel.jobs import every

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

    from backend.evidence.store import Laid

GRACE_MS: Final = 30 * 24 * 3_600_000
"""Far longer than phones keep what was received, so that a database restored by mistake can be exchanged."""
REACH_MS: Final = 31 * 24 * 3_600_000
_OURS: Final = re.compile(r"([0-9a-f]{6})/\1[0-9a-f]{6}7[0-9a-f]{19}(\.small)?(\.[0-9a-f]{8})?")
"""An object, its small picture, or either half written."""
_naming: list[InstrumentedAttribute[Any]] = []
log = logging.getLogger("lianfang")


def named_by(column: InstrumentedAttribute[Any]) -> None:
    """Say that this column names objects of the store. Every room that keeps any must: others are removed."""
    _naming.append(column)


named_by(Evidence.object)


@every(minutes=60)
def sweep() -> None:
    """Remove what came of age within the last month."""
    if (until := _late()) is None:
        return
    removed = 0
    for folder in store.folders(until - REACH_MS, until):
        found = unnamed(folder, until)
        pause()
        for one in found:
            store.current().delete(one.name)
        removed += len(found)
    if removed:
        log.warning("%d files that no row names were removed", removed)


def counted() -> int:
    """How many such files there are, not counting those that came within a day: for `lianfang verify`."""
    named = select(Evidence.object).where(Evidence.object.is_not(None)).order_by(Evidence.object)
    first = db.session.scalar(named.limit(1))
    until = now_ms() - LATEST_MS
    folders = store.folders(first.int >> 80, until) if first else []
    return sum(len(unnamed(folder, until)) for folder in folders)


def unnamed(folder: str, until: int) -> list[Laid]:
    """What lies in a folder since before `until`, is ours, and is named by no row.

    Asks for rows after it was looked what lies there, so that a row that came meanwhile is seen.
    """
    old = [
        one
        for one in store.current().laid(folder)
        if _OURS.fullmatch(one.name) and max(one.at, _named_at(one)) < until
    ]
    rows = _names_in(folder) if old else set()
    return [one for one in old if _is_half_written(one) or _object(one) not in rows]


def _late() -> int | None:
    """Before when things are old: a month before now, and before the newest file that is known, so that a
    server with a wrong clock removes nothing.
    """
    newest = select(Evidence.received_at).where(Evidence.object.is_not(None)).order_by(Evidence.object.desc())
    known = db.session.scalar(newest.limit(1))
    return None if known is None else min(known, now_ms()) - GRACE_MS


def _names_in(folder: str) -> set[UUID]:
    first, last = UUID(hex=folder.ljust(32, "0")), UUID(hex=folder.ljust(32, "f"))
    queries = [select(column).where(column.between(first, last)) for column in _naming]
    return {name for query in queries for name in run(query).scalars()}


def _object(one: Laid) -> UUID:
    return UUID(hex=one.name[7:39])


def _named_at(one: Laid) -> int:
    """When it was named (ms): an identity begins with the time."""
    return int(one.name[7:19], 16)


def _is_half_written(one: Laid) -> bool:
    return len(one.name.removesuffix(SMALL)) > 39
