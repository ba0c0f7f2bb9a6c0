"""One head a day, for people to write down and for an authority to time-stamp."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.days import day_of, start_of, today
from backend.kernel.db import db
from backend.kernel.jobs import every
from backend.transparency.models import DailyHead, LogHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Row

CHUNK = 1000


@every(minutes=10)
def close_days() -> None:
    """Keep the last head of each day that has ended since the last one kept."""
    kept = db.session.scalars(select(DailyHead).order_by(DailyHead.size.desc()).limit(1)).first()
    for day, size in last_of_days(kept.size if kept else 0, start_of(today())):
        if kept is None or day > kept.day:
            db.session.add(DailyHead(day=day, size=size))


def last_of_days(after: int, until: int) -> Iterator[tuple[date, int]]:
    """The size of the last head of each day, of heads larger than `after` and signed before `until` (ms)."""
    query = (
        select(LogHead.size, LogHead.at)
        .where(LogHead.size > after, LogHead.at < until)
        .order_by(LogHead.size)
        .execution_options(yield_per=CHUNK)
    )
    for day, heads in groupby(_never_back(db.session.execute(query)), lambda head: head[0]):
        yield day, max(size for _, size in heads)


def history(before: date | None, limit: int) -> Sequence[tuple[DailyHead, str]]:
    """Daily heads with their notes, newest first, of days earlier than `before`."""
    query = select(DailyHead, LogHead.note).join(LogHead, LogHead.size == DailyHead.size)
    if before:
        query = query.where(DailyHead.day < before)
    rows = db.session.execute(query.order_by(DailyHead.day.desc()).limit(limit))
    return [(row[0], row[1]) for row in rows]


def first_stamped(size: int) -> tuple[DailyHead, str] | None:
    """The earliest time-stamped daily head of at least `size` entries, with its note."""
    query = select(DailyHead, LogHead.note).join(LogHead, LogHead.size == DailyHead.size)
    wanted = query.where(DailyHead.size >= size, DailyHead.stamp.is_not(None))
    row = db.session.execute(wanted.order_by(DailyHead.size).limit(1)).first()
    return (row[0], row[1]) if row else None


def _never_back(heads: Iterator[Row[int, int]]) -> Iterator[tuple[date, int]]:
    """Days of heads in the order of the log: a clock set back does not open a closed day again."""
    latest = None
    for size, at in heads:
        day = day_of(at)
        latest = day if latest is None else max(latest, day)
        yield latest, size
